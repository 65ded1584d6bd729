"""The large figures: as large as the room allows, and drawn anew only where a figure changed."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.glyphs import Face, face_for


class Countdown(Widget):
    """What is left, in figures that can be read from afar."""

    DEFAULT_CSS = "Countdown { height: 1fr; width: 1fr; min-height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._text = ""
        self._widest = ""
        self._rows: tuple[tuple[str, Face, int], tuple[str, ...]] | None = None

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show(self, text: str, widest: str = "") -> None:
        """Show a text of figures and colons.

        Args:
            text: what is left; may be empty.
            widest: the longest text of this countdown, which sets the size of its figures.
        """
        if (text, widest) == (self._text, self._widest):
            return
        region = self._changed(text) if widest == self._widest else None
        self._text, self._widest = text, widest
        if region is None:
            self.refresh()
        elif region.area:
            self.refresh(region)

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width, face = self.size.width, self._face()
        rows = self._drawn(face)
        row = y - (self.size.height - face.rows) // 2
        text = rows[row] if 0 <= row < len(rows) else ""
        left = max(0, (width - len(text)) // 2)
        return Strip([Segment((" " * left + text).ljust(width)[:width], self.rich_style)], width)

    def _face(self) -> Face:
        longest = max(self._text, self._widest, key=len)
        return face_for(longest, self.size.width * 4 // 5, self.size.height)

    def _drawn(self, face: Face) -> tuple[str, ...]:
        key = (self._text, face, self.size.width)
        if self._rows is None or self._rows[0] != key:
            glyphs = [face.draw(character) for character in self._text]
            wide = face.width(self._text)
            rows = tuple("".join(parts)[:wide] for parts in zip(*glyphs, strict=True)) if glyphs else ()
            self._rows = (key, rows)
        return self._rows[1]

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
