"""The numbers from 0 to 10 in a row, one of which may be chosen: by its digit, with the arrows, or with the mouse."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relief_player.care.afterwards import RATING_KEYS
from relief_player.tui.widgets.ink import ink

MOST: Final = 10
_ROOMY, _TIGHT = 4, 3
"""Columns of a number, as there is room; the last one, which has two digits, may stand out by one."""


class Scale(Widget):
    """A number from 0 to 10, or none.

    Args:
        value: what is chosen at first.
        focusable: whether it takes the keys itself; elsewhere its screen hands it a value.
    """

    DEFAULT_CSS = f"Scale {{ height: 1; width: 1fr; max-width: {_ROOMY * (MOST + 1)}; }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Less", show=False),
        Binding("right", "step(1)", "More", show=False),
        Binding("backspace,delete", "clear", "None", show=False),
    ]

    class Picked(Message):
        """A number was chosen."""

        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value

    def __init__(
        self,
        value: int | None = None,
        *,
        focusable: bool = False,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.can_focus = focusable
        self._value = value

    @property
    def value(self) -> int | None:
        """What is chosen."""
        return self._value

    def show(self, value: int | None) -> None:
        """Choose a number, or none."""
        if value != self._value:
            self._value = value
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row. The chosen number stands in brackets, whatever the colours."""
        plain, chosen = ink(self, "foreground"), ink(self, "on-bright", "calm", bold=True)
        cell = self._cell
        segments = []
        for number in range(MOST + 1) if y == 0 else ():
            is_chosen = number == self._value
            text = f"[{number}]" if is_chosen else f" {number} "
            segments += [Segment(text, chosen if is_chosen else plain), Segment(" " * (cell - len(text)), plain)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_key(self, event: events.Key) -> None:
        """A digit, or t for ten, where it has the focus."""
        if (value := RATING_KEYS.get(event.character or "")) is not None:
            event.stop()
            self._pick(value)

    def on_click(self, event: events.Click) -> None:
        """Where the mouse points."""
        if 0 <= event.x <= self._cell * (MOST + 1):
            self._pick(min(MOST, event.x // self._cell))

    def action_step(self, by: int) -> None:
        """One less or one more; from none to the nearer end."""
        start = -1 if by > 0 else MOST + 1
        self._pick(min(MOST, max(0, (start if self._value is None else self._value) + by)))

    def action_clear(self) -> None:
        """None after all."""
        self.show(None)

    @property
    def _cell(self) -> int:
        return _ROOMY if self.size.width >= _ROOMY * (MOST + 1) else _TIGHT

    def _pick(self, value: int) -> None:
        self.show(value)
        self.post_message(self.Picked(value))
