"""`relief play`: play a routine, in the TUI or line by line.

This module owns the command's options and the choice of the face. What a session is made of is the composition
root's, how it is shown the face's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from relief_player.cli.finding import STANDARD_INPUT, choose_routine, complete_routine
from relief_player.cli.lean import load_asyncio_without_tls
from relief_player.cli.streams import err, input_terminal, terminal_for_screens
from relief_player.cli.values import LengthType
from relief_player.errors import UsageError
from relief_player.settings import MOODS
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap import App
    from relief_player.bootstrap.options import PlayOptions
    from relief_player.bootstrap.played import PlayedSession


@click.command("play")
@click.argument("routine", required=False, shell_complete=complete_routine)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, logs and pipes.")
@click.option("--json", "as_json", is_flag=True, help="One event per line as JSON; implies --plain.")
@click.option("--speed", type=float, default=1.0, metavar="N", help="Rehearse N times faster (0.1 to 1000).")
@click.option("--fit", type=LengthType(), help="Fit the routine to this time, as in 7m.")
@click.option(
    "--from", "from_step", type=click.IntRange(min=1), metavar="N", help="Begin with step N, as show numbers it."
)
@click.option("--resume", is_flag=True, help="Go on where the last session of it was interrupted.")
@click.option("--no-sound", is_flag=True, help="Without sounds.")
@click.option("--no-voice", is_flag=True, help="Without spoken words.")
@click.option("--mood", type=click.Choice(MOODS), default=None, help="What the cues sound like.")
@click.option("--no-record", is_flag=True, help="Without a trace in the history.")
@click.option("--force", is_flag=True, help="Play although a limit of the evidence says no.")
@click.option("--yes", is_flag=True, help="Take the safety questions as read and answered with no.")
def play_command(
    *,
    routine: str | None,
    plain: bool,
    as_json: bool,
    speed: float,
    fit: Ms | None,
    from_step: int | None,
    resume: bool,
    no_sound: bool,
    no_voice: bool,
    mood: str | None,
    no_record: bool,
    force: bool,
    yes: bool,
) -> int:
    """Play ROUTINE: an id, a name, a file, or - for standard input.

    Without a terminal, and with TERM=dumb, it is told line by line. A step that waits for you waits only where there
    is a terminal for your keys.
    """
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.bootstrap.options import PlayOptions  # noqa: PLC0415  # as above

    plainly = bool(plain or as_json or terminal_for_screens())
    options = PlayOptions(
        speed=speed,
        from_step=from_step,
        fit=fit,
        sound=not no_sound,
        voice=not no_voice,
        mood=mood,
        record=not no_record,
        yes=yes,
        force=force,
        attended=not plainly or routine == STANDARD_INPUT or input_terminal() is not None,
    )
    app = open_app()
    for notice in app.settings_notices:
        err(notice)
    if resume:
        session = _resumed(app, routine, options)
    else:
        if routine is None:
            raise UsageError("No routine was named", hint="relief list shows them; then: relief play ROUTINE")
        chosen = choose_routine(app, routine)
        if not force:
            app.hold_to_limits(chosen.routine, chosen.path or "standard input")
        options = replace(options, file=str(chosen.path.absolute()) if chosen.path else "")
        from relief_player.bootstrap.opening import open_new  # noqa: PLC0415  # what is not found costs nothing more

        session = open_new(app, chosen.routine, chosen.id, options)
        if yes and chosen.routine.all_gates:
            err("The safety questions were taken as read.")
    if plainly:
        from relief_player.cli.plainly import play_plainly  # noqa: PLC0415  # only the face that is used is loaded

        return play_plainly(session, keys_from_terminal=routine == STANDARD_INPUT, as_json=as_json)
    return _on_screen(app, session)


def _resumed(app: App, routine: str | None, options: PlayOptions) -> PlayedSession:
    """The session to go on with."""
    from relief_player.bootstrap.opening import open_resumed  # noqa: PLC0415  # as above

    if options.from_step is not None or options.fit is not None or routine == STANDARD_INPUT:
        raise UsageError("--resume goes on with a session as it was begun", "It takes no --from, no --fit and no -.")
    if routine is None:
        return open_resumed(app, None, options)
    known = [found.id for found in app.shelf.found()]
    return open_resumed(app, routine if routine in known else app.shelf.find(routine).id, options)


def _on_screen(app: App, session: PlayedSession) -> int:
    load_asyncio_without_tls()
    from relief_player.bootstrap.screens import show_player  # noqa: PLC0415  # loads Textual

    result = show_player(app, session)
    if result.message:
        err(result.message)
    return result.exit_code
