"""`relief log`: the cramp diary.

This module owns the group, the list and the deletion; `log_add` writes an entry, `log_report` the pages for a
clinician.
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
    from relief_player.history.diary import Cramp

COMMANDS = {"add": "log_add", "list": "log", "report": "log_report", "delete": "log"}
"""The commands of the diary, and the module of each."""


@click.group("log", cls=SubGroup, modules=COMMANDS)
def log_command() -> int:
    """Keep a cramp diary: when, where, how long, how strong, and what helped."""
    return 0


@click.command("list")
@click.option("--since", type=SinceType(), help="Only from then on: 2026-11-22, or 7d for seven days.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_command(*, since: datetime | None, as_json: bool) -> int:
    """Show the entries, the newest first."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.history.diary_rows import cramps  # noqa: PLC0415  # as above

    with open_app().history() as history:
        for notice in history.notices:
            err(notice)
        found = cramps(history, since)
        if as_json:
            out_json_array(one.to_json() for one in found)
            return 0
        none = True
        for one in found:
            none = False
            out(line_of(one))
        if none:
            err("Nothing in the diary. relief log add writes an entry.")
    return 0


def line_of(one: Cramp) -> str:
    """An entry in a line: id, time, place, length, strength, and what else was said."""
    from relief_player.history.diary import HELPED, SIGNS  # noqa: PLC0415  # `add --help` needs none of it
    from relief_player.routine.areas import area_words  # noqa: PLC0415  # as above

    place = f"{one.side} {area_words(one.area)}" if one.side else area_words(one.area)
    parts = [
        "still going" if one.going else "",
        f"strength {one.strength}" if one.strength is not None else "",
        "woke me" if one.woke else "",
        f"helped: {', '.join(HELPED.get(word, word) for word in one.helped)}" if one.helped else "",
        f"signs: {', '.join(SIGNS.get(word, word) for word in one.signs)}" if one.signs else "",
        one.note or "",
    ]
    length = "" if one.lasted is None else clock_text(one.lasted)
    return f"{one.id[:13]}  {one.at:%Y-%m-%d %H:%M}  {place:<18}{length:>6}  {'; '.join(filter(None, parts))}".rstrip()


@click.command("delete")
@click.argument("id")
@click.option("--undo", is_flag=True, help="Take it back.")
def delete_command(*, id: str, undo: bool) -> int:  # noqa: A002  # the name of the argument
    """Delete the entry ID, or last; its beginning is enough. It can be taken back with --undo."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    with open_app().history() as history:
        for notice in history.notices:
            err(notice)
        row_id = history.delete(id, "cramp", undo=undo)
    err("It is back." if undo else f"Deleted. To take it back: relief log delete --undo {row_id}")
    return 0
