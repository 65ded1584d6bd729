"""What a person types into the form of an entry, read: a moment, a part of the body, a length, a temperature, days.

This module owns those readings and the sentence that answers a wrong one. It is pure: the time is an argument.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from relief_player.routine.areas import areas_named, nearest_area
from relief_player.routine.problems import shown
from relief_player.settings.degrees import read_body
from relief_player.units import DurationError, Ms, parse_duration

_AGO: Final = re.compile(r"(\d{1,5})\s*(m|h|d|w)(?:\s+ago)?")
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})")
_MOST_DAYS: Final = 36_500
_FIRST_YEAR: Final = 1971
MOMENT: Final = "%Y-%m-%d %H:%M"
"""How a moment is written in the form."""


class UnreadableError(ValueError):
    """A text of the form cannot be taken; its words are for the person, without a full stop."""


def read_when(text: str, now: datetime) -> datetime:
    """When it began: a date with a time, a time of the last day, or how long ago; nothing stands for now.

    Args:
        text: what was typed.
        now: the wall clock, with its offset.

    Raises:
        UnreadableError: it is no moment, or still to come.
    """
    words = text.strip().lower()
    if words in ("", "now"):
        return now
    if ago := _AGO.fullmatch(words):
        moment = now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    elif clock := _CLOCK.fullmatch(words):
        moment = _at_clock(int(clock[1]), int(clock[2]), now)
    else:
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            raise UnreadableError("write a time such as 03:40, 2026-11-22 03:40, or 2h ago") from None
    if moment.year < _FIRST_YEAR:
        raise UnreadableError("that is too long ago")
    if moment.tzinfo is None:
        moment = _at_home(moment, now)
    if moment > now:
        raise UnreadableError("that is still to come")
    return moment


def read_area(text: str) -> str:
    """The one part of the body that is meant.

    Raises:
        UnreadableError: it is none, or a name for several.
    """
    areas = areas_named(text)
    if len(areas) == 1:
        return areas[0]
    if areas:
        raise UnreadableError(f"that stands for several; write one of {', '.join(areas)}")
    if not text.strip():
        raise UnreadableError("write where it was, as in calf, foot or hand")
    near = nearest_area(text)
    raise UnreadableError(f"no part of the body is called {shown(text)}" + (f"; did you mean {near}?" if near else ""))


def read_length(text: str) -> Ms | None:
    """How long it lasted; None where nothing was typed. A bare number means minutes.

    Raises:
        UnreadableError: it is no length.
    """
    words = text.strip()
    if not words:
        return None
    try:
        return parse_duration(f"{words}m" if words.isdecimal() else words)
    except DurationError:
        raise UnreadableError("write a length such as 3m, 1:30 or 90s") from None


def read_temperature(text: str) -> float | None:
    """A body temperature in degrees Celsius, typed in either unit; None where nothing was typed.

    Raises:
        UnreadableError: it is none that a living person has.
    """
    if not text.strip():
        return None
    try:
        return read_body(text)
    except ValueError as error:
        raise UnreadableError(str(error)) from None


def read_days(text: str) -> int | None:
    """For how many days; None where nothing was typed.

    Raises:
        UnreadableError: it is no number of days.
    """
    words = text.strip().lower().removesuffix("days").removesuffix("day").strip()
    if not words:
        return None
    if not (words.isascii() and words.isdecimal() and len(words) <= len(str(_MOST_DAYS)) and int(words) <= _MOST_DAYS):
        raise UnreadableError("write a number of days, as in 10")
    return int(words)


def _at_clock(hour: int, minute: int, now: datetime) -> datetime:
    """The last time the clock showed this."""
    try:
        today = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    except ValueError:
        raise UnreadableError("a clock goes from 00:00 to 23:59") from None
    return today if today <= now else _at_home(today.replace(tzinfo=None) - timedelta(days=1), now)


def _at_home(moment: datetime, now: datetime) -> datetime:
    """A moment without an offset, at the offset that held then where the person is."""
    if now.astimezone().utcoffset() != now.utcoffset():
        return moment.replace(tzinfo=now.tzinfo)  # the clock is another place's than this machine's
    return moment.astimezone()
