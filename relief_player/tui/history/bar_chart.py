"""Charts of rows: a word, a bar or a span, and the figure beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from relief_player.history.browse import Change
from relief_player.tui.history import scale
from relief_player.tui.history.wording import change_text
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.line import crop

_LABEL_SHARE: Final = 3
"""The words take a third of the width at most."""
_LEAST: Final = 4
"""Cells; a shorter bar says nothing and is left out."""
Row = tuple[str, str, str]
"""A label, what is drawn, and the figure."""


class RowChart(Widget):
    """Rows of equal parts, as high as there are rows."""

    DEFAULT_CSS = "RowChart { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._labels: tuple[str, ...] = ()
        self._texts: tuple[str, ...] = ()

    def get_content_height(self, *_: object) -> int:
        """Textual asks how high it is."""
        return len(self._labels)

    def lay_out(self, labels: Sequence[str], texts: Sequence[str]) -> None:
        """Take other rows; both have equally many."""
        self._labels, self._texts = tuple(labels), tuple(texts)
        self.refresh(layout=True)

    def draw(self, row: int, width: int) -> str:
        """What stands between the label and the figure, in so many columns at most."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        if y >= len(self._labels):
            return Strip.blank(width, self.rich_style)
        label = min(max(map(cell_len, self._labels)), width // _LABEL_SHARE)
        text = max(map(cell_len, self._texts))
        room = max(0, width - label - text - 3)
        drawn = self.draw(y, room) if room >= _LEAST else ""
        segments = [
            Segment(set_cell_size(crop(self._labels[y], label), label) + " ", ink(self, "foreground")),
            Segment(f"{self._texts[y]:>{text}}  ", ink(self, "quiet")),
            Segment(drawn, ink(self, "calm")),
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


class BarChart(RowChart):
    """A bar for each value, the longest for the greatest."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as above
        super().__init__(id=id)
        self._values: tuple[int, ...] = ()

    def show(self, bars: Sequence[scale.Bar]) -> None:
        """Show other values."""
        self._values = tuple(one.value for one in bars)
        self.lay_out([one.label for one in bars], [one.text for one in bars])

    def draw(self, row: int, width: int) -> str:
        """A bar."""
        return scale.bar(self._values[row], max(self._values), width)


class ChangeChart(RowChart):
    """A span from the mean rating before to the one after, on a scale from 0 to 10."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as above
        super().__init__(id=id)
        self._changes: tuple[Change, ...] = ()

    def show(self, changes: Sequence[Change]) -> None:
        """Show other ratings."""
        self._changes = tuple(changes)
        self.lay_out([clean_line(one.name) for one in changes], [change_text(one) for one in changes])

    def draw(self, row: int, width: int) -> str:
        """A span, at most forty cells wide: further than that the eye does not follow."""
        change = self._changes[row]
        return scale.span(change.before, change.after, min(width, 41))


class Columns(Widget):
    """A line of small columns."""

    DEFAULT_CSS = "Columns { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as above
        super().__init__(id=id)
        self._values: tuple[int, ...] = ()

    def show(self, values: Sequence[int]) -> None:
        """Show other values."""
        self._values = tuple(values)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width = self.size.width
        # Two cells for each value where there is room: a line of single cells is hard to read.
        wide = 2 if width >= 2 * len(self._values) else 1
        drawn = "".join(one * (wide - 1) + (" " if wide > 1 else one) for one in scale.columns(self._values, width))
        text = drawn if y == 0 else ""
        return Strip([Segment(text, ink(self, "calm"))]).adjust_cell_length(width, self.rich_style)
