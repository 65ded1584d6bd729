"""What opens over the library about the marked routine or the search: filters, a time to fit to, further choices.

This module owns the way to each of them and what follows from its answer.
"""

from __future__ import annotations

import asyncio

from textual import work
from textual.worker import Worker

from relief_player.errors import ReliefError
from relief_player.tui.library.looking import ShelfLooks
from relief_player.tui.library.port import Hint
from relief_player.tui.library.wording import to_be_mended
from relief_player.tui.ports import ShelfEntry
from relief_player.tui.text import clean_line, error_line
from relief_player.units import Ms


class ShelfPanels(ShelfLooks):
    """The part of the library that asks."""

    @property
    def marked(self) -> ShelfEntry | None:
        """The routine that is marked; None where there is none."""
        raise NotImplementedError

    @property
    def sought(self) -> str:
        """What stands in the search line."""
        raise NotImplementedError

    def look_for(self, text: str) -> None:
        """Put a text into the search line."""
        raise NotImplementedError

    def play(self, entry: ShelfEntry, fit: Ms | None = None) -> Worker[None]:
        """Play a routine, fitted to a time where one is given."""
        raise NotImplementedError

    @work(exclusive=True, group="asking")
    async def action_filters(self) -> None:
        """Choose what is to be shown."""
        from relief_player.tui.library.filter_panel import FilterScreen  # noqa: PLC0415  # the library opens sooner

        if self.finder is not None and self.rows:
            text = await self.app.push_screen_wait(FilterScreen(self.finder, self.sought))
            if text is not None:
                self.look_for(text)
            self.follow(Hint.MORE)

    @work(exclusive=True, group="asking")
    async def action_fit(self) -> None:
        """Play the marked routine in the time there is."""
        from relief_player.tui.screens.fitting import FittingScreen  # noqa: PLC0415  # as above

        if (entry := self._whole()) is not None:
            length = await self.app.push_screen_wait(FittingScreen())
            if length is not None:
                self.play(entry, length)

    @work(exclusive=True, group="asking")
    async def action_more(self) -> None:
        """Copy the marked routine, or make a file of it."""
        from relief_player.tui.library.more_panel import FileScreen, More, MoreScreen  # noqa: PLC0415  # as above

        if (entry := self._whole()) is None:
            return
        chosen = await self.app.push_screen_wait(MoreScreen(entry.name))
        self.follow(Hint.MORE)
        if chosen is More.COPY:
            await self._copy(entry)
        elif chosen is not None:
            made = await self.app.push_screen_wait(FileScreen(self.desk, entry.id, chosen))
            if made is not None:
                self.notify(clean_line(made), markup=False, timeout=10)

    async def _copy(self, entry: ShelfEntry) -> None:
        try:
            copied = await asyncio.to_thread(self.desk.copy, entry.id)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
            return
        self.notify(f"Copied as {clean_line(copied)}. It is yours to change.", markup=False, timeout=8)
        self.action_reload()

    def _whole(self) -> ShelfEntry | None:
        """The marked routine, where it can be played."""
        entry = self.marked
        if entry is not None and entry.problems:
            self.notify(to_be_mended(self.keyboard.key("library.edit")), markup=False, severity="warning")
            return None
        return entry
