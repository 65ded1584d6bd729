"""`relief show`: what a routine does, step by step, before it is played.

This module owns the command. It works whatever the limits say of a routine; only a file with problems it cannot show.
"""

from __future__ import annotations

import click

from relief_player.cli.finding import choose_routine, complete_routine
from relief_player.cli.streams import err, out_json, out_lines


@click.command("show")
@click.argument("routine", shell_complete=complete_routine)
@click.option("--json", "as_json", is_flag=True, help="Items and cues, as JSON.")
def show_command(*, routine: str, as_json: bool) -> int:
    """Show what ROUTINE does: an id, a name, a file, or - for standard input."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.session.compile import compile_routine  # noqa: PLC0415  # as above

    app = open_app()
    chosen = choose_routine(app, routine)
    for notice in app.settings_notices:
        err(notice)
    own = app.in_own_units(chosen.routine)
    timeline = compile_routine(own, app.settings.timing)
    if as_json:
        from relief_player.plain.records import timeline_record  # noqa: PLC0415  # only what is used is loaded

        out_json({"id": chosen.id, "name": chosen.routine.name, **timeline_record(timeline)})
        return 0
    from relief_player.plain.page import routine_page  # noqa: PLC0415  # as above
    from relief_player.routine.bibliography import references  # noqa: PLC0415  # as above

    path = str(chosen.path) if chosen.path else ""
    out_lines(routine_page(own, timeline, chosen.id, path, references()))
    return 0
