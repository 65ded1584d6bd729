"""Insight into what was done lately: how regular, how balanced, and what was not visited for a while.

This module owns those sums and rules. Nothing here counts a streak, and a day of rest is no gap: every figure says what
was done, and none what was missed. It is pure: today is an argument. All spans are product choices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from relief_player.history.daysum import DaySum
from relief_player.units import Ms

SPAN: Final = 28
"""Days that consistency and balance look back."""
WEEKS: Final = 12
"""Weeks, this one among them, of which those with enough days are counted."""
LATELY: Final = 14
"""Days without a visit after which an area was not visited lately."""
REMEMBERED: Final = 182
"""Days within which an area was visited for it to be one of the person's own."""
OWN: Final = 3
"""Days on which it was visited then, at least."""
MILESTONES: Final = (10, 25, 50, 100, 250, 500, 1000)
"""Sessions that are worth a word, told once."""
_ANYWHERE: Final = "whole-body"


class Consistency(Struct, frozen=True, kw_only=True):
    """How regular it was."""

    days: int
    """Days with a session in the last 28, today among them."""
    weeks: int
    """Weeks of the last 12 with enough days; a week begins on Monday."""
    least: int
    """How many days are enough."""


class Unvisited(Struct, frozen=True, kw_only=True):
    """A part of the body that the person used to work on, and has not lately."""

    area: str
    days: int
    """Days on which it was visited in the half year before."""
    last: date


def consistency(days: Iterable[date], today: date, least: int) -> Consistency:
    """How regular it was.

    Args:
        days: those with a session, in any order; ones after today (a clock that was set) do not count.
        today: the calendar day at the person's place.
        least: days that make a week count.
    """
    known = {day for day in days if day <= today}
    this_week = today - timedelta(days=today.weekday())
    by_week = Counter((this_week - (day - timedelta(days=day.weekday()))).days // 7 for day in known)
    return Consistency(
        days=sum((today - day).days < SPAN for day in known),
        weeks=sum(count >= least for week, count in by_week.items() if week < WEEKS),
        least=least,
    )


def balance(sums: Iterable[DaySum], today: date, span: int = SPAN) -> dict[str, Ms]:
    """Work time by body area in the last days, today among them; the most first."""
    found = Counter[str]()
    for one in sums:
        if one.what == "area" and 0 <= (today - date.fromisoformat(one.day)).days < span:
            found[one.key] += one.active
    return {area: Ms(length) for area, length in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))}


def not_visited(sums: Iterable[DaySum], today: date) -> tuple[Unvisited, ...]:
    """The areas that the person worked on in the last half year and not in the last two weeks; the most used first.

    Somebody who has not played at all lately is told of none: a rest is a rest.
    """
    visits: dict[str, set[date]] = {}
    for one in sums:
        day = date.fromisoformat(one.day)
        if one.what == "area" and one.key != _ANYWHERE and 0 <= (today - day).days < REMEMBERED:
            visits.setdefault(one.key, set()).add(day)
    if not any((today - day).days < LATELY for days in visits.values() for day in days):
        return ()
    found = [
        Unvisited(area=area, days=len(days), last=max(days))
        for area, days in visits.items()
        if len(days) >= OWN and (today - max(days)).days >= LATELY
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.area)))


def milestone(sessions: int, told: Iterable[int]) -> int | None:
    """The highest milestone that was reached and not told; None where there is none, or a higher one was told."""
    reached = max((one for one in MILESTONES if one <= sessions), default=0)
    return reached if reached > max(told, default=0) else None
