"""A value that is chosen from a list: one of a few words, or several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from relief_player.tui.builder import typed
from relief_player.tui.builder.box import Change, ValueBox
from relief_player.tui.builder.lines import Line, LineList
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.prose import Plain

_LEFT_OUT = "(leave it out)"


class ChoosingBox(ValueBox):
    """A list of words. Where several can be taken, space ticks them and enter takes what is ticked.

    Args:
        field: the key's declaration.
        label: what the key is called here.
        value: what it says now; None where it is left out.
        keyboard: the keys in force.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.CHOICE)

    def __init__(self, field: Any, label: str, value: Any, keyboard: Keyboard) -> None:
        super().__init__(field, label, value)
        self._keyboard = keyboard
        self._many = typed.takes_many(field.shape)
        self._options = typed.options_of(field.shape)
        now = value if isinstance(value, list) else [value]
        self._ticked = [part for part in (typed.typed(one) for one in now) if part in self._options]
        self._before = tuple(dict.fromkeys(self._ticked))
        if not self._many and not field.required:
            self._options = (_LEFT_OUT, *self._options)

    def compose(self) -> Iterable[Widget]:
        """What is asked, and the list."""
        key = self._keyboard.key
        ticks = f"{key('choice.tick')} ticks, " if self._many else ""
        with Vertical(id="ask"):
            yield Plain(self.label, id="ask-question")
            yield Plain(self.about, id="ask-detail")
            yield LineList(id="choosing")
            yield Plain(f"{ticks}enter takes it, {key('choice.leave')} leaves it as it was.", id="typing-keys")

    def on_mount(self) -> None:
        """Begin at what it says now."""
        self.query_one(LineList).styles.height = len(self._options)
        at = self._options.index(self._ticked[0]) if self._ticked else 0
        self._show(at)
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def click(self) -> None:
        """A second click."""
        self.action_take()

    def action_take(self) -> None:
        """This one, or all that are ticked."""
        chosen = self._options[self.query_one(LineList).highlighted]
        if self._many:
            self.dismiss(self._many_taken())
        elif chosen == _LEFT_OUT:
            self.dismiss(Change(leave_out=True))
        else:
            self.dismiss(Change(typed.meant(self.field.shape, chosen)))

    def _many_taken(self) -> Change | None:
        """What is ticked: what stood there in its order, then what was added; nothing where it is as it was."""
        if set(self._ticked) == set(self._before):
            return None
        if not self._ticked:
            return Change(leave_out=True)
        added = [word for word in self._options if word in self._ticked and word not in self._before]
        words = [word for word in self._before if word in self._ticked] + added
        # A list of one may be written without its brackets, as in gate = "general": so it stays.
        return Change(words[0] if isinstance(self.value, str) and len(words) == 1 else words)

    def action_tick(self) -> None:
        """Tick the highlighted word, or take its tick away; of one word only, take it."""
        lines = self.query_one(LineList)
        word = self._options[lines.highlighted]
        if not self._many:
            self.action_take()
            return
        if word in self._ticked:
            self._ticked.remove(word)
        else:
            self._ticked.append(word)
        self._show(lines.highlighted)

    def _show(self, highlighted: int) -> None:
        marks = ("[x] ", "[ ] ") if self._many else ("• ", "  ")
        lines = [
            Line(((marks[word not in self._ticked], "key"), (clean_line(word.replace("-", " ")), "")))
            for word in self._options
        ]
        self.query_one(LineList).show(lines, highlighted)
