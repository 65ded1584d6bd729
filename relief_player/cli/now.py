"""`relief now`: a cramp now, straight into the routine that helps.

This module owns the command's options and the choice of the face.
"""

from __future__ import annotations

import click

from relief_player.cli.lean import load_asyncio_without_tls
from relief_player.cli.streams import err, input_terminal, out, terminal_for_screens
from relief_player.units import Ms, clock_text

_MOST_NAMED = 3


@click.command("now")
@click.argument("area", required=False)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, logs and pipes.")
@click.option("--json", "as_json", is_flag=True, help="One event per line as JSON; implies --plain.")
@click.option("--speed", type=float, default=1.0, metavar="N", help="Rehearse N times faster (0.1 to 1000).")
@click.option("--no-sound", is_flag=True, help="Without sounds.")
@click.option("--no-voice", is_flag=True, help="Without spoken words.")
@click.option("--no-record", is_flag=True, help="Without a trace in the history.")
@click.option("--yes", is_flag=True, help="Take the safety questions as read and answered with no.")
def now_command(
    *,
    area: str | None,
    plain: bool,
    as_json: bool,
    speed: float,
    no_sound: bool,
    no_voice: bool,
    no_record: bool,
    yes: bool,
) -> int:
    """A cramp right now. AREA is where it hurts: calf, thigh, foot, hand, belly, back."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.bootstrap.acute import acute_routines, open_now  # noqa: PLC0415  # as above
    from relief_player.bootstrap.options import PlayOptions  # noqa: PLC0415  # as above

    line_by_line = bool(plain or as_json or terminal_for_screens())
    options = PlayOptions(
        speed=speed,
        sound=not no_sound,
        voice=not no_voice,
        record=not no_record,
        yes=yes,
        attended=not line_by_line or input_terminal() is not None,
    )
    app = open_app()
    if area is None and not line_by_line:
        load_asyncio_without_tls()
        from relief_player.bootstrap.screens import show_help_now  # noqa: PLC0415  # loads Textual

        return show_help_now(app).exit_code
    if area is None:
        lengths = {row.id: Ms(row.duration_ms or 0) for row in app.rows()}
        for one in acute_routines(app):
            parts = [area for area in one.areas if area != "whole-body"]
            out(f"{', '.join(parts[:_MOST_NAMED])}: {one.name}, {clock_text(lengths[one.id])}")
        err("\nrelief now AREA begins at once, as in relief now calf.")
        return 0
    session = open_now(app, area, options)
    if line_by_line:
        from relief_player.cli.plainly import play_plainly  # noqa: PLC0415  # only the face that is used is loaded

        return play_plainly(session, keys_from_terminal=False, as_json=as_json)
    load_asyncio_without_tls()
    from relief_player.bootstrap.screens import show_player  # noqa: PLC0415  # loads Textual

    result = show_player(app, session)
    if result.message:
        err(result.message)
    return result.exit_code
