"""Save as: a name for the file, and the file written under it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Input

from relief_player.errors import ReliefError
from relief_player.tui.builder.port import BuilderDesk, Written
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.text import clean
from relief_player.tui.widgets.prose import Plain


class NamingBox(Modal[Written | None]):
    """Asks for a name until there is a file of that name; returns it, or None where nothing was written.

    Args:
        desk: writes the file.
        text: what is written.
        title: what the routine is called.
        keyboard: the keys in force.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "builder.tcss"]
    WHERE: ClassVar[Where] = Where.FIELD
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.FIELD)

    def __init__(self, desk: BuilderDesk, text: str, title: str, keyboard: Keyboard) -> None:
        super().__init__()
        self._desk, self._text, self._title, self._keyboard = desk, text, title, keyboard

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        with Vertical(id="ask"):
            yield Plain("Save as", id="ask-question")
            yield Plain("A file in your own folder; its name is what relief play takes.", id="ask-detail")
            yield Input(self._desk.suggest(self._title), placeholder="evening-legs", compact=True, id="typing")
            yield Plain("", id="typing-wrong")
            yield Plain(f"enter saves it, {self._keyboard.key('field.leave')} does not.", id="typing-keys")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def submit(self) -> None:
        """Enter."""
        self.action_take()

    def action_take(self) -> None:
        """Write it under the name as it stands now, whatever is typed meanwhile."""
        self._write(self.query_one(Input).value)

    @work(exclusive=True)
    async def _write(self, name: str) -> None:
        try:
            written = await asyncio.to_thread(self._desk.save_as, self._text, name)
        except ReliefError as error:
            wrong = self.query_one("#typing-wrong", Plain)
            wrong.show(clean(str(error)))
            wrong.display = True
        else:
            self.dismiss(written)

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss(None)
        return True
