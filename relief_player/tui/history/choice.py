"""A question on one row: left and right go through its answers, a letter jumps to the next that begins so."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.history.filters import Option
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.line import crop

QUESTION_WIDTH = 9
"""Columns of the question, for whatever stands under it."""


class Choice(Widget, can_focus=True):
    """One of several options.

    Args:
        question: what is asked.
        options: (value, word) pairs, cleaned; at least one.
        value: the value that is chosen at first; one that is not there becomes the first.
    """

    DEFAULT_CSS = "Choice { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Before", show=False),
        Binding("right,space", "step(1)", "Next", show=False),
        Binding("home,backspace", "first", "Any", show=False),
    ]

    def __init__(self, question: str, options: tuple[Option, ...], value: str, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._question, self._options = question, options
        self._at = next((place for place, option in enumerate(options) if option[0] == value), 0)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._options[self._at][0]

    @property
    def word(self) -> str:
        """The same as a person reads it."""
        return self._options[self._at][1]

    def action_step(self, options: int) -> None:
        """Go through the options, round the ends."""
        self._choose((self._at + options) % len(self._options))

    def action_first(self) -> None:
        """Back to the first one."""
        self._choose(0)

    def on_key(self, event: events.Key) -> None:
        """A letter."""
        sign = (event.character or "").casefold()
        if not sign.isalnum():
            return
        places = [*range(self._at + 1, len(self._options)), *range(self._at + 1)]
        found = next((place for place in places if self._options[place][1].casefold().startswith(sign)), None)
        if found is not None:
            event.stop()
            self._choose(found)

    def on_click(self) -> None:
        """The next one."""
        self.action_step(1)

    def on_focus(self) -> None:
        """It is drawn otherwise."""
        self.refresh()

    def on_blur(self) -> None:
        """Likewise."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        room = max(0, width - QUESTION_WIDTH - 4)
        look = ink(self, "on-bright", "calm", bold=True) if self.has_focus else ink(self, "foreground")
        segments = [
            Segment(set_cell_size(self._question, QUESTION_WIDTH), ink(self, "quiet")),
            Segment(f"‹ {crop(self.word, room)} ›", look),
        ]
        return Strip(segments if y == 0 else []).adjust_cell_length(width, self.rich_style)

    def _choose(self, place: int) -> None:
        self._at = place
        self.refresh()
