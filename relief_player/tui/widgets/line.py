"""One line of plain text, in the longest wording that fits.

This widget never reads markup: its text goes to the terminal as it is, so it must have been cleaned.
"""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.widgets.kept import Kept


def crop(text: str, width: int) -> str:
    """A text in at most `width` columns; where it is cut, it ends in an ellipsis."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fitting(wordings: tuple[str, ...], width: int) -> str:
    """The first of some wordings that fits; the last one, cut, where none does."""
    for text in wordings:
        if cell_len(text) <= width:
            return text
    return crop(wordings[-1], width) if wordings else ""


class TextLine(Kept, Widget):
    """A line that is drawn anew only when its words change.

    Args:
        wordings: what it says, from the longest to the shortest.
        align: where in its width the text stands.
    """

    DEFAULT_CSS = "TextLine { height: 1; width: 1fr; }"

    def __init__(
        self,
        *wordings: str,
        align: Literal["left", "center", "right"] = "left",
        id: str | None = None,  # noqa: A002  # Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._wordings = wordings
        self._align = align

    @property
    def wordings(self) -> tuple[str, ...]:
        """What it says, from the longest to the shortest."""
        return self._wordings

    def show(self, *wordings: str) -> None:
        """Say something else."""
        if wordings != self._wordings:
            self._wordings = wordings
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        text = fitting(self._wordings, width) if y == 0 else ""
        room = width - cell_len(text)
        before = {"left": 0, "center": room // 2, "right": room}[self._align]
        return Strip([Segment(" " * before + text + " " * (room - before), self.rich_style)], width)


class EndsLine(TextLine):
    """A line with a text at either end. What stands at its end gets up to two fifths of the width.

    Args:
        wordings: what stands at its beginning, from the longest to the shortest.
    """

    DEFAULT_CSS = ""

    def __init__(self, *wordings: str, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(*wordings, id=id)
        self._end: tuple[str, ...] = ()

    def show_end(self, *wordings: str) -> None:
        """Say something else at its end."""
        if wordings != self._end:
            self._end = wordings
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        end = fitting(self._end, width * 2 // 5) if y == 0 else ""
        begin = fitting(self.wordings, width - cell_len(end) - 1) if y == 0 else ""
        between = " " * max(0, width - cell_len(begin) - cell_len(end))
        return Strip([Segment(begin + between + end, self.rich_style)], width)
