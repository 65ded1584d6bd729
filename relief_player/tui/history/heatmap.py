"""The calendar: a row for each week, a cell for each day, its minutes as a figure on a shade of their own.

This widget owns which day is marked and which weeks are in sight. The figure says everything; the shade repeats it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.history.calendar import WEEK, Day, Week
from relief_player.tui.history.wording import short_day, week_text
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.line import crop

_LABEL: Final = 8
_CELL: Final = 5
_HINT: Final = 15
_HEADS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHADES: Final = (0.13, 0.25, 0.37, 1.0)
"""How much of the colour of work is in each level; between them a text would be hard to read."""


class HeatMap(Widget, can_focus=True):
    """Weeks from top to bottom, the present one last."""

    DEFAULT_CSS = "HeatMap { height: 1fr; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Day before", show=False),
        Binding("right", "step(1)", "Day after", show=False),
        Binding("up", f"step(-{WEEK})", "Week before", show=False),
        Binding("down", f"step({WEEK})", "Week after", show=False),
        Binding("home", "far(-1)", "First day", show=False),
        Binding("end", "far(1)", "Last day", show=False),
    ]

    class Marked(Message):
        """Another day was marked."""

        def __init__(self, day: Day) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._weeks: tuple[Week, ...] = ()
        self._days: tuple[Day, ...] = ()
        self._at = 0

    @property
    def marked(self) -> Day | None:
        """The marked day; None before there is a calendar."""
        return self._days[self._at] if self._days else None

    def show(self, weeks: Sequence[Week]) -> None:
        """Show a calendar. The marked day stays marked; at first it is the last one."""
        before = self.marked
        self._weeks = tuple(weeks)
        self._days = tuple(day for week in weeks for day in week.days if day is not None)
        self._mark(self._place_of(before.date if before else None))

    def action_step(self, days: int) -> None:
        """Go some days on or back; beyond the ends it stays where it is."""
        if 0 <= self._at + days < len(self._days):
            self._mark(self._at + days)

    def action_far(self, direction: int) -> None:
        """Go to one end."""
        self._mark(0 if direction < 0 else len(self._days) - 1)

    def on_mouse_scroll_up(self) -> None:
        """A week back."""
        self.action_step(-WEEK)

    def on_mouse_scroll_down(self) -> None:
        """A week on."""
        self.action_step(WEEK)

    def on_click(self, event: events.Click) -> None:
        """Mark the day under the pointer."""
        row, column = self._top + event.y - 1, (event.x - _LABEL) // _CELL
        if event.y > 0 and row < len(self._weeks) and 0 <= column < WEEK:
            day = self._weeks[row].days[column]
            if day is not None:
                self._mark(self._place_of(day.date))

    def on_focus(self) -> None:
        """The mark is drawn otherwise."""
        self.refresh()

    def on_blur(self) -> None:
        """Likewise."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        if y == 0:
            text = " " * _LABEL + "".join(f"{head:>4} " for head in _HEADS)
            text += "  minutes a day" if width >= len(text) + _HINT else ""
            return Strip([Segment(text, ink(self, "quiet"))]).adjust_cell_length(width, self.rich_style)
        if self._top + y > len(self._weeks):
            return Strip.blank(width, self.rich_style)
        week = self._weeks[self._top + y - 1]
        segments = [Segment(f"{short_day(week.monday):<{_LABEL}}", ink(self, "quiet"))]
        segments += [self._cell(day) for day in week.days]
        room = width - _LABEL - WEEK * _CELL - 2
        wordings = (week_text(week), week_text(week).partition(",")[0])
        text = next((words for words in wordings if len(words) <= room), "")
        segments.append(Segment(f"  {crop(text, room)}", ink(self, "quiet")))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    @property
    def _top(self) -> int:
        """The first week in sight: the last ones, unless the marked day is above them."""
        rows = max(1, self.size.height - 1)
        row = next((number for number, week in enumerate(self._weeks) if self.marked in week.days), 0)
        return max(0, min(len(self._weeks) - rows, row))

    def _place_of(self, day: date | None) -> int:
        return next((place for place, one in enumerate(self._days) if one.date == day), max(0, len(self._days) - 1))

    def _mark(self, place: int) -> None:
        self._at = place
        self.refresh()
        if self._days:
            self.post_message(self.Marked(self._days[place]))

    def _cell(self, day: Day | None) -> Segment:
        if day is None:
            return Segment(" " * _CELL, self.rich_style)
        if day == self.marked:
            look = ink(self, "on-bright", "ready", bold=True) if self.has_focus else self.rich_style + Style(bold=True)
            return Segment(f"[{day.figure:>3}]", look)
        return Segment(f"{day.figure:>4} ", self._shade(day.level))

    def _shade(self, level: int) -> Style:
        if level == 0:
            return ink(self, "quiet")
        colours = self.app.theme_variables
        if not colours["background"].startswith("#"):  # the terminal's own, which nobody knows: nothing to shade
            return ink(self, "calm", bold=level > len(_SHADES) // 2)
        ground = Color.parse(colours["background"]).blend(Color.parse(colours["calm"]), _SHADES[level - 1])
        text = ink(self, "on-bright" if level == len(_SHADES) else "foreground")
        return text + Style(bgcolor=ground.rich_color)
