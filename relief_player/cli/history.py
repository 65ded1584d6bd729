"""`relief history`: what was done, when, and for how long.

This module owns the command, its table and its totals in words. The record itself is the history room's.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from relief_player.cli.streams import err, out, out_json, out_lines
from relief_player.units import Ms, clock_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relief_player.history.record import SessionRecord
    from relief_player.history.stats import Totals

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


@click.command("history")
@click.option("--since", type=SinceType(), help="Only sessions from then on: 2026-11-22, or 7d for seven days.")
@click.option("--stats", is_flag=True, help="Totals instead of the sessions.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def history_command(*, since: datetime | None, stats: bool, as_json: bool) -> int:
    """Show the sessions you have played, the newest first."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    with open_app().history() as history:
        for notice in history.notices:
            err(notice)
        records = history.sessions(since)
        if stats:
            _tell_totals(history.totals(since), as_json=as_json)
        elif as_json:
            out_json([record.to_json() for record in records])
        else:
            _tell(records)
    return 0


def _tell(records: Iterable[SessionRecord]) -> None:
    none = True
    for record in records:
        none = False
        when = record.started_at.astimezone()
        length = f"{clock_text(record.active)} of {clock_text(record.planned)}"
        out(f"{when:%Y-%m-%d %H:%M}  {length:>16}  {record.outcome:<11}  {record.routine_name}")
    if none:
        err("No session yet. relief list shows the routines.")


def _tell_totals(sums: Totals, *, as_json: bool) -> None:
    if as_json:
        out_json(
            {
                "sessions": sums.sessions,
                "completed": sums.completed,
                "active_ms": sums.active,
                "days": sorted(day.isoformat() for day in sums.days),
                "by_area": sums.by_area,
                "by_kind": {str(kind): length for kind, length in sums.by_kind.items()},
                "by_routine": sums.by_routine,
            }
        )
        return
    out_lines(
        [
            f"{'sessions':<14}{sums.sessions} on {len(sums.days)} days",
            f"{'to the end':<14}{sums.completed}",
            f"{'active':<14}{clock_text(sums.active)}",
        ]
    )
    _tell_group("by area", {area: clock_text(Ms(length)) for area, length in sums.by_area.items()})
    _tell_group("by kind", {str(kind): clock_text(Ms(length)) for kind, length in sums.by_kind.items()})
    _tell_group("by routine", {name: str(count) for name, count in sums.by_routine.items()})


def _tell_group(heading: str, parts: dict[str, str]) -> None:
    if parts:
        out_lines(["", heading, *(f"  {name:<24}{value:>8}" for name, value in parts.items())])
