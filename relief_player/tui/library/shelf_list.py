"""The list of routines: as many lines as there are, of which only those in view are drawn.

This module owns the drawing of a line and the mark that moves over it. Which lines there are is said by `lines`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from relief_player.routine.areas import area_words
from relief_player.routine.model import Kind
from relief_player.tui.library.ago import ago_short
from relief_player.tui.library.lines import OWN, Columns, Heading, Line, columns_for, length_text, length_width
from relief_player.tui.ports import ShelfEntry
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.line import crop
from relief_player.tui.widgets.strip import tone_ink
from relief_player.tui.words import KIND_TONES

_MARGIN = 2
"""Before a line: the mark, and whose it is."""


class ShelfList(ScrollView, can_focus=True, inherit_bindings=False):
    """Headings and routines, one of which is marked. The page keys move what stands beside it."""

    DEFAULT_CSS = "ShelfList { overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "edge(False)", "First", show=False),
        Binding("end", "edge(True)", "Last", show=False),
    ]

    class Marked(Message):
        """Another routine was marked, or none is."""

        def __init__(self, number: int | None) -> None:
            super().__init__()
            self.number = number

    class Chosen(Message):
        """The marked routine was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._rows: Sequence[ShelfEntry] = ()
        self._lines: Sequence[Line] = ()
        self._at: int | None = None
        self._length = 0
        self._done: Mapping[str, datetime] = {}
        self._now: datetime | None = None

    @property
    def marked(self) -> int | None:
        """The number of the marked routine."""
        line = self._lines[self._at] if self._at is not None else None
        return line if isinstance(line, int) else None

    @property
    def marked_id(self) -> str | None:
        """Its id."""
        return None if self.marked is None else self._rows[self.marked].id

    def show(self, rows: Sequence[ShelfEntry], lines: Sequence[Line], marked: int | None) -> None:
        """Show other lines.

        Args:
            rows: all routines.
            lines: what of them is shown.
            marked: the number of the one to be marked; the first, where it is not shown or None.
        """
        if rows is not self._rows:
            self._length = length_width(rows)
        self._rows, self._lines, self._at = rows, lines, None
        self.virtual_size = Size(self.scrollable_content_region.width, len(lines))
        first = next((at for at, line in enumerate(lines) if isinstance(line, int)), None)
        wanted = next((at for at, line in enumerate(lines) if line == marked), first) if marked is not None else first
        self._mark(wanted)
        self.refresh()

    def show_done(self, done: Mapping[str, datetime], now: datetime) -> None:
        """Show when each routine was done."""
        self._done, self._now = done, now
        self.refresh()

    def action_move(self, by: int) -> None:
        """Mark the next routine that way."""
        at = (-1 if by > 0 else len(self._lines)) if self._at is None else self._at
        while 0 <= (at := at + by) < len(self._lines):
            if isinstance(self._lines[at], int):
                self._mark(at)
                return
        self.scroll_to(y=0 if by < 0 else None, animate=False)

    def action_edge(self, end: bool) -> None:
        """Mark the first routine, or the last one."""
        self._at = None
        self.action_move(-1 if end else 1)

    def _mark(self, at: int | None) -> None:
        self._at = at
        self.post_message(self.Marked(self.marked))
        if at is not None:
            # With its heading, where that stands right before it.
            top = at - 1 if at and isinstance(self._lines[at - 1], Heading) else at
            height = max(1, self.size.height)
            if top < self.scroll_offset.y:
                self.scroll_to(y=top, animate=False, immediate=True)
            elif at >= self.scroll_offset.y + height:
                self.scroll_to(y=at - height + 1, animate=False, immediate=True)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the marked routine in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        if self._at is not None:
            self._mark(self._at)

    def on_click(self, event: events.Click) -> None:
        """Mark what is clicked; what is marked already is chosen."""
        at = event.y + self.scroll_offset.y
        if at < len(self._lines) and isinstance(self._lines[at], int):
            if at == self._at:
                self.post_message(self.Chosen())
            else:
                self._mark(at)

    def on_focus(self) -> None:
        """The mark is drawn more strongly."""
        self.refresh()

    def on_blur(self) -> None:
        """Less so."""
        self.refresh()

    # -- drawing -------------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row of what is in view."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        if isinstance(line, Heading):
            segments = self._heading(line, width)
        else:
            columns = columns_for(width - _MARGIN, self._length, dated=bool(self._done))
            segments = self._routine(self._rows[line], columns, at == self._at)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _heading(self, heading: Heading, width: int) -> list[Segment]:
        count = f"  {heading.routines} "
        rule = "─" * max(0, width - cell_len(heading.words) - len(count))
        return [
            Segment(heading.words, ink(self, "calm", bold=True)),
            Segment(count, ink(self, "quiet")),
            Segment(rule, ink(self, "faint")),
        ]

    def _routine(self, row: ShelfEntry, columns: Columns, marked: bool) -> list[Segment]:
        plain, quiet = self.rich_style, ink(self, "quiet")
        alert = ink(self, "alert", bold=True)
        if marked:
            on_it = ("on-bright", "calm") if self.has_focus else ("foreground", "surface")
            plain = quiet = alert = ink(self, *on_it, bold=True)
        name = clean_line(row.name) or clean_line(row.id)
        letters = self._kinds(row)[: columns.kinds]
        done = self._done.get(row.id)
        ago = ago_short(done, self._now) if columns.done and done and self._now else ""
        # What the columns beside it leave free belongs to a long name.
        free = 0 if columns.areas else columns.kinds - len(letters)
        if columns.done and not (ago or columns.kinds or columns.areas):
            free = columns.done
        whose = OWN if row.origin == "own" else " "
        segments = [
            Segment(("›" if marked else " ") + whose, plain),
            Segment(length_text(row).rjust(columns.length) + " ", alert if row.problems else quiet),
            Segment(_cell(name, columns.name + free), plain),
        ]
        if columns.areas:
            areas = ", ".join(clean_line(area_words(area)) for area in row.areas)
            segments.append(Segment(" " + _cell(areas, columns.areas), quiet))
        if columns.kinds:
            segments += [Segment(" " * (1 + columns.kinds - len(letters) - free), plain), *letters]
        if columns.done:
            segments.append(Segment(" " + ago.rjust(columns.done - (0 if columns.kinds else free)), quiet))
        return segments

    def _kinds(self, row: ShelfEntry) -> list[Segment]:
        """The letters of what it holds, as they stand on the strip."""
        tones = [KIND_TONES[Kind(kind)] for kind in row.kinds if kind in KIND_TONES]
        return [Segment(tone.letter, tone_ink(self, tone)) for tone in tones if tone.letter.isupper()]


def _cell(text: str, width: int) -> str:
    return set_cell_size(crop(text, width), width)
