"""A value that is typed: on one line, or over several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, TextArea

from relief_player.tui.builder import typed
from relief_player.tui.builder.box import Change, ValueBox
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.prose import Plain


class TypingBox(ValueBox):
    """Asks for a value and tells at once what is wrong with it. An empty text leaves the key out.

    Args:
        field: the key's declaration.
        label: what the key is called here.
        value: what it says now; None where it is left out.
        keyboard: the keys in force.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.FIELD)

    def __init__(self, field: Any, label: str, value: Any, keyboard: Keyboard) -> None:
        super().__init__(field, label, value)
        self._keyboard = keyboard
        self._lines = typed.is_of_lines(field.shape)
        text = typed.typed(value)
        self._before = text if self._lines else clean_line(text)

    def compose(self) -> Iterable[Widget]:
        """What is asked, the text, and what is wrong with it."""
        take = self._keyboard.key("field.take") if self._lines else "enter"
        with Vertical(id="ask"):
            yield Plain(self.label, id="ask-question")
            yield Plain(self.about, id="ask-detail")
            if self._lines:
                yield TextArea(self._before, compact=True, id="typing-lines", soft_wrap=True)
            else:
                yield Input(self._before, placeholder=typed.example_of(self.field.shape), compact=True, id="typing")
            if self._lines and (example := typed.example_of(self.field.shape)):
                yield Plain(f"{example}.", id="typing-example")
            yield Plain("", id="typing-wrong")
            yield Plain(f"{take} takes it, {self._keyboard.key('field.leave')} leaves it as it was.", id="typing-keys")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#typing-lines" if self._lines else "#typing").focus()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def judge(self) -> None:
        """Say what is wrong while it is typed."""
        wrong = self.query_one("#typing-wrong", Plain)
        told = self._wrong()
        wrong.show(told)
        wrong.display = bool(told)

    @on(Input.Submitted)
    def submit(self) -> None:
        """Enter on the one line."""
        self.action_take()

    def action_take(self) -> None:
        """Take the text, unless something is wrong with it."""
        if self._text == self._before:
            self.dismiss(None)
        elif not self._text.strip():
            self.dismiss(Change(leave_out=True))
        elif not self._wrong():
            self.dismiss(Change(typed.meant(self.field.shape, self._text, self.value)))

    @property
    def _text(self) -> str:
        return self.query_one(TextArea).text if self._lines else self.query_one(Input).value

    def _wrong(self) -> str:
        text = self._text
        if not text.strip() or text == self._before:
            return ""
        return clean_line(typed.wrong_with(self.field, typed.meant(self.field.shape, text, self.value)))
