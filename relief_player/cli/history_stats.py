"""`relief history --stats`: totals, how regular, how balanced, and what was not visited lately, in words or as JSON.

This module owns how they are said. The sums and rules are the history room's.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from relief_player.cli.streams import out, out_json, out_lines
from relief_player.history.insight import (
    REMEMBERED,
    SPAN,
    WEEKS,
    Consistency,
    Unvisited,
    balance,
    consistency,
)
from relief_player.history.insight import not_visited as areas_not_visited
from relief_player.history.milestones import reach
from relief_player.routine.areas import area_words
from relief_player.units import Ms, clock_text

if TYPE_CHECKING:
    from relief_player.bootstrap import App
    from relief_player.history.reading import History
    from relief_player.history.stats import Totals

_WEEK = 7
_MOST_SUGGESTED = 3


def tell_stats(history: History, since: datetime | None, app: App, *, as_json: bool) -> None:
    """Print the statistics of the sessions since a moment, or of all; what is lately is always of the last weeks."""
    sums, today = history.totals(since), app.now().date()
    lately = history.day_sums(today - timedelta(days=REMEMBERED))
    settings = app.settings
    days = {date.fromisoformat(one.day) for one in lately if one.what == "all"}
    regular = consistency(days, today, settings.week_days) if settings.consistency else None
    week, month = balance(lately, today, _WEEK), balance(lately, today)
    left = [(one, history.used_for(one.area)) for one in areas_not_visited(lately, today)[:_MOST_SUGGESTED]]
    if as_json:
        out_json(
            {
                **_totals_json(sums),
                "consistency": None if regular is None else asdict(regular),
                "balance_7": week,
                "balance_28": month,
                "not_visited": [_unvisited_json(one, used) for one, used in left],
            }
        )
        return
    _tell_totals(sums, regular)
    _tell_group("by area", {area: clock_text(length) for area, length in sums.by_area.items()})
    _tell_group("by kind", {str(kind): clock_text(length) for kind, length in sums.by_kind.items()})
    _tell_group("by routine", {name: str(count) for name, count in sums.by_routine.items()})
    both = {area: f"{clock_text(week.get(area, Ms(0)))} {clock_text(length):>8}" for area, length in month.items()}
    _tell_group(f"lately, in {_WEEK} and {SPAN} days", both)
    for one, used in left:
        out_lines(["", *_suggested(one, used)])
    if since is None and settings.consistency and (reached := reach(history, sums.sessions)):
        out_lines(["", f"{reached} sessions. Well done."])


def _totals_json(sums: Totals) -> dict[str, object]:
    return {
        "sessions": sums.sessions,
        "completed": sums.completed,
        "active_ms": sums.active,
        "days": sorted(day.isoformat() for day in sums.days),
        "by_area": sums.by_area,
        "by_kind": {str(kind): length for kind, length in sums.by_kind.items()},
        "by_routine": sums.by_routine,
    }


def _unvisited_json(one: Unvisited, used: tuple[str, str, int] | None) -> dict[str, object]:
    return {
        "area": one.area,
        "days": one.days,
        "last": one.last.isoformat(),
        "routine_id": used[0] if used else None,
        "reason": " ".join(_suggested(one, used)),
    }


def _suggested(one: Unvisited, used: tuple[str, str, int] | None) -> list[str]:
    area = area_words(one.area).capitalize()
    words = f"{area}: {_days(one.days)} in the last half year, the last on {one.last:%Y-%m-%d}."
    if used is None:
        return [words]
    times = "once" if used[2] == 1 else f"{used[2]} times"
    return [words, f"{used[1]} works on it, and you have played it {times}: relief play {used[0]}"]


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _tell_totals(sums: Totals, regular: Consistency | None) -> None:
    out(f"{'sessions':<14}{sums.sessions} on {_days(len(sums.days))}")
    out(f"{'to the end':<14}{sums.completed}")
    out(f"{'active':<14}{clock_text(sums.active)}")
    if regular is not None and sums.sessions:
        out(f"{'lately':<14}{regular.days} of the last {SPAN} days")
        out(f"{'':<14}{regular.weeks} of the last {WEEKS} weeks with {_days(regular.least)} or more")


def _tell_group(heading: str, parts: dict[str, str]) -> None:
    if parts:
        out_lines(["", heading, *(f"  {name:<24}{value:>8}" for name, value in parts.items())])
