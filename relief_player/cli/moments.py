"""What options take that name a moment: a date, a time of the last day, or how long ago.

This module owns the reading of those values and the words that answer a wrong one.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, Final

import click

_AGO: Final = re.compile(r"(\d{1,5})\s*(m|min|h|d|w)(?:\s+ago)?")
_UNITS: Final = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class SinceType(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A moment: a date, a date with a time, the last time the clock showed ``03:40``, or how long ago, as in ``7d``."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment, with the local offset where none was given."""
        text = str(value).strip()
        try:
            return _moment(text.lower()) or datetime.fromisoformat(text).astimezone()
        except (ValueError, OverflowError, OSError):  # the last two: before the first day that there is, or can be kept
            self.fail(
                "expected a date such as 2026-11-22, a time such as 03:40, or how long ago, as in 7d or 2h; "
                f"{value!r} was given.",
                param,
                ctx,
            )


def _moment(words: str) -> datetime | None:
    """What is told by the clock that hangs here; None where it is a date."""
    now = datetime.now().astimezone()
    if words == "now":
        return now
    if ago := _AGO.fullmatch(words):
        return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    if not (clock := _CLOCK.fullmatch(words)):
        return None
    today = now.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
    return today if today <= now else (today.replace(tzinfo=None) - timedelta(days=1)).astimezone()
