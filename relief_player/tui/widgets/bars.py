"""A bar of one row that costs next to nothing: only the cells that change are drawn again."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.kept import Kept

_HALVES: Final = 2
"""In a cell."""


class Bar(Kept, Widget):
    """How much of something is over: a heavy line over a light one, so that it can be read without colour."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._fraction = 0.0
        self._halves = 0

    @property
    def places(self) -> int:
        """At how many places its end can stand; 0 where it is not to be seen."""
        return self.size.width * _HALVES

    def show(self, fraction: float) -> None:
        """Set how much is over, from 0 to 1."""
        self._fraction = max(0.0, min(1.0, fraction))
        halves = self._in_halves()
        if halves != self._halves:
            low, high = sorted((self._halves // _HALVES, halves // _HALVES))
            self._halves = halves
            self.refresh(Region(low, 0, high - low + 1, 1))

    def on_resize(self, _event: Resize) -> None:
        """The same fraction is another number of cells; the first rows of this size may have been drawn by now."""
        self.show(self._fraction)

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        full, half = divmod(self._halves, _HALVES)
        half = half if full < width else 0
        done = "━" * full + "╸" * half
        parts = [
            Segment(done, self.rich_style),
            Segment("─" * (width - full - half), ink(self, "faint")),
        ]
        return Strip(parts, width) if y == 0 else Strip.blank(width, self.rich_style)

    def _in_halves(self) -> int:
        return int(self._fraction * self.places)
