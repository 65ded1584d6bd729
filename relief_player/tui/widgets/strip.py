"""The whole session as lettered parts, with the present moment on it, and the legend of its letters.

This module owns how the parts share the width. Which parts there are is worked out by `parts`.
"""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from relief_player.session.timeline import Timeline
from relief_player.tui.parts import Cells, cell_of, fit_parts, tones_in
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.kept import Kept
from relief_player.tui.words import Tone

_HERE: Final = "▶"
_NOWHERE: Final = -1
_APART: Final = "  "


def tone_ink(widget: Widget, tone: Tone) -> Style:
    """How a tone is drawn: dark on bright for what is done, light on dark for what lies between."""
    return ink(widget, "on-tone" if tone.letter.isupper() else "on-between", f"tone-{tone.name}")


class SessionStrip(Kept, Widget):
    """One lettered part for each segment.

    What is over is drawn quietly, what runs now stands out, and an arrow moves through it. The strip takes as many
    rows as its parts need, up to its `max-height`.

    Args:
        timeline: the session.
    """

    DEFAULT_CSS = "SessionStrip { height: auto; max-height: 2; width: 1fr; }"

    def __init__(self, timeline: Timeline | None = None, *, id: str | None = None) -> None:  # noqa: A002  # as above
        super().__init__(id=id)
        self._timeline = timeline
        self._item = _NOWHERE
        self._at = 0
        self._here = _NOWHERE
        self._laid_out: tuple[int, tuple[Cells, ...]] = (0, ())

    def lay_out(self, timeline: Timeline | None) -> None:
        """Show another session, with no present moment."""
        self._timeline, self._item, self._here = timeline, _NOWHERE, _NOWHERE
        self._laid_out = (0, ())
        self.refresh(layout=True)

    def show(self, item: int, at: int) -> None:
        """Set the present moment: an item's index, and the planned position in milliseconds."""
        before = self._item, self._here
        self._item, self._at = item, at
        self._here = cell_of(self._cells(), item, at)
        if (item, self._here) != before:
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """As many rows as one cell for each part needs."""
        count = len(self._timeline.items) if self._timeline else 0
        return max(1, -(-count // max(1, width)))

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        first, end = y * width, (y + 1) * width
        cells = self._cells()
        if self._item != _NOWHERE:
            self._here = cell_of(cells, self._item, self._at)
        segments = [
            segment
            for place in cells
            if place.at < end and place.at + place.width > first
            for segment in self._draw(place, max(first, place.at), min(end, place.at + place.width))
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _cells(self) -> tuple[Cells, ...]:
        room = self.size.width * self.size.height
        if self._laid_out[0] != room:
            self._laid_out = (room, fit_parts(self._timeline, room) if self._timeline else ())
        return self._laid_out[1]

    def _draw(self, place: Cells, first: int, end: int) -> list[Segment]:
        text = (place.part.tone.letter + " " * (place.width - 1))[first - place.at : end - place.at]
        if place.part.first <= self._item <= place.part.last and first <= self._here < end and self._here > place.at:
            inside = self._here - first
            text = text[:inside] + _HERE + text[inside + 1 :]
        return [Segment(text, self._style(place))]

    def _style(self, place: Cells) -> Style:
        if self._item == _NOWHERE or place.part.first > self._item:
            return tone_ink(self, place.part.tone)
        if place.part.last < self._item:
            return ink(self, "quiet", "surface")
        return ink(self, "background", "foreground", bold=True)


class Legend(Kept, Widget):
    """What the letters of a strip mean, as many as fit.

    Args:
        timeline: the session whose letters are explained.
    """

    DEFAULT_CSS = "Legend { height: auto; max-height: 1; width: 1fr; }"

    def __init__(self, timeline: Timeline | None = None, *, id: str | None = None) -> None:  # noqa: A002  # as above
        super().__init__(id=id)
        self._tones: tuple[Tone, ...] = tones_in(timeline) if timeline else ()

    def lay_out(self, timeline: Timeline | None) -> None:
        """Explain the letters of another session."""
        self._tones = tones_in(timeline) if timeline else ()
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """As many rows as its words need."""
        return max(1, len(self._rows(width)))

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        rows = self._rows(self.size.width)
        segments: list[Segment] = []
        for tone in rows[y] if y < len(rows) else ():
            segments += [
                Segment(tone.letter, tone_ink(self, tone)),
                Segment(f" {tone.word}{_APART}", self.rich_style),
            ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _rows(self, width: int) -> list[list[Tone]]:
        """The tones laid out in rows; a row ends before the first word that does not fit."""
        rows: list[list[Tone]] = []
        used = width
        for tone in self._tones:
            needed = len(tone.word) + 2
            if used + needed > width:
                rows.append([])
                used = 0
            rows[-1].append(tone)
            used += needed + len(_APART)
        return rows
