"""`relief list`: which routines there are.

This module owns the list's options and its table. It plays nothing and reads no file that has not changed.
"""

from __future__ import annotations

import click

from relief_player.cli.streams import err, out, out_json
from relief_player.cli.values import AreaType, LengthType, WordType
from relief_player.routine.shelf_rows import ShelfRow, choose
from relief_player.units import Ms, clock_text

_GOALS = ("flexibility", "warm-up", "relief", "relax", "desk", "recovery", "habit")
_KINDS = ("warm-up", "stretch", "heat", "cold", "massage", "breathe", "relax", "move", "rest", "note")


@click.command("list")
@click.option("--goal", type=WordType("goal", _GOALS), help="Only routines with this goal.")
@click.option("--area", "areas", type=AreaType(), help="Only routines for this part of the body.")
@click.option("--kind", type=WordType("kind", _KINDS), help="Only routines that hold a step of this kind.")
@click.option("--max", "longest", type=LengthType(), help="Only routines of at most this length, as in 10m.")
@click.option("--search", metavar="TEXT", default="", help="Only routines with all these words.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_command(
    *,
    goal: str | None,
    areas: tuple[str, ...] | None,
    kind: str | None,
    longest: Ms | None,
    search: str,
    as_json: bool,
) -> int:
    """List the routines, shipped and your own."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    app = open_app()
    rows = choose(app.rows(), goal=goal or "", areas=areas or (), kind=kind or "", longest=longest, search=search)
    for notice in (*app.settings_notices, *app.shelf.unlisted()):
        err(notice)
    if as_json:
        out_json([row.as_json() for row in rows])
        return 0
    if not rows:
        err("No routine fits. relief list shows them all.")
        return 0
    for line in table(rows):
        out(line)
    if any(row.own_pace for row in rows):
        err("\n+ and your own pace: some steps wait for you.")
    return 0


def table(rows: tuple[ShelfRow, ...]) -> list[str]:
    """A line for each routine: its id, its length, its name; for a broken file how to see what is wrong."""
    widest = max(len(row.id) for row in rows)
    lines = []
    for row in rows:
        if row.duration_ms is None:
            count = "1 problem" if len(row.problems) == 1 else f"{len(row.problems)} problems"
            lines.append(f"{row.id:<{widest}}  {'-':>6}   {count}; see: relief check {row.path}")
        else:
            length = clock_text(Ms(row.duration_ms)) + ("+" if row.own_pace else " ")
            lines.append(f"{row.id:<{widest}}  {length:>7}  {row.name}")
    return lines
