"""The body picture: parts there is help for, and the chosen one, told apart by their fill and not by colour alone."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui import body
from relief_player.tui.widgets.ink import ink

_PLAIN, _HELPED, _CHOSEN = "░", "▒", "█"


class Figure(Widget, can_focus=False):
    """A front and a back view side by side.

    Args:
        helped: the parts that can be chosen.
    """

    DEFAULT_CSS = f"Figure {{ width: {body.WIDTH}; height: {body.HEIGHT}; }}"

    class Picked(Message):
        """A part was clicked."""

        def __init__(self, area: str) -> None:
            super().__init__()
            self.area = area

    def __init__(self, helped: frozenset[str], *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._helped = helped
        self._chosen: frozenset[str] = frozenset()

    @property
    def chosen(self) -> frozenset[str]:
        """The parts that are shown as chosen."""
        return self._chosen

    def choose(self, areas: frozenset[str]) -> None:
        """Show other parts as chosen."""
        if areas != self._chosen:
            self._chosen = areas
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        looks = {_PLAIN: ink(self, "faint"), _HELPED: ink(self, "quiet"), _CHOSEN: ink(self, "calm", bold=True)}
        segments = []
        for area in body.row(y) if y < body.HEIGHT else ():
            mark = _PLAIN if area not in self._helped else _HELPED
            mark = _CHOSEN if area in self._chosen else mark
            segments.append(Segment(" ", self.rich_style) if area is None else Segment(mark, looks[mark]))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Where the mouse points."""
        area = body.area_at(event.x, event.y)
        if area in self._helped and area is not None:
            self.post_message(self.Picked(area))
