"""The form of one entry: new, prefilled from a session, or an old one that is to be changed.

This module owns how it is filled in and left. What a text means is `reading`'s, what the fields are `fields`'s.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from relief_player.errors import ReliefError
from relief_player.history.diary import Cramp
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.diary.fields import Fields, Sheet, UnfilledError
from relief_player.tui.diary.port import DiaryDesk
from relief_player.tui.diary.told import ToldScreen
from relief_player.tui.screens.base import SHEET, ReliefScreen, bindings_for
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain


class FormScreen(ReliefScreen[bool]):
    """One entry, field by field; returns whether it was kept.

    Args:
        desk: writes it.
        keyboard: the keys in force.
        draft: what it begins with; without an id it is a new one.
        about: the session it belongs to, in words; empty where there is none.
    """

    CSS_PATH = [SHEET, "diary.tcss"]  # noqa: RUF012  # Textual's own shape for it
    WHERE = Where.CRAMP
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.CRAMP)

    def __init__(self, desk: DiaryDesk, keyboard: Keyboard, draft: Cramp, *, about: str = "") -> None:
        super().__init__(keyboard)
        self._desk = desk
        self._is_new = not draft.id
        self._about = about
        self._fields = Fields(draft)
        self._writing = False

    def compose(self) -> Iterable[Widget]:
        """A heading, the fields, what is wrong with one of them, and the keys."""
        title = "Write a cramp down" if self._is_new else "Change an entry"
        yield TextLine(f"{title} · after {self._about}" if self._about else title, title, id="routine")
        with Sheet(id="cramp"):
            yield from self._fields.rows()
        yield Plain(id="cramp-wrong")
        yield KeyLine(id="keys")

    def commands(self) -> tuple[UserCommand, ...]:
        """As elsewhere; but of the keys for help, a field takes the first as a letter."""
        found = super().commands()
        return tuple(replace(one, keys=one.keys[::-1]) if one.id == "help" else one for one in found)

    def on_mount(self) -> None:
        """Begin with the first field that is empty: when it was is mostly known, and where not."""
        self.stand_in(self.app.size)
        self.query_one("#cramp-wrong").display = False
        self._fields.follow()
        self.show_keys()
        where = self.query_one("#where", Input)
        self.set_focus(self.query_one("#lasted") if where.value else where)

    @on(Input.Changed, "#where")
    def follow_area(self) -> None:
        """Some questions are about the back only."""
        self._fields.follow()

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def action_go(self, direction: int) -> None:
        """To the field before or after."""
        if direction > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(Button.Pressed, "#keep")
    def keep_pressed(self) -> None:
        """The button at the end."""
        self.action_keep()

    def action_keep(self) -> None:
        """Write the entry, unless a field cannot be taken."""
        if self._writing:
            return
        try:
            cramp = self._fields.filled(self._desk.now())
        except UnfilledError as error:
            self._say(str(error))
            self.set_focus(self.query_one(f"#{error.field}"))
            return
        self._writing = True
        self._write(cramp)

    @work
    async def _write(self, cramp: Cramp) -> None:
        write = self._desk.add if self._is_new else self._desk.change
        try:
            prompts = await asyncio.to_thread(write, cramp)
        except ReliefError as error:
            self._writing = False
            self._say(clean_line(f"{error.title}. It is not in your diary yet."))
            return
        if prompts:
            await self.app.push_screen_wait(ToldScreen(prompts))
        self.dismiss(result=True)

    def _say(self, wrong: str) -> None:
        line = self.query_one("#cramp-wrong", Plain)
        line.show(wrong)
        line.display = True

    @work(exclusive=True, group="leaving")
    async def action_leave(self) -> None:
        """Leave without keeping it; asks where something was filled in."""
        if self._writing:
            return
        if self._fields.touched:
            from relief_player.tui.screens.ask import AskScreen  # noqa: PLC0415  # most forms are kept

            asked = AskScreen("Leave without keeping it?", "What you filled in will be gone.", "Leave", "Go on")
            if not await self.app.push_screen_wait(asked):
                return
        self.dismiss(result=False)

    def interrupt(self) -> bool:
        """Ctrl-C leaves it too."""
        self.action_leave()
        return True
