"""What options take that name a moment: a date, or how long ago.

This module owns the reading of those values and the words that answer a wrong one.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import click

_AGO = re.compile(r"(\d{1,5})\s*(h|d|w)")
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


class SinceType(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A moment: a date, a date with a time, or how long ago, as in ``7d``."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment, with the local offset where none was given."""
        text = str(value).strip()
        if ago := _AGO.fullmatch(text):
            return datetime.now().astimezone() - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            self.fail(
                f"expected a date such as 2026-11-22, or how long ago, as in 7d; {value!r} was given.", param, ctx
            )
        return moment.astimezone() if moment.tzinfo is None else moment
