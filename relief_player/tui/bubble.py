"""The shape that breathes: a dome that rises and sinks, in eighths of a row.

This module owns its outline. It is pure: a fullness and a room give what each row holds. It grows upwards only and
its rows keep their width, because a terminal is sent a row that changes as a whole: one row at a time is cheap.
"""

from __future__ import annotations

import math
from typing import Final

EIGHTHS: Final = 8
"""The steps in which its edge moves through a row."""
_EMPTY: Final = 3
"""Eighths of a row that are left of it when it is empty, so that the eye does not lose it."""
_LEAST: Final = 28
"""Cells across, where there is room."""


def across(columns: int, rows: int) -> int:
    """The cells of its lowest row, an even number: the more rows there are the more, so that it looks round."""
    return max(0, min(columns - 2, max(_LEAST, rows * 3)) // 2 * 2)


def widths(columns: int, rows: int) -> tuple[int, ...]:
    """The cells of each row, from the top down; all even, so that all rows have the same middle."""
    widest = across(columns, rows)
    high = ((row + 0.5) / (rows + 0.25) for row in range(rows - 1, -1, -1))
    return tuple(round(widest * math.sqrt(1 - part * part) / 2) * 2 for part in high)


def radius(fullness: float, rows: int) -> int:
    """How far it rises from its foot, in eighths of a row; it never sinks as the fullness, 0 to 1, grows."""
    return _EMPTY + round((rows * EIGHTHS - _EMPTY) * max(0.0, min(1.0, fullness))) if rows else 0


def fills(fullness: float, rows: int) -> tuple[int, ...]:
    """How much of each row is filled from its foot, in eighths, from the top down."""
    reached = radius(fullness, rows)
    return tuple(max(0, min(EIGHTHS, reached - row * EIGHTHS)) for row in range(rows - 1, -1, -1))
