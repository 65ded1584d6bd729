"""The cramp diary: a list of entries, the newest first, and the highlighted one beside it.

This module owns what a key does to that list. Entries are read and written by the desk it is given.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from relief_player.errors import ReliefError
from relief_player.history.diary import Cramp
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.diary.drafts import new_draft
from relief_player.tui.diary.form import FormScreen
from relief_player.tui.diary.port import DiaryDesk
from relief_player.tui.diary.wording import fact_rows, line_of, told_rows
from relief_player.tui.screens.base import SHEET, ReliefScreen, bindings_for
from relief_player.tui.text import error_line
from relief_player.tui.widgets.beside import ListBeside
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Rows

_NEEDS_ONE = ("diary.edit", "diary.delete", "diary.report")


class DiaryScreen(ReliefScreen[None]):
    """What was written down, and the ways to add to it, change it, take it away, and show it to somebody.

    Args:
        desk: the diary.
        keyboard: the keys in force.
    """

    CSS_PATH = [SHEET, "diary.tcss"]  # noqa: RUF012  # Textual's own shape for it
    WHERE = Where.DIARY
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.DIARY)

    def __init__(self, desk: DiaryDesk, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._desk = desk
        self._entries: Sequence[Cramp] = ()
        self._deleted: list[str] = []

    def compose(self) -> Iterable[Widget]:
        """The list and the entry side by side, or one above the other where it is narrow."""
        yield TextLine("Cramp diary", id="routine")
        with Horizontal(id="diary"):
            yield ListBeside(id="diary-list", markup=False)
            with VerticalScroll(id="diary-entry", can_focus=False):
                yield Rows(id="diary-facts")
                yield Rows(id="diary-told")
        yield Plain(id="diary-empty")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Read the diary."""
        self.stand_in(self.app.size)
        self.app.title = "Cramp diary"
        self.query_one("#diary-empty").display = False
        self.query_one("#diary-list").focus()
        self.show_keys()
        self._read()

    def commands(self) -> tuple[UserCommand, ...]:
        """Only what can be asked of it now."""
        return tuple(command for command in super().commands() if self.available(command))

    def available(self, command: UserCommand) -> bool:
        """An entry where there is one; taking back where something was deleted."""
        if command.id == "diary.undo":
            return bool(self._deleted)
        return command.id not in _NEEDS_ONE or bool(self._entries)

    # -- reading -------------------------------------------------------------------------------------------------------

    @work(exclusive=True, group="reading")
    async def _read(self, at: int | None = None) -> None:
        try:
            entries, count = await asyncio.to_thread(self._desk.entries)
        except ReliefError as error:
            self._tell(error)
            return
        self._entries = entries
        shelf = self.query_one("#diary-list", OptionList)
        before = at if at is not None else shelf.highlighted or 0
        shelf.clear_options()
        shelf.add_options([Content(line_of(one)) for one in entries])
        self.query_one("#diary").display = bool(entries)
        empty = self.query_one("#diary-empty", Plain)
        empty.display = not entries
        key = self.keyboard.key("diary.add")
        empty.show(f"Nothing is written down yet.\n\nPress {key} after a cramp: when, where, how long, what helped.")
        counted = f"{count} entries" if count != 1 else "1 entry"
        listed = f"the newest {len(entries)} of {counted}" if count > len(entries) else counted
        self.query_one("#routine", TextLine).show(f"Cramp diary · {listed}" if entries else "Cramp diary")
        if entries:
            shelf.highlighted = min(before, len(entries) - 1)
        self.show_keys()

    @on(OptionList.OptionHighlighted)
    def show_entry(self, event: OptionList.OptionHighlighted) -> None:
        """Another entry was highlighted."""
        if event.option_index < len(self._entries):
            self._show(self._entries[event.option_index])

    @work(exclusive=True, group="entry")
    async def _show(self, one: Cramp) -> None:
        self.query_one("#diary-facts", Rows).show(fact_rows(one))
        told = self.query_one("#diary-told", Rows)
        told.show(())
        self.query_one("#diary-entry").scroll_home(animate=False)
        try:
            told.show(told_rows(await asyncio.to_thread(self._desk.told, one)))
        except ReliefError as error:
            self._tell(error)

    @property
    def _highlighted(self) -> Cramp | None:
        at = self.query_one("#diary-list", OptionList).highlighted
        return None if at is None or at >= len(self._entries) else self._entries[at]

    # -- changing ------------------------------------------------------------------------------------------------------

    def action_add(self) -> None:
        """A new entry."""
        self.app.push_screen(FormScreen(self._desk, self.keyboard, new_draft(self._desk.now())), self._added)

    def _added(self, kept: bool | None) -> None:
        if kept:
            self._read(0)

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        """Enter, or a click on the highlighted one."""
        self.action_edit()

    def action_edit(self) -> None:
        """Change the highlighted entry."""
        if one := self._highlighted:
            self.app.push_screen(FormScreen(self._desk, self.keyboard, one), self._changed)

    def _changed(self, kept: bool | None) -> None:
        if kept:
            self._read()

    def action_delete(self) -> None:
        """Take the highlighted entry away; one key takes that back."""
        if one := self._highlighted:
            self._delete(one.id, undo=False)

    def action_undo(self) -> None:
        """Take the last deletion back."""
        if self._deleted:
            self._delete(self._deleted[-1], undo=True)

    @work(exclusive=True, group="deleting")
    async def _delete(self, cramp_id: str, *, undo: bool) -> None:
        try:
            await asyncio.to_thread(self._desk.delete, cramp_id, undo=undo)
        except ReliefError as error:
            self._tell(error)
            return
        if undo:
            self._deleted.remove(cramp_id)
        else:
            self._deleted.append(cramp_id)
        key = self.keyboard.key("diary.undo")
        self.notify("It is back." if undo else f"Deleted. {key} takes it back.", markup=False, timeout=6)
        self._read()

    # -- other ways ----------------------------------------------------------------------------------------------------

    def action_report(self) -> None:
        """Two pages to show to somebody."""
        from relief_player.tui.diary.report import ReportScreen  # noqa: PLC0415  # seldom asked for

        self.app.push_screen(ReportScreen(self._desk, self.keyboard))

    def action_scroll_entry(self, direction: int) -> None:
        """Move what stands beside the list."""
        entry = self.query_one("#diary-entry")
        entry.scroll_relative(y=direction * max(1, entry.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Back to the library."""
        self.dismiss()

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss()
        return True

    def _tell(self, error: ReliefError) -> None:
        self.notify(error_line(error), markup=False, severity="error", timeout=10)
