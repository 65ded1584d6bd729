"""The body picture as a map: how much each part got, told apart by the fill and not by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui import body
from relief_player.tui.widgets.ink import ink

FILLS: Final = ("░", "▒", "▓", "█")
"""From nothing to the most."""
_COLOURS: Final = ("faint", "quiet", "calm", "calm")


def fill_of(value: int, most: int) -> int:
    """Which of the fills stands for a value: 0 for nothing, 3 for two thirds of the most and above."""
    if value <= 0 or most <= 0:
        return 0
    return min(3, 1 + 3 * min(value, most) // most)


class BodyMap(Widget, can_focus=False):
    """A front and a back view side by side."""

    DEFAULT_CSS = f"BodyMap {{ width: {body.WIDTH}; height: {body.HEIGHT}; }}"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._values: dict[str, int] = {}

    def show(self, values: Mapping[str, int]) -> None:
        """Show other values by part of the body; those that have no place in the picture do not count."""
        drawn = body.drawn_areas()
        self._values = {area: value for area, value in values.items() if area in drawn}
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        looks = [ink(self, colour, bold=colour == "calm") for colour in _COLOURS]
        most = max(self._values.values(), default=0)
        segments = []
        for area in body.row(y) if y < body.HEIGHT else ():
            fill = fill_of(self._values.get(area or "", 0), most)
            segments.append(Segment(" ", self.rich_style) if area is None else Segment(FILLS[fill], looks[fill]))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
