"""How long ago something was done, in words and in a few characters.

This module owns that wording. It is pure: both moments are arguments, and only their calendar days count.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

_WEEK: Final = 7
_MONTH: Final = 30
_YEAR: Final = 365
_TWO_WEEKS: Final = 14
_TWO_MONTHS: Final = 60
SHORT: Final = 5
"""The most columns that `ago_short` takes."""


def days_since(done: datetime, now: datetime) -> int:
    """Whole calendar days at the person's place; none for what a clock that was set puts into the future."""
    return max(0, (now.date() - done.astimezone(now.tzinfo).date()).days)


def ago_words(done: datetime, now: datetime) -> str:
    """``today``, ``3 days ago``, ``2 weeks ago``, ``over a year ago``."""
    days = days_since(done, now)
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < _TWO_WEEKS:
        return f"{days} days ago"
    if days < _TWO_MONTHS:
        return f"{days // _WEEK} weeks ago"
    return f"{days // _MONTH} months ago" if days < _YEAR else "over a year ago"


def ago_short(done: datetime, now: datetime) -> str:
    """The same for a narrow column: ``today``, ``3 d``, ``2 wk``, ``5 mo``, ``>1 y``."""
    days = days_since(done, now)
    if days == 0:
        return "today"
    if days < _TWO_WEEKS:
        return f"{days} d"
    if days < _TWO_MONTHS:
        return f"{days // _WEEK} wk"
    return f"{days // _MONTH} mo" if days < _YEAR else ">1 y"
