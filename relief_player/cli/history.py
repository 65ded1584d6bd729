"""`relief history`: what was done, when, and for how long.

This module owns the command, its table and its totals in words. The record itself is the history room's.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from relief_player.cli.groups import SubGroup
from relief_player.cli.moments import SinceType
from relief_player.cli.streams import err, out, out_json_array
from relief_player.units import clock_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relief_player.history.record import SessionRecord

COMMANDS = {
    "export": "history_out",
    "import": "history_out",
    "merge": "history_out",
    "backup": "history_care",
    "restore": "history_care",
    "verify": "history_care",
    "delete": "history_care",
    "forget": "history_care",
}
"""The commands below this one, and the module of each."""


@click.group("history", cls=SubGroup, modules=COMMANDS, invoke_without_command=True)
@click.option("--since", type=SinceType(), help="Only sessions from then on: 2026-11-22, or 7d for seven days.")
@click.option("--stats", is_flag=True, help="Totals instead of the sessions.")
@click.option("--ids", is_flag=True, help="With the id of each, as delete takes it.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def history_command(ctx: click.Context, /, *, since: datetime | None, stats: bool, ids: bool, as_json: bool) -> int:
    """Show the sessions you have played, the newest first."""
    if ctx.invoked_subcommand is not None:
        return 0
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    app = open_app()
    with app.history() as history:
        for notice in history.notices:
            err(notice)
        records = history.sessions(since)
        if stats:
            from relief_player.cli.history_stats import tell_stats  # noqa: PLC0415  # only what is used is loaded

            tell_stats(history, since, app, as_json=as_json)
        elif as_json:
            out_json_array(record.to_json() for record in records)
        else:
            _tell(records, since, ids=ids)
    return 0


def _tell(records: Iterable[SessionRecord], since: datetime | None, *, ids: bool) -> None:
    none = True
    for record in records:
        none = False
        when = record.started_at.astimezone()
        length = f"{clock_text(record.active)} of {clock_text(record.planned)}"
        row_id = f"{record.id}  " if ids else ""
        out(f"{row_id}{when:%Y-%m-%d %H:%M}  {length:>16}  {record.outcome:<11}  {record.routine_name}")
    if none:
        err(f"No session since {since:%Y-%m-%d %H:%M}." if since else "No session yet. relief list shows the routines.")
