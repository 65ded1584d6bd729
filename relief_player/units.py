"""Durations as whole milliseconds: reading them from text, and saying them to people.

This module owns the spellings of a duration. It never looks at a clock.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NewType

Ms = NewType("Ms", int)
"""A length or a position in whole milliseconds."""

ZERO: Final = Ms(0)
SECOND: Final = Ms(1_000)
MINUTE: Final = Ms(60_000)
HOUR: Final = Ms(3_600_000)
LONGEST: Final = Ms(24 * 3_600_000)
"""No duration, and no routine, is longer than a day."""

_PART_LENGTHS: Final[dict[str, Ms]] = {"h": HOUR, "m": MINUTE, "s": SECOND, "ms": Ms(1)}
_CLOCK = re.compile(r"(?:(\d{1,6}):)?(\d{1,6}):([0-5]\d(?:\.\d{1,9})?)")
_PARTS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*(h|ms|m|s)\s*")
_MINUTES = re.compile(r"(?<=\d)\s*min(?:ute)?s?\b")
_MINUTES_ALONE: Final = 3
"""Up to so many digits alone are minutes where a person types them: nobody has seven seconds."""
_MOST_TEXT: Final = 40
"""Longer than any sensible spelling; keeps a hostile value from costing time."""


class DurationError(ValueError):
    """The value is no duration; the message says what a duration looks like."""


def parse_duration(value: object) -> Ms:
    """Read a duration: a number of seconds, or text such as ``"90s"``, ``"1m 30s"``, ``"1.5m"``, ``"1:30"``.

    Parts finer than a millisecond are rounded half up.

    Raises:
        DurationError: if it is neither, is negative, or is longer than 24 hours.
    """
    exact = _exact_milliseconds(value)
    if exact < 0:
        raise DurationError("a duration is never negative")
    if exact > LONGEST:
        raise DurationError("a duration is at most 24 hours")
    return Ms(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


def parse_typed_time(text: str) -> Ms:
    """Read a length as a person types it: as in a file, in minutes alone (``7``), or in words (``7 min``).

    Raises:
        DurationError: as `parse_duration`.
    """
    trimmed = text.strip().lower()
    if trimmed.isascii() and trimmed.isdecimal() and len(trimmed) <= _MINUTES_ALONE:
        return parse_duration(f"{trimmed}m")
    return parse_duration(_MINUTES.sub("m", trimmed))


def _exact_milliseconds(value: object) -> Decimal:
    if isinstance(value, bool):
        raise DurationError("true and false are no duration")
    if isinstance(value, int):
        # Never str() of a huge integer: Python refuses or takes its time beyond 4,300 digits.
        return Decimal(value) * 1000 if -LONGEST <= value <= LONGEST else Decimal(LONGEST + 1).copy_sign(value)
    if isinstance(value, Decimal | float):
        return _from_decimal(value)
    if isinstance(value, str):
        return _from_text(value)
    raise DurationError("expected a number of seconds or a text such as 90s, 1m30s or 1:30")


def _from_decimal(value: Decimal | float) -> Decimal:
    try:
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation as error:  # pragma: no cover - str() of a float always parses
        raise DurationError("expected a finite number of seconds") from error
    if not exact.is_finite():
        raise DurationError("expected a finite number of seconds")
    if not -LONGEST <= exact <= LONGEST:  # abs() would overflow at the far end of a Decimal
        return Decimal(LONGEST + 1).copy_sign(exact)
    return exact * 1000


@lru_cache(maxsize=256)
def _from_text(text: str) -> Decimal:
    trimmed = text.strip().lower()
    if trimmed.startswith("-"):
        raise DurationError("a duration is never negative")
    if not trimmed.isascii() or len(trimmed) > _MOST_TEXT:
        raise DurationError("expected something like 90s, 1m30s or 1:30")
    if clock := _CLOCK.fullmatch(trimmed):
        hours, minutes, seconds = clock.groups()
        return (Decimal(hours or 0) * 3600 + Decimal(minutes) * 60 + Decimal(seconds)) * 1000
    total, at = Decimal(0), 0
    order: tuple[str, ...] = ("h", "m", "s", "ms")
    while part := _PARTS.match(trimmed, at):
        number, unit = part.groups()
        if unit not in order:
            raise DurationError("expected hours, minutes, seconds in that order, each once")
        order = order[order.index(unit) + 1 :]
        total += Decimal(number) * _PART_LENGTHS[unit]
        at = part.end()
    if at == 0 or at != len(trimmed):
        raise DurationError("expected something like 90s, 1m30s or 1:30")
    return total


def clock_text(length: Ms) -> str:
    """A length as people read it on a clock, rounded down to the second: ``0:45``, ``12:40``, ``1:02:03``."""
    seconds = max(0, length) // SECOND
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def left_text(length: Ms) -> str:
    """What is left, as people count it: rounded up, so that it shows 0:01 until the very end."""
    return clock_text(Ms(-(-max(0, length) // SECOND) * SECOND))


def short_text(length: Ms) -> str:
    """A length in its shortest exact spelling, as an author would write it: ``250ms``, ``45s``, ``1m30s``, ``2h``."""
    if length == 0:
        return "0s"
    text, rest = "", int(length)
    for unit in ("h", "m", "s", "ms"):
        count, rest = divmod(rest, _PART_LENGTHS[unit])
        if count:
            text += f"{count}{unit}"
    return text


def spoken_text(length: Ms) -> str:
    """A length in words for a voice: ``1 minute 30 seconds``. Milliseconds are rounded to the nearest second."""
    seconds = (length + SECOND // 2) // SECOND
    counts = ((seconds // 3600, "hour"), (seconds // 60 % 60, "minute"), (seconds % 60, "second"))
    words = [f"{count} {unit}" + ("" if count == 1 else "s") for count, unit in counts if count]
    return " ".join(words) or "0 seconds"
