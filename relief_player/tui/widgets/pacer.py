"""The breath pacer: a dome that rises with the breath in and sinks with the breath out, and costs little.

Only the row of its edge is drawn again. Where nothing is to move, it is the pattern of the breath in words.
"""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.breathing import Breathing
from relief_player.tui.bubble import across, fills, widths
from relief_player.tui.widgets.kept import Kept
from relief_player.tui.widgets.line import crop

_FROM_FOOT: Final = " ▁▂▃▄▅▆▇█"
"""A cell that is filled from its foot, by eighths."""


class Pacer(Kept, Widget):
    """Shows how full the chest should be, by a shape or in words.

    Args:
        moves: whether it may move.
    """

    DEFAULT_CSS = "Pacer { height: 1fr; width: 1fr; min-height: 1; }"

    def __init__(self, *, moves: bool, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._moves = moves
        self._pattern = ""
        self._fullness = 0.0
        self._drawn: tuple[int, ...] = ()

    def show(self, breathing: Breathing) -> None:
        """Show an instant of a breath."""
        if not self._moves:
            if breathing.pattern != self._pattern:
                self._pattern = breathing.pattern
                self.refresh()
            return
        self._fullness = breathing.fullness
        before, self._drawn = self._drawn, fills(self._fullness, self.size.height)
        if len(before) != len(self._drawn):
            self.refresh()
            return
        changed = [row for row, pair in enumerate(zip(before, self._drawn, strict=True)) if pair[0] != pair[1]]
        if changed:
            self.refresh(*(Region(0, row, self.size.width, 1) for row in changed))

    def on_resize(self) -> None:
        """Another height is another width of the shape."""
        if isinstance(self.parent, Widget):
            self.stand_in(self.parent.content_size.width)

    def stand_in(self, columns: int) -> None:
        """Stand in the middle of so many columns, no wider than need be: a row is sent from the first column on."""
        if self._moves and columns:
            wide = across(columns, self.size.height) or 1
            self.styles.width = wide
            self.styles.offset = ((columns - wide) // 2, 0)

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width, height = self.size.width, self.size.height
        if not self._moves:
            text = crop(self._pattern, width) if y == height // 2 else ""
            return Strip([Segment(text.center(width), self.rich_style)], width)
        glyph = _FROM_FOOT[fills(self._fullness, height)[y]]
        wide = min(width, widths(width + 2, height)[y])
        pad = (width - wide) // 2
        return Strip([Segment((" " * pad + glyph * wide).ljust(width), self.rich_style)], width)
