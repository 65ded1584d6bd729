"""Totals over sessions: counts and minutes.

This module owns the sums a person sees. It is pure. Rehearsals, and sessions that still run, are not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct, field

from relief_player.history.daysum import DaySum
from relief_player.history.record import SessionRecord, active_by_area, active_by_kind
from relief_player.routine.model import Kind
from relief_player.units import Ms

COUNTED: Final = frozenset({"completed", "stopped", "interrupted"})
"""Outcomes of sessions that count: what was done was done."""


class Totals(Struct, frozen=True, kw_only=True):
    """Sums over some sessions."""

    sessions: int = 0
    """How many count."""
    completed: int = 0
    """How many of these were played to the end."""
    active: Ms = Ms(0)
    """Wall time less pauses and waits."""
    days: frozenset[date] = frozenset()
    """The calendar days on which they began."""
    by_area: dict[str, Ms] = field(default_factory=dict)
    """Work time by body area, the most first; a pass that works two areas counts in full for both."""
    by_kind: dict[Kind, Ms] = field(default_factory=dict)
    """Work time by kind of step, the most first."""
    by_routine: dict[str, int] = field(default_factory=dict)
    """Sessions by routine id, the most first."""


def totals(records: Iterable[SessionRecord]) -> Totals:
    """Add sessions up. One pass, constant memory: records may come from a generator."""
    sessions = completed = active = 0
    days: set[date] = set()
    by_area, by_kind, by_routine = Counter[str](), Counter[Kind](), Counter[str]()
    for record in records:
        if record.outcome not in COUNTED:
            continue
        sessions += 1
        completed += record.outcome == "completed"
        active += record.active
        days.add(record.started_at.date())
        by_area.update(active_by_area(record.steps))
        by_kind.update(active_by_kind(record.steps))
        by_routine[record.routine_id] += 1
    return Totals(
        sessions=sessions,
        completed=completed,
        active=Ms(active),
        days=frozenset(days),
        by_area={area: Ms(sum_) for area, sum_ in by_area.most_common()},
        by_kind={kind: Ms(sum_) for kind, sum_ in by_kind.most_common()},
        by_routine=dict(by_routine.most_common()),
    )


def totals_of(sums: Iterable[DaySum], days: Iterable[str]) -> Totals:
    """Totals from sums by day.

    Args:
        sums: of all days together, the most first.
        days: the calendar days on which sessions began, as ``2026-11-22``.
    """
    parts: dict[str, list[DaySum]] = {"all": [], "area": [], "kind": [], "routine": []}
    for one in sums:
        parts[one.what].append(one)
    return Totals(
        sessions=sum(one.sessions for one in parts["all"]),
        completed=sum(one.completed for one in parts["all"]),
        active=Ms(sum(one.active for one in parts["all"])),
        days=frozenset(date.fromisoformat(day) for day in days),
        by_area={one.key: one.active for one in parts["area"]},
        by_kind={Kind(one.key): one.active for one in parts["kind"]},
        by_routine={
            one.key: one.sessions for one in sorted(parts["routine"], key=lambda one: one.sessions, reverse=True)
        },
    )
