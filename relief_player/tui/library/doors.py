"""The ways from the library to the other screens, each imported when it is first gone.

This module owns which screen an action of the library opens. It never looks at the list: an action that needs the
highlighted routine asks the screen for it.
"""

from __future__ import annotations

import asyncio

from textual import work

from relief_player.errors import ReliefError
from relief_player.tui.commands import Keyboard
from relief_player.tui.ports import Library, ShelfEntry
from relief_player.tui.screens.base import ReliefScreen
from relief_player.tui.text import error_line


class LibraryDoors(ReliefScreen[None]):
    """The part of the library that leads elsewhere.

    Args:
        library: the shelf, and what the other screens need from the rest of the program.
        keyboard: the keys in force.
    """

    def __init__(self, library: Library, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._library = library

    def action_now(self) -> None:
        """A cramp right now."""
        from relief_player.tui.screens.now import NowScreen  # noqa: PLC0415  # the library opens sooner

        self.app.push_screen(NowScreen(self._library, self.keyboard))

    def action_history(self) -> None:
        """What was done."""
        from relief_player.tui.history.screen import HistoryScreen  # noqa: PLC0415  # as above

        self.app.push_screen(HistoryScreen(self._library.history(), self.keyboard))

    def action_settings(self) -> None:
        """What may be chosen."""
        from relief_player.tui.settings_desk.screen import SettingsScreen  # noqa: PLC0415  # as above

        self.app.push_screen(SettingsScreen(self._library.settings(), self.keyboard), self._follow_change)

    async def _follow_change(self, changed: bool | None) -> None:
        if changed:
            await self.run_action("reload")

    def action_diary(self) -> None:
        """The cramps that were written down."""
        from relief_player.tui.diary.screen import DiaryScreen  # noqa: PLC0415  # as above

        self.app.push_screen(DiaryScreen(self._library.diary(), self.keyboard))

    @property
    def marked(self) -> ShelfEntry | None:
        """The routine that is marked; None where there is none."""
        return None

    def action_edit(self) -> None:
        """Change the marked routine, or the file that is broken."""
        if (marked := self.marked) is not None:
            self._build(marked.id)

    def action_new(self) -> None:
        """Make a routine."""
        self._build(None)

    @work(exclusive=True, group="building")
    async def _build(self, entry_id: str | None) -> None:
        from relief_player.tui.builder.screen import BuilderScreen  # noqa: PLC0415  # as above

        try:
            desk = await asyncio.to_thread(self._library.builder, entry_id)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
            return
        self.app.push_screen(BuilderScreen(desk, self.keyboard), self._follow_change)

    def action_learn(self) -> None:
        """Something to read."""
        from relief_player.tui.screens.learn import LearnScreen  # noqa: PLC0415  # as above

        self.app.push_screen(LearnScreen(self.keyboard))
