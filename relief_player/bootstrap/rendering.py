"""A routine as a sound file, made with what a person has chosen in the settings.

This module owns which parts that takes. How a file is made is the business of the sound room.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from relief_player.bootstrap.app import App
from relief_player.errors import ReliefError
from relief_player.places import shipped
from relief_player.routine.model import Routine
from relief_player.session.compile import compile_routine
from relief_player.settings import NO_BACKGROUND
from relief_player.sound.moods import folder_of
from relief_player.sound.render.encoders import kind_of
from relief_player.sound.render.rendering import Request, render
from relief_player.sound.voice.maker import Maker
from relief_player.units import Ms, clock_text


class GivenUpError(ReliefError):
    """Nobody wants the file any more. Nothing of it is left."""


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
    settings = app.settings

    def go_on(part: float) -> None:
        if not progress(part):
            raise GivenUpError("The file was given up")

    with ExitStack() as stack:
        words = _maker(app) if settings.voice.enabled else None
        if words is not None:
            stack.callback(words.close)
        made = render(
            Request(
                timeline=compile_routine(routine, settings.timing),
                title=routine.name,
                file=path,
                clips=folder_of(shipped("audio"), settings.sound.mood),
                words=words,
                words_percent=settings.voice.volume,
                counting=settings.voice.countdown,
                background="" if settings.background.sound == NO_BACKGROUND else settings.background.sound,
                background_percent=settings.background.volume,
                progress=go_on,
            )
        )
    return f"{path}: {clock_text(Ms(round(made.seconds * 1000)))}, {max(made.size / 1e6, 0.1):.1f} MB."


def _maker(app: App) -> Maker | None:
    from relief_player.sound.voice.opening import open_maker  # noqa: PLC0415  # only who speaks loads it

    return open_maker(app.settings.voice, app.places.cache, lambda _told: None)
