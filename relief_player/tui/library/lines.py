"""The lines of the list: headings and routines, and which columns there is room for.

This module owns that layout. It is pure and knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from relief_player.routine.finding.grouping import BROKEN, NO_GOAL, grouped
from relief_player.routine.finding.row import Row
from relief_player.tui.library.ago import SHORT
from relief_player.units import Ms, clock_text

GROUP_WORDS: Final = {
    "flexibility": "Flexibility",
    "warm-up": "Warm-up",
    "relief": "Relief",
    "relax": "Relax",
    "desk": "At the desk",
    "recovery": "Recovery",
    "habit": "Habits",
    NO_GOAL: "Without a goal",
    BROKEN: "With problems",
}
OWN: Final = "•"
"""Stands before what is the person's own."""
_LEAST_LENGTH: Final = 5
_LONGEST: Final = 8
_KINDS: Final = 6
_LEAST_NAME: Final = 22
_AREAS: Final = 22


class Heading(NamedTuple):
    """The heading of a group."""

    words: str
    routines: int
    """How many stand under it."""


Line = Heading | int
"""A heading, or the number of a routine."""


class Columns(Struct, frozen=True):
    """How many characters each column has; none where there is no room for it."""

    length: int
    name: int
    areas: int = 0
    kinds: int = 0
    done: int = 0


def lines_of(rows: Sequence[Row], numbers: Sequence[int], *, ranked: bool) -> tuple[Line, ...]:
    """The lines of a list.

    Args:
        rows: all routines.
        numbers: which of them, in their order.
        ranked: whether the best stand first; otherwise they stand in groups.
    """
    if ranked:
        return tuple(numbers)
    lines: list[Line] = []
    for group in grouped(rows, numbers):
        lines.append(Heading(GROUP_WORDS[group.name], len(group.numbers)))
        lines.extend(group.numbers)
    return tuple(lines)


def length_width(rows: Sequence[Row]) -> int:
    """How wide the column of lengths has to be, with the mark of the person's own pace."""
    longest = max((row.duration_ms or 0 for row in rows), default=0)
    return 1 + min(_LONGEST, max(_LEAST_LENGTH, len(clock_text(Ms(longest)))))


def columns_for(width: int, length: int, *, dated: bool) -> Columns:
    """Share out a line: first the name, then when it was done, what it holds, and where it is for.

    Args:
        width: characters there are for them, with a blank between two columns.
        length: what the column of lengths takes.
        dated: whether anything was ever done.
    """
    name = width - length - 1
    done = kinds = areas = 0
    if dated and name - SHORT - 1 >= _LEAST_NAME:
        done = SHORT
        name -= done + 1
    if name - _KINDS - 1 >= _LEAST_NAME:
        kinds = _KINDS
        name -= kinds + 1
    if name - _AREAS - 1 >= _LEAST_NAME + 6:
        areas = _AREAS
        name -= areas + 1
    return Columns(length, max(0, name), areas, kinds, done)


def length_text(row: Row) -> str:
    """The length of a routine, with a plus where the person's own pace adds to it; a sign where it has problems."""
    if row.problems or row.duration_ms is None:
        return "!  "
    return clock_text(Ms(row.duration_ms)) + ("+" if row.own_pace else " ")


def counted(shown: int, rows: Sequence[Row]) -> str:
    """How many routines there are, in a line."""
    broken = sum(1 for row in rows if row.problems)
    own = sum(1 for row in rows if row.origin == "own")
    many = f"{len(rows)} routines" if len(rows) != 1 else "1 routine"
    parts = [many if shown == len(rows) else f"{shown} of {many}"]
    if own:
        parts.append(f"{own} yours {OWN}")
    if broken:
        parts.append(f"{broken} with problems")
    return ", ".join(parts)
