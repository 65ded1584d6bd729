"""The large figures: as large as the room allows, and drawn anew only where a figure changed.

In the last seconds they are cut out of a bright field, which can be told from across a room and without colour. It
comes once and goes once: nothing flashes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from rich.segment import Segment
from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.glyphs import Face, face_for
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.kept import Kept


class Half(Kept, Widget):
    """A part of the countdown, of its own because a terminal is sent a row from its widget's first column on."""

    DEFAULT_CSS = "Half { height: 1fr; width: 1fr; }"

    def __init__(self, whole: Countdown) -> None:
        super().__init__()
        self._whole = whole

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        begins = self.region.x - self._whole.region.x
        return self._whole.row(y).crop(begins, begins + self.size.width)


class Countdown(Kept, Horizontal):
    """What is left, in figures that can be read from afar: the last figure, which changes most, and those before."""

    DEFAULT_CSS = "Countdown { height: 1fr; width: 1fr; min-height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._text = ""
        self._widest = ""
        self._last = False
        self._rows: list[Strip] | None = None
        self._before, self._end = Half(self), Half(self)
        self._cut = 0

    def compose(self) -> Iterable[Widget]:
        """From left to right."""
        yield from (self._before, self._end)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show(self, text: str, widest: str = "", *, last: bool = False) -> None:
        """Show a text of figures and colons.

        Args:
            text: what is left; may be empty.
            widest: the longest text of this countdown, which sets the size of its figures.
            last: whether the last seconds run.
        """
        if (text, widest, last) == (self._text, self._widest, self._last):
            return
        region = self._changed(text) if (widest, last) == (self._widest, self._last) else None
        self._text, self._widest, self._last, self._rows = text, widest, last, None
        self._place_cut()
        if region is None:
            self._before.refresh()
            self._end.refresh()
        elif region.area:
            self._refresh_part(region)

    def on_resize(self) -> None:
        """Figures of another size end elsewhere."""
        self._place_cut()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw all of it again: its colours or its size are others."""
        self._rows = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def row(self, y: int) -> Strip:
        """One row of all of it."""
        if self._rows is None:
            self._rows = self._drawn(self.size)
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width)

    def _drawn(self, size: Size) -> list[Strip]:
        """All rows, with the figures in their middle; in the last seconds, on a field that reaches one row beyond."""
        face, plain = self._face(), self.rich_style
        bright = ink(self, "on-bright", "alert", bold=True) if self._last and self._text else None
        wide = face.width(self._text)
        left = max(0, (size.width - wide) // 2)
        edge = min(left, 2 * face.dot + 1) if bright else 0
        glyphs = [face.draw(character) for character in self._text]
        figures = ["".join(parts)[:wide] for parts in zip(*glyphs, strict=True)]
        above = (size.height - face.rows) // 2
        rows = []
        for y in range(-above, size.height - above):
            text = figures[y] if 0 <= y < len(figures) else ""
            whole = (" " * left + text).ljust(size.width)[: size.width]
            if bright and -1 <= y <= face.rows:
                cuts = (left - edge, left + wide + edge)
                parts = ((whole[: cuts[0]], plain), (whole[cuts[0] : cuts[1]], bright), (whole[cuts[1] :], plain))
                rows.append(Strip([Segment(part, style) for part, style in parts if part], size.width))
            else:
                rows.append(Strip([Segment(whole, plain)], size.width))
        return rows

    def _place_cut(self) -> None:
        """The last figure begins a part of its own."""
        face, width = self._face(), self.size.width
        left = max(0, (width - face.width(self._text)) // 2)
        cut = min(width, left + sum(len(face.draw(character)[0]) for character in self._text[:-1]))
        if cut != self._cut:
            self._cut = cut
            self._before.styles.width = cut

    def _refresh_part(self, region: Region) -> None:
        """Draw a region again, in whichever parts it lies."""
        before = Region(0, 0, self._cut, self.size.height).intersection(region)
        end = Region(self._cut, 0, self.size.width - self._cut, self.size.height).intersection(region)
        if before.area:
            self._before.refresh(before)
        if end.area:
            self._end.refresh(end.translate((-self._cut, 0)))

    def _face(self) -> Face:
        longest = max(self._text, self._widest, key=len)
        return face_for(longest, self.size.width * 9 // 10, self.size.height)

    def _changed(self, text: str) -> Region | None:
        """Where the figures differ from those shown; None where all of them move."""
        face = self._face()
        if len(text) != len(self._text) or face.width(text) != face.width(self._text):
            return None
        differing = [index for index, pair in enumerate(zip(text, self._text, strict=True)) if pair[0] != pair[1]]
        if not differing:
            return Region()
        left = max(0, (self.size.width - face.width(text)) // 2)
        starts = [sum(len(face.draw(character)[0]) for character in text[:index]) for index in range(len(text) + 1)]
        first, end = starts[differing[0]], starts[differing[-1] + 1]
        top = max(0, (self.size.height - face.rows) // 2)
        return Region(left + first, top, end - first, face.rows)
