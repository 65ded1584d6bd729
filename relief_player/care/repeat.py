"""Heat and cold on the same place again: the rows of the limits that a file alone cannot show.

This module compares a routine with the sessions before it (the evidence base's section 12, "same area again"). It is
pure: it reads no history and no clock, and what happens inside one session is the business of `routine.checks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from relief_player.routine.areas import area_words
from relief_player.routine.checks.finding import Finding, Level
from relief_player.routine.model import Kind, Routine, Step
from relief_player.units import HOUR, MINUTE, Ms

PAUSE: Final = Ms(2 * HOUR)
"""The same area again after two to three hours (sfh_heatice); the shorter is the limit."""
DAY: Final = Ms(24 * HOUR)
"""A day is the last 24 hours, so that midnight makes no difference (a product choice)."""
MOST_HEAT_IN_A_DAY: Final = 3
"""Up to three times a day (mpft_heat)."""

LEAST: Final = MINUTE
"""What was left sooner has neither warmed nor cooled anything (a product choice)."""

_ANYWHERE: Final = "whole-body"


class Earlier(Struct, frozen=True, kw_only=True):
    """Heat or cold of one earlier session."""

    session: str
    """Whatever tells sessions apart: several passes of one session count once."""
    kind: Kind
    areas: tuple[str, ...]
    ended_at: Ms
    """Wall time, in milliseconds since 1970-01-01T00:00Z."""


def check_repeats(routine: Routine, earlier: Iterable[Earlier], now: Ms) -> tuple[Finding, ...]:
    """What the sessions before say against the heat and cold of a routine; each finding is a warning.

    An area is the same where both name it. Where one side names none, or the whole body, it may be the same and is
    taken to be.

    Args:
        routine: what is about to be played.
        earlier: heat and cold that was done, in any order; other kinds change nothing.
        now: wall time, in milliseconds since 1970-01-01T00:00Z. A session that seems to end after it, because a clock
            was set, counts by its distance.
    """
    known = tuple(earlier)
    return (
        *_soon_again(routine, Kind.HEAT, known, now),
        *_often_again(routine, known, now),
        *_soon_again(routine, Kind.COLD, known, now),
    )


def _soon_again(routine: Routine, kind: Kind, earlier: Iterable[Earlier], now: Ms) -> Iterator[Finding]:
    """At most one finding: the first step that comes too soon, and how long ago the last time was."""
    recent = [one for one in earlier if one.kind is kind and abs(now - one.ended_at) < PAUSE]
    for step in _steps(routine, kind):
        same = [one for one in recent if _may_share(one.areas, step.areas)]
        if same:
            ago = _ago(Ms(min(abs(now - one.ended_at) for one in same)))
            words = f"{_named(step, same)} had {kind} {ago} ago; leave the same place alone for at least 2 hours"
            yield _finding(f"{kind}-again", words, "sfh_heatice", step)
            return


def _often_again(routine: Routine, earlier: Iterable[Earlier], now: Ms) -> Iterator[Finding]:
    today = [one for one in earlier if one.kind is Kind.HEAT and abs(now - one.ended_at) < DAY]
    for step in _steps(routine, Kind.HEAT):
        same = [one for one in today if _may_share(one.areas, step.areas)]
        times = len({one.session for one in same})
        if times >= MOST_HEAT_IN_A_DAY:
            words = f"{_named(step, same)} had heat {times} times in 24 hours; 3 times a day is the most advised"
            yield _finding("heat-a-day", words, "mpft_heat", step)
            return


def _steps(routine: Routine, kind: Kind) -> Iterator[Step]:
    return (step for step in routine.leaves if step.kind is kind)


def _may_share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    either = set(one), set(other)
    return not all(either) or _ANYWHERE in either[0] | either[1] or bool(either[0] & either[1])


def _named(step: Step, earlier: Iterable[Earlier]) -> str:
    """The places that step and sessions name both, at the start of a sentence."""
    before = {area for one in earlier for area in one.areas}
    places = [area_words(area) for area in step.areas if area in before and area != _ANYWHERE]
    return f"The {' and '.join(places)}" if places else "This place may have"


def _ago(length: Ms) -> str:
    minutes = max(1, round(length / MINUTE))
    if minutes < HOUR // MINUTE:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min"


def _finding(rule: str, message: str, source: str, step: Step) -> Finding:
    place = next((place for place in step.places if place.key.rpartition(".")[2] in ("area", "areas")), step.place)
    return Finding(
        level=Level.WARN,
        rule=rule,
        message=message,
        source=source,
        key=place.key if place else "",
        line=place.line if place else None,
    )
