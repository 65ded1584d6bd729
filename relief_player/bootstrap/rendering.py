"""A routine as a sound file, made with what a person has chosen in the settings.

This module owns which parts that takes. How a file is made is the business of the sound room.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace

from relief_player.bootstrap.app import App
from relief_player.errors import ReliefError
from relief_player.places import shipped
from relief_player.routine.model import Routine
from relief_player.session.compile import compile_routine
from relief_player.session.timeline import Timeline
from relief_player.settings import NO_BACKGROUND
from relief_player.sound.moods import folder_of
from relief_player.sound.render.encoders import kind_of
from relief_player.sound.render.rendering import Rendered, Request, render
from relief_player.sound.voice.maker import Maker
from relief_player.units import Ms, clock_text


class GivenUpError(ReliefError):
    """Nobody wants the file any more. Nothing of it is left."""


def request_for(
    app: App, title: str, timeline: Timeline, file: Path, *, background: str | None = None, mood: str | None = None
) -> Request:
    """What is to be made of a session, as the settings say, without words and over no file that is there.

    Args:
        app: the parts of the program.
        title: the name of the routine.
        timeline: what is to be heard.
        file: its ending says the kind.
        background: another background than that of the settings.
        mood: another mood than that of the settings.
    """
    settings = app.settings
    under = settings.background.sound if background is None else background
    return Request(
        timeline=timeline,
        title=title,
        file=file,
        clips=folder_of(shipped("audio"), mood or settings.sound.mood),
        words_percent=settings.voice.volume,
        counting=settings.voice.countdown,
        background="" if under == NO_BACKGROUND else under,
        background_percent=settings.background.volume,
    )


def made_of(made: Rendered) -> str:
    """What was made, as a line for the person: the files, how long they sound, and their size."""
    length = clock_text(Ms(round(made.seconds * 1000)))
    return f"{', '.join(str(path) for path in made.files)}: {length}, {max(made.size / 1e6, 0.1):.1f} MB."


def render_routine(app: App, routine: Routine, path: Path, progress: Callable[[float], bool]) -> str:
    """Make a sound file of a routine, and say what was made.

    Args:
        app: the parts of the program.
        routine: what is to be heard.
        path: the file; its ending says the kind. None that is there is replaced.
        progress: told how much is done, from 0 to 1; where it returns False, the file is given up.

    Raises:
        GivenUpError: it was given up.
        ReliefError: it cannot be made, or passes a limit.
    """
    kind_of(path)
    app.hold_to_limits(routine, routine.name)

    def go_on(part: float) -> None:
        if not progress(part):
            raise GivenUpError("The file was given up")

    with ExitStack() as stack:
        words = _maker(app) if app.settings.voice.enabled else None
        if words is not None:
            stack.callback(words.close)
        request = request_for(app, routine.name, compile_routine(routine, app.settings.timing), path)
        made = render(replace(request, words=words, progress=go_on))
    return made_of(made)


def _maker(app: App) -> Maker | None:
    from relief_player.sound.voice.opening import open_maker  # noqa: PLC0415  # only who speaks loads it

    return open_maker(app.settings.voice, app.places.cache, lambda _told: None)
