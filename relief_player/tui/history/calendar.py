"""The calendar of the last weeks: which day stands where, and how much was done on it.

This module owns that layout. It is pure: sums by day and today's date give weeks of days. A day is a name, not a
stretch of hours, so that no change of clocks or of time zone can double it or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from relief_player.history.daysum import DaySum
from relief_player.history.insight import REMEMBERED
from relief_player.units import HOUR, MINUTE, ZERO, Ms

WEEK: Final = 7
WEEKS: Final = REMEMBERED // WEEK
"""How many weeks there are to look at, this one among them."""
LEVELS: Final = (Ms(1), Ms(10 * MINUTE), Ms(20 * MINUTE), Ms(40 * MINUTE))
"""From these lengths on a day is drawn one shade stronger. Product choices; none of them is a goal."""
_MOST_FIGURES: Final = 999


class Day(Struct, frozen=True):
    """One day of the calendar."""

    date: date
    sessions: int = 0
    active: Ms = ZERO

    @property
    def level(self) -> int:
        """How strongly it is drawn, from 0 (nothing) to 4."""
        if not self.sessions:
            return 0
        return max(1, sum(self.active >= least for least in LEVELS))

    @property
    def figure(self) -> str:
        """Its minutes in three characters at most; a dot for a day of rest."""
        if not self.sessions:
            return "·"
        minutes = whole_minutes(self.active)
        return str(minutes) if minutes <= _MOST_FIGURES else f"{self.active // HOUR}h"


class Week(Struct, frozen=True):
    """Seven days from a Monday on."""

    days: tuple[Day | None, ...]
    """Monday to Sunday; None for a day that is still to come."""
    monday: date

    @property
    def done(self) -> int:
        """On how many of its days there was something."""
        return sum(day is not None and day.sessions > 0 for day in self.days)

    @property
    def active(self) -> Ms:
        """What was done in it, in milliseconds."""
        return Ms(sum(day.active for day in self.days if day is not None))


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def whole_minutes(length: Ms) -> int:
    """A length in minutes, rounded half up; what was begun is never none."""
    return max(1, (length + MINUTE // 2) // MINUTE)


def minutes_text(length: Ms) -> str:
    """A length for people: ``45 min``, or ``3 h 20 min``."""
    hours, minutes = divmod(whole_minutes(length) if length else 0, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def weeks_of(sums: Iterable[DaySum], today: date, count: int = WEEKS) -> tuple[Week, ...]:
    """The last weeks, oldest first; this one is the last.

    Args:
        sums: sums by day, in any order; those of later days than today (a clock that was set) are left out.
        today: the calendar day at the person's place.
        count: how many weeks.
    """
    known = {one.day: one for one in sums if one.what == "all"}
    first = monday_of(today) - timedelta(days=WEEK * (count - 1))
    mondays = [first + timedelta(days=WEEK * number) for number in range(count)]
    return tuple(
        Week(tuple(_day(known, monday + timedelta(days=place), today) for place in range(WEEK)), monday)
        for monday in mondays
    )


def days_done(sums: Iterable[DaySum]) -> frozenset[date]:
    """The days on which there was something."""
    return frozenset(date.fromisoformat(one.day) for one in sums if one.what == "all")


def _day(known: dict[str, DaySum], day: date, today: date) -> Day | None:
    if day > today:
        return None
    found = known.get(day.isoformat())
    return Day(day) if found is None else Day(day, found.sessions, found.active)
