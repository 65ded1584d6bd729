"""The shelf: routines to choose from, and what is in the one that is chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from relief_player.errors import ReliefError
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.messages import PlayAsked
from relief_player.tui.ports import Library, ShelfEntry
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.library_doors import LibraryDoors
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.detail import Detail
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.units import Ms, clock_text


class LibraryScreen(LibraryDoors):
    """A list beside the detail of its highlighted routine.

    Args:
        library: the shelf.
        keyboard: the keys in force.
    """

    WHERE = Where.LIBRARY
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.LIBRARY)

    def __init__(self, library: Library, keyboard: Keyboard) -> None:
        super().__init__(library, keyboard)
        self._entries: Sequence[ShelfEntry] = ()

    def compose(self) -> Iterable[Widget]:
        """The list and the detail side by side, or one above the other where it is narrow."""
        yield TextLine("Routines", id="routine")
        with Horizontal(id="shelf"):
            yield OptionList(id="list", markup=False)
            yield Detail(id="detail")
        yield Plain("", id="empty")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Read the shelf."""
        self.app.title = "relief"
        self.show_keys()
        self.query_one("#list").focus()
        self.action_reload()

    def on_screen_resume(self) -> None:
        """Back from a session."""
        self.app.title = "relief"

    @work(exclusive=True, group="reading")
    async def action_reload(self) -> None:
        """Read the routine files, on a thread of their own."""
        try:
            self._show(await asyncio.to_thread(self._library.entries))
        except ReliefError as error:
            self.notify(clean_line(str(error)), markup=False, severity="error", timeout=10)

    def _show(self, entries: Sequence[ShelfEntry]) -> None:
        self._entries = entries
        shelf = self.query_one("#list", OptionList)
        before = shelf.highlighted or 0
        shelf.clear_options()
        shelf.add_options([_line(entry) for entry in entries])
        self.query_one("#shelf").display = bool(entries)
        empty = self.query_one("#empty", Plain)
        empty.display = not entries
        if entries:
            shelf.highlighted = min(before, len(entries) - 1)
            self.query_one("#routine", TextLine).show(_counted(entries))
        else:
            folder = clean_line(self._library.folder)
            empty.show(f"No routines yet.\n\nPut a routine file (.toml) into\n{folder}\nand press f5 to read it.")

    @on(OptionList.OptionHighlighted)
    def show_detail(self, event: OptionList.OptionHighlighted) -> None:
        """Another routine was highlighted."""
        self._preview(self._entries[event.option_index])

    @work(exclusive=True, group="preview")
    async def _preview(self, entry: ShelfEntry) -> None:
        detail = self.query_one(Detail)
        if entry.problems:
            detail.show_broken(entry.name, [str(problem) for problem in entry.problems])
            return
        try:
            routine, timeline = await asyncio.to_thread(self._library.preview, entry.id)
        except ReliefError as error:
            detail.show_broken(entry.name, [str(error)])
        else:
            detail.show_routine(routine, timeline)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        self._play(self._entries[event.option_index])

    def action_play(self) -> None:
        """Play the highlighted routine."""
        highlighted = self.query_one("#list", OptionList).highlighted
        if highlighted is not None:
            self._play(self._entries[highlighted])

    @work(exclusive=True, group="playing")
    async def _play(self, entry: ShelfEntry, fit: Ms | None = None) -> None:
        if entry.problems:
            self.notify("This file has problems; they are listed beside it.", markup=False, severity="warning")
            return
        try:
            session = await asyncio.to_thread(self._library.open, entry.id, fit)
        except ReliefError as error:
            self.notify(clean_line(str(error)), markup=False, severity="error", timeout=10)
        else:
            self.post_message(PlayAsked(session))

    @work(exclusive=True, group="fitting")
    async def action_fit(self) -> None:
        """Play the highlighted routine in the time there is."""
        from relief_player.tui.screens.fitting import FittingScreen  # noqa: PLC0415  # the library opens sooner

        highlighted = self.query_one("#list", OptionList).highlighted
        if highlighted is None:
            return
        length = await self.app.push_screen_wait(FittingScreen())
        if length is not None:
            self._play(self._entries[highlighted], length)

    def action_scroll_detail(self, direction: int) -> None:
        """Move what stands beside the list."""
        detail = self.query_one(Detail)
        detail.scroll_relative(y=direction * max(1, detail.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


def _line(entry: ShelfEntry) -> Content:
    name = clean_line(entry.name) or clean_line(entry.id)
    if entry.problems:
        return Content(f"   !    {name}")
    pace = "+" if entry.own_pace else " "
    return Content(f"{clock_text(Ms(entry.duration_ms or 0)):>6}{pace} {name}")


def _counted(entries: Sequence[ShelfEntry]) -> str:
    broken = sum(1 for entry in entries if entry.problems)
    return f"{len(entries)} routines" + (f", {broken} with problems" if broken else "")
