"""The list of sessions: as long as the history, with only the rows in sight drawn and only the pages asked for read.

This widget owns the marked row and when more rows are needed. It never reads anything itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from relief_player.history.browse import SessionRow
from relief_player.tui.history.wording import row_wordings
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.line import crop

_AHEAD: Final = 50
"""So many rows before the end the next page is asked for."""
_ROOM_FOR_ALL: Final = 72
"""Columns from which a row is said in its longer wording, so that all rows are said alike."""


class SessionList(ScrollView, can_focus=True):
    """Rows from the newest to the oldest."""

    DEFAULT_CSS = "SessionList { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "far(-1)", "First", show=False),
        Binding("end", "far(1)", "Last", show=False),
    ]

    class MoreWanted(Message):
        """The rows come to an end."""

    class Chosen(Message):
        """A row was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._rows: list[SessionRow] = []
        self._at = 0
        self._more = False
        self._asked = False

    @property
    def marked(self) -> SessionRow | None:
        """The marked row; None where there is none."""
        return self._rows[self._at] if self._rows else None

    @property
    def last(self) -> SessionRow | None:
        """The last row that is known."""
        return self._rows[-1] if self._rows else None

    @property
    def known(self) -> int:
        """How many rows are known."""
        return len(self._rows)

    def begin(self) -> None:
        """Forget all rows; the first page is to come."""
        self._rows, self._at, self._more, self._asked = [], 0, False, False
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._lay_out()

    def add(self, rows: Sequence[SessionRow], *, more: bool) -> None:
        """Take another page.

        Args:
            rows: the rows that follow those known.
            more: whether there may be others after them.
        """
        self._rows.extend(rows)
        self._more, self._asked = more, False
        self._lay_out()
        self._look_ahead()

    def take_out(self, session_id: str) -> None:
        """Take a row out."""
        self._rows = [row for row in self._rows if row.id != session_id]
        self._at = max(0, min(self._at, len(self._rows) - 1))
        self._lay_out()
        self._look_ahead()

    def put_in(self, row: SessionRow) -> None:
        """Put a row where it belongs, and mark it. One that belongs to a page which is still to come waits for it."""
        rows = [one for one in self._rows if one.id != row.id]
        place = sum((one.started_at, one.id) > (row.started_at, row.id) for one in rows)
        if place == len(rows) and self._more:
            return
        self._rows = [*rows[:place], row, *rows[place:]]
        self._lay_out()
        self._mark(place)

    def replace(self, row: SessionRow) -> None:
        """Show a row as it is now."""
        self._rows = [row if one.id == row.id else one for one in self._rows]
        self.refresh()

    def action_step(self, rows: int) -> None:
        """Mark another row."""
        self._mark(self._at + rows)

    def action_page(self, direction: int) -> None:
        """Go on by what is in sight."""
        self._mark(self._at + direction * max(1, self.size.height - 1))

    def action_far(self, direction: int) -> None:
        """To the first row, or the last one known."""
        self._mark(0 if direction < 0 else len(self._rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """Mark the row under the pointer; a second click opens it."""
        place = int(self.scroll_offset.y) + event.y
        if place < len(self._rows):
            if place == self._at and event.chain > 1:
                self.post_message(self.Chosen())
            self._mark(place)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scrolling alone can come near the end too."""
        super().watch_scroll_y(old_value, new_value)
        self._look_ahead()

    def on_focus(self) -> None:
        """The mark is drawn otherwise."""
        self.refresh()

    def on_blur(self) -> None:
        """Likewise."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        place, width = int(self.scroll_offset.y) + y, self.size.width
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[place]
        text = crop(row_wordings(row)[width < _ROOM_FOR_ALL], width)
        look = self.rich_style if row.outcome == "completed" else ink(self, "quiet")
        if place == self._at:
            look = ink(self, "on-bright", "calm", bold=True) if self.has_focus else ink(self, "foreground", "surface")
        return Strip([Segment(text + " " * max(0, width - cell_len(text)), look)]).adjust_cell_length(width, look)

    def _mark(self, place: int) -> None:
        self._at = max(0, min(place, len(self._rows) - 1))
        self.scroll_to_region(Region(0, self._at, 1, 1), animate=False, force=True)
        self.refresh()
        self._look_ahead()

    def _look_ahead(self) -> None:
        seen = max(self._at, int(self.scroll_offset.y) + self.size.height)
        if self._more and not self._asked and seen + _AHEAD >= len(self._rows):
            self._asked = True
            self.post_message(self.MoreWanted())

    def _lay_out(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()
