"""Charts in cells: bars, a line of small columns, and a span from one rating to another.

This module owns how values become characters. It is pure. Nothing it gives is ever wider than the width it is given,
and whatever is more than nothing can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

_COLUMNS: Final = "▁▂▃▄▅▆▇█"
NOTHING: Final = "·"
"""What stands for nothing in a line of columns."""
BEFORE, AFTER = "○", "●"
"""The two ends of a span."""


class Bar(NamedTuple):
    """One row of a chart."""

    label: str
    value: int
    """In any unit; the longest bar of a chart is its greatest value."""
    text: str
    """The value in words; it stands beside the bar, so that nobody has to measure."""


def bar(value: int, most: int, width: int) -> str:
    """A bar in proportion to the greatest value, to half a cell.

    Args:
        value: what it stands for, 0 or more.
        most: the greatest value of the chart.
        width: the cells of the longest bar.
    """
    if value <= 0 or most <= 0 or width <= 0:
        return ""
    full, half = divmod(max(1, min(value, most) * width * 2 // most), 2)
    return "━" * full + "╸" * half


def columns(values: Sequence[int], width: int) -> str:
    """Small columns in a line, one for each value; where there are more than fit, the last ones."""
    shown = values[-width:] if width > 0 else ()
    most = max(shown, default=0)
    return "".join(_column(value, most) for value in shown)


def _column(value: int, most: int) -> str:
    if value <= 0:
        return NOTHING
    return _COLUMNS[min(len(_COLUMNS) - 1, value * len(_COLUMNS) // most)]


def span(before: float, after: float, width: int, most: float = 10) -> str:
    """A line from one rating to another on a scale from 0: `○` before, `●` after.

    Args:
        before: from 0 to `most`.
        after: likewise.
        width: the cells of the whole scale.
        most: the end of the scale.
    """
    if width <= 0:
        return ""
    first, last = (round(min(max(value, 0.0), most) * (width - 1) / most) for value in (before, after))
    cells = ["─" if min(first, last) < place < max(first, last) else "·" for place in range(width)]
    cells[first] = BEFORE
    cells[last] = AFTER
    return "".join(cells)
