"""Words to choose from, as many of them in a row as fit; marked with space or the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.line import crop

_GAP = 2


class Picks(Widget, can_focus=True):
    """Some words, any of which may be chosen.

    Args:
        words: what can be chosen, and how it is called.
        chosen: what is chosen at first.
        many: whether several may be chosen at once; else one, or none.
    """

    DEFAULT_CSS = "Picks { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", "Before", show=False),
        Binding("right", "go(1)", "After", show=False),
        Binding("space", "mark", "Choose", show=False),
    ]

    def __init__(
        self,
        words: Mapping[str, str],
        chosen: Iterable[str] = (),
        *,
        many: bool,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._words = dict(words)
        self._names = tuple(self._words)
        self._chosen = set(chosen)
        self._many = many
        self._at = 0

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in the order in which it stands; then what was chosen at first and is not among the words."""
        return (
            *(name for name in self._names if name in self._chosen),
            *sorted(self._chosen.difference(self._names)),
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """As many rows as the words need."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row. What is chosen has a mark, and where the keys act stands an arrow."""
        rows = self._rows(self.size.width)
        plain = ink(self, "foreground")
        segments: list[Segment] = []
        for number in rows[y] if y < len(rows) else ():
            here = self.has_focus and number == self._at
            chosen = self._names[number] in self._chosen
            look = ink(self, "on-bright", "calm", bold=True) if here else ink(self, "foreground", bold=chosen)
            text = crop(("▸" if here else " ") + self._text(number), self.size.width)
            segments += [Segment(text, look), Segment(" " * _GAP, plain)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_focus(self) -> None:
        """Show where the keys act."""
        self.refresh()

    def on_blur(self) -> None:
        """They act elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Where the mouse points."""
        rows = self._rows(self.size.width)
        at = 0
        for number in rows[event.y] if event.y < len(rows) else ():
            width = 1 + cell_len(self._text(number))
            if at <= event.x < at + width:
                self._at = number
                self.action_mark()
            at += width + _GAP

    def action_go(self, by: int) -> None:
        """To the word before or after."""
        self._at = min(len(self._names) - 1, max(0, self._at + by))
        self.refresh()

    def action_mark(self) -> None:
        """Choose the word, or no longer."""
        name = self._names[self._at]
        if name in self._chosen:
            self._chosen.discard(name)
        else:
            self._chosen = {*self._chosen, name} if self._many else {name}
        self.refresh()

    def _text(self, number: int) -> str:
        name = self._names[number]
        left, right = ("[", "]") if self._many else ("(", ")")
        return f"{left}{'x' if name in self._chosen else ' '}{right} {self._words[name]}"

    def _rows(self, width: int) -> list[list[int]]:
        """Which words stand in which row."""
        rows: list[list[int]] = [[]]
        used = 0
        for number in range(len(self._names)):
            needed = 1 + cell_len(self._text(number)) + _GAP
            if rows[-1] and used + needed - _GAP > width:
                rows.append([])
                used = 0
            rows[-1].append(number)
            used += needed
        return rows
