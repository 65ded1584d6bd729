"""The diary summed up for somebody who is to read it in two minutes: counts, lengths, triggers, what was tried.

This module owns those sums. They are what was written down and nothing more: no diagnosis and no advice. It is pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import mean, median
from typing import Final

from msgspec import Struct, field

from relief_player.history.diary import Cramp
from relief_player.history.record import SessionRecord
from relief_player.settings import Temperature
from relief_player.units import MINUTE, Ms

MOST_WEEKS: Final = 26
MOST_ENTRIES: Final = 40
"""What two pages hold."""
TEN_MINUTES: Final = Ms(10 * MINUTE)
_BANDS: Final = (
    (6, "night, 22 to 6"),
    (12, "morning, 6 to 12"),
    (18, "afternoon, 12 to 18"),
    (22, "evening, 18 to 22"),
)


class Report(Struct, frozen=True, kw_only=True):
    """The diary of a span of time, summed up."""

    first: date | None
    """The days of the first and the last cramp; None where there is none."""
    last: date | None
    cramps: int
    woke: int
    lasted: tuple[int, Ms, Ms, int] | None
    """Of how many the length is known, the median, the longest, and how many lasted more than ten minutes."""
    strength: tuple[int, float, int] | None
    """Of how many it is known, the median, and the strongest."""
    by_week: tuple[tuple[date, int], ...]
    """The Monday of each week, and its cramps; without gaps, at most the last 26."""
    by_place: tuple[tuple[str, int], ...]
    by_time: tuple[tuple[str, int], ...]
    by_doing: tuple[tuple[str, int], ...]
    by_helped: tuple[tuple[str, int], ...]
    signs: tuple[tuple[str, tuple[date, ...]], ...]
    """Each sign, with the days on which it was there."""
    fevers: tuple[tuple[date, float], ...]
    """Temperatures that were written down, in degrees Celsius."""
    sessions: int
    """Guided sessions in that time."""
    eased: tuple[int, int]
    """After how many of them it had eased, and had not; the others were not asked."""
    rated: tuple[int, float, float] | None
    """How many sessions were rated before and after, and the two means."""
    entries: tuple[Cramp, ...] = field(default=())
    """The latest, newest first."""
    unit: Temperature = "celsius"
    """That in which temperatures are told."""


def summed_up(cramps: Iterable[Cramp], sessions: Iterable[SessionRecord], unit: Temperature = "celsius") -> Report:
    """Sum a diary up.

    Args:
        cramps: newest first, of the span that is reported.
        sessions: those of the same span.
        unit: that in which temperatures are told.
    """
    known = list(cramps)
    days = [one.at.date() for one in known]
    lengths = [one.lasted for one in known if one.lasted is not None]
    strengths = [one.strength for one in known if one.strength is not None]
    played = [one for one in sessions if one.outcome not in ("rehearsal", "running")]
    rated = [(one.before, one.after) for one in played if one.before is not None and one.after is not None]
    return Report(
        first=min(days, default=None),
        last=max(days, default=None),
        cramps=len(known),
        woke=sum(one.woke for one in known),
        lasted=(
            (len(lengths), Ms(int(median(lengths))), max(lengths), sum(one > TEN_MINUTES for one in lengths))
            if lengths
            else None
        ),
        strength=(len(strengths), float(median(strengths)), max(strengths)) if strengths else None,
        by_week=_weeks(days),
        by_place=_most(" ".join(filter(None, (one.side, one.area))) for one in known),
        by_time=tuple((name, Counter(map(_band, known))[name]) for _, name in _BANDS),
        by_doing=_most(word for one in known for word in one.doing),
        by_helped=_most(word for one in known for word in one.helped),
        signs=tuple(
            (sign, tuple(sorted({one.at.date() for one in known if sign in one.signs})))
            for sign, _ in _most(word for one in known for word in one.signs)
        ),
        fevers=tuple(sorted((one.at.date(), one.temperature) for one in known if one.temperature is not None)),
        sessions=len(played),
        eased=(sum(one.eased is True for one in played), sum(one.eased is False for one in played)),
        rated=(len(rated), mean(before for before, _ in rated), mean(after for _, after in rated)) if rated else None,
        entries=tuple(known[:MOST_ENTRIES]),
        unit=unit,
    )


def _weeks(days: list[date]) -> tuple[tuple[date, int], ...]:
    if not days:
        return ()
    mondays = Counter(day - timedelta(days=day.weekday()) for day in days)
    last = max(mondays)
    first = max(min(mondays), last - timedelta(weeks=MOST_WEEKS - 1))
    weeks = (last - first).days // 7 + 1
    return tuple((first + timedelta(weeks=week), mondays[first + timedelta(weeks=week)]) for week in range(weeks))


def _band(one: Cramp) -> str:
    return next((name for until, name in _BANDS if one.at.hour < until), _BANDS[0][1])


def _most(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))


def span_of(report: Report, since: datetime | None) -> str:
    """The days a report is about, in words."""
    first = since.date() if since is not None else report.first
    return f"{first} to {report.last}" if report.last is not None else "no entries"
