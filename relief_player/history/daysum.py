"""The sums of one day: a value, and nothing else. It is pure."""

from __future__ import annotations

from typing import NamedTuple

from relief_player.units import Ms


class DaySum(NamedTuple):
    """The sessions of one day, or of several, that share an area, a kind or a routine."""

    what: str
    """`all`, `area`, `kind` or `routine`: what `key` is."""
    key: str
    day: str
    """As ``2026-11-22``; the last one where several days are summed up."""
    sessions: int
    completed: int
    active: Ms
