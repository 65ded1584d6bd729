"""Rows under headings, by what they are for.

This module owns the groups and their order. A group's words are the face's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from relief_player.routine.finding.row import Row
from relief_player.routine.model import Goal

NO_GOAL: Final = ""
"""The group of routines that do not say what they are for."""
BROKEN: Final = "broken"
"""The group of files with problems."""
GROUPS: Final = (*(goal.value for goal in Goal), NO_GOAL, BROKEN)
"""All groups in their order; those with problems stand last."""


class Group(NamedTuple):
    """Some rows that belong together."""

    name: str
    """One of `GROUPS`."""
    numbers: tuple[int, ...]
    """The rows' numbers, in the order in which they came."""


def group_of(row: Row) -> str:
    """The group a row belongs to."""
    if row.problems:
        return BROKEN
    return str(row.goal) if row.goal in GROUPS and row.goal != BROKEN else NO_GOAL


def grouped(rows: Sequence[Row], numbers: Iterable[int]) -> tuple[Group, ...]:
    """Rows by what they are for; no group is empty.

    Args:
        rows: all of them.
        numbers: which of them, in their order.
    """
    found: dict[str, list[int]] = {name: [] for name in GROUPS}
    for number in numbers:
        found[group_of(rows[number])].append(number)
    return tuple(Group(name, tuple(members)) for name, members in found.items() if members)
