"""A bar of one row that costs next to nothing: only the cells that change are drawn again."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.widgets.ink import ink


class Bar(Widget):
    """How much of something is over: a heavy line over a light one, so that it can be read without colour."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._fraction = 0.0
        self._halves = 0

    def show(self, fraction: float) -> None:
        """Set how much is over, from 0 to 1."""
        self._fraction = max(0.0, min(1.0, fraction))
        halves = self._in_halves()
        if halves != self._halves:
            low, high = sorted((self._halves // 2, halves // 2))
            self._halves = halves
            self.refresh(Region(low, 0, high - low + 1, 1))

    def on_resize(self, _event: Resize) -> None:
        """The same fraction is another number of cells."""
        self._halves = self._in_halves()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        full, half = divmod(self._halves, 2)
        half = half if full < width else 0
        done = "━" * full + "╸" * half
        parts = [
            Segment(done, self.rich_style),
            Segment("─" * (width - full - half), ink(self, "faint")),
        ]
        return Strip(parts, width) if y == 0 else Strip.blank(width, self.rich_style)

    def _in_halves(self) -> int:
        return int(self._fraction * self.size.width * 2)
