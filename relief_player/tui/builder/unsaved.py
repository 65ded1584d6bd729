"""Leaving with something not saved: save it, leave without, or stay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Button

from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.widgets.prose import Plain


class UnsavedBox(Modal[str]):
    """Returns ``save``, ``drop``, or nothing where the person stays.

    Args:
        keyboard: the keys in force.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "../builder.tcss"]
    WHERE: ClassVar[Where] = Where.UNSAVED
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.UNSAVED)

    def __init__(self, keyboard: Keyboard) -> None:
        super().__init__()
        self._keyboard = keyboard

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        with Vertical(id="ask"):
            yield Plain("Save before you leave?", id="ask-question")
            yield Plain("Some of it is not saved yet.", id="ask-detail")
            with Horizontal(id="ask-answers"):
                for name, word in (("save", "Save"), ("drop", "Discard"), ("stay", "Stay")):
                    key = self._keyboard.key(f"unsaved.{name}")
                    yield Button(Content(f"{word} ({key})"), id=name, compact=True)

    def on_mount(self) -> None:
        """Enter saves."""
        self.query_one("#save").focus()

    @on(Button.Pressed)
    def take_button(self, event: Button.Pressed) -> None:
        """A button was pressed."""
        self.dismiss("" if event.button.id == "stay" else str(event.button.id))

    def action_answer(self, answer: str) -> None:
        """A key was pressed."""
        self.dismiss(answer)

    def interrupt(self) -> bool:
        """Ctrl-C stays: nothing is lost by it."""
        self.dismiss("")
        return True
