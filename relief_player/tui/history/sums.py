"""Lengths of the last days by what was worked on, for the charts.

This module owns that sum. It is pure. By body area `history.insight.balance` says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from relief_player.history.daysum import DaySum
from relief_player.history.insight import SPAN
from relief_player.units import Ms


def lengths_by(sums: Iterable[DaySum], what: str, today: date, span: int = SPAN) -> dict[str, Ms]:
    """Work time of the last days by area or kind, the most first.

    Args:
        sums: sums by day.
        what: `area` or `kind`.
        today: the calendar day at the person's place; later days do not count.
        span: how many days, today among them.
    """
    found = Counter[str]()
    for one in sums:
        if one.what == what and 0 <= (today - date.fromisoformat(one.day)).days < span:
            found[one.key] += one.active
    return {key: Ms(length) for key, length in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))}
