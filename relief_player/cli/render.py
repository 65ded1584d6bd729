"""`relief render`: a whole session as an audio file.

This module owns the command's options and what is said while it works. How a file is made is the sound room's.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click
from msgspec import structs

from relief_player.cli.finding import Chosen, choose_routine, complete_routine
from relief_player.cli.streams import err
from relief_player.cli.values import LengthType
from relief_player.errors import Exit
from relief_player.settings import MOODS
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap import App
    from relief_player.session.timeline import Timeline
    from relief_player.sound.voice.maker import Maker

_BAR = 30
_EVERY = 0.1
"""Seconds between two looks of the bar."""


@click.command("render")
@click.argument("routine", shell_complete=complete_routine)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--fit", type=LengthType(), help="Fit the routine to this time, as in 7m.")
@click.option("--voice/--no-voice", default=None, help="With spoken words, or with tones alone.")
@click.option(
    "--background", default=None, metavar="SOUND", help="Under it all: brown, pink, rain, waves, none, or a sound file."
)
@click.option("--mood", type=click.Choice(MOODS), default=None, help="What the cues sound like.")
@click.option("--captions", is_flag=True, help="Captions beside it: the same name with .vtt.")
@click.option("--lyrics", is_flag=True, help="Lyrics beside it, so that a phone shows the step: .lrc.")
@click.option("--replace", is_flag=True, help="Replace files that are there.")
@click.option("--force", is_flag=True, help="Make it although a limit of the evidence says no; it replaces files too.")
def render_command(
    *,
    routine: str,
    file: Path,
    fit: Ms | None,
    voice: bool | None,
    background: str | None,
    mood: str | None,
    captions: bool,
    lyrics: bool,
    replace: bool,
    force: bool,
) -> int:
    """Make an audio file of ROUTINE: an id, a name, a file, or - for standard input.

    The ending of FILE says the kind: .wav, .mp3, .flac or .ogg. Each step is a chapter in it.
    """
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.bootstrap.rendering import made_of, request_for  # noqa: PLC0415  # as above
    from relief_player.sound.render.encoders import kind_of  # noqa: PLC0415  # as above
    from relief_player.sound.render.rendering import render  # noqa: PLC0415  # as above

    kind_of(file)
    app = open_app()
    for notice in app.settings_notices:
        err(notice)
    chosen = choose_routine(app, routine)
    if not force:
        app.hold_to_limits(chosen.routine, chosen.path or "standard input")
    timeline = _laid_out(app, chosen, fit)
    request = structs.replace(
        request_for(app, chosen.routine.name, timeline, file, background=background, mood=mood),
        captions=captions,
        lyrics=lyrics,
        replace=replace or force,
    )
    bar = _Bar()
    with _ended_gently(), _maker(app, voice) as words:
        try:
            made = render(structs.replace(request, words=words, progress=bar.show))
        except _EndedError as ended:
            return int(ended.code)
        finally:
            bar.clear()
    if not made.named:
        err("It has no title and no chapters: the package mutagen is not installed.")
    err(made_of(made))
    return int(Exit.DONE)


def _laid_out(app: App, chosen: Chosen, fit: Ms | None) -> Timeline:
    """The routine in time; tells what a file cannot do."""
    from relief_player.session.compile import compile_routine  # noqa: PLC0415  # only what is used is loaded
    from relief_player.session.fit import fit as fit_to  # noqa: PLC0415  # as above

    routine, timing = chosen.routine, app.settings.timing
    if fit is not None:
        fitted = fit_to(routine, fit, timing)
        routine = fitted.routine
        err(fitted.told)
    timeline = compile_routine(routine, timing)
    if timeline.own_pace:
        err("Some steps wait for you; the file does not. Pause it where you need longer.")
    if routine.all_gates:
        err("A file asks no safety questions: relief play asks them before the first step.")
    return timeline


@contextmanager
def _maker(app: App, wanted: bool | None) -> Iterator[Maker | None]:
    """Who says the words, while this lasts: as asked for, or else as the settings say."""
    if not (app.settings.voice.enabled if wanted is None else wanted):
        yield None
        return
    from relief_player.sound.voice.opening import open_maker  # noqa: PLC0415  # only who speaks loads it

    maker = open_maker(app.settings.voice, app.places.cache, err)
    if maker is None:
        err("There is no voice on this machine; the tones sound alone.")
    try:
        yield maker
    finally:
        if maker is not None:
            maker.close()


class _Bar:
    """How far it is, on one line that is drawn anew; nothing where no terminal shows it."""

    def __init__(self) -> None:
        self._shown = False
        self._next = 0.0

    def show(self, part: float) -> None:
        """Draw the bar, a few times a second."""
        now = time.monotonic()
        if now < self._next or sys.stderr is None or not sys.stderr.isatty():
            return
        self._next, self._shown = now + _EVERY, True
        full = round(part * _BAR)
        sys.stderr.write(f"\r[{'#' * full}{'-' * (_BAR - full)}] {part:4.0%}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * (_BAR + 8)}\r")
            sys.stderr.flush()


class _EndedError(BaseException):
    """The system asks this process to leave. No `Exception`, so that nothing on the way takes it for a failure."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def _ended_gently() -> Iterator[None]:
    """While this lasts, a polite kill and a hang-up leave nothing half written, as Ctrl-C does."""
    ends = {"SIGTERM": Exit.TERMINATED, "SIGHUP": Exit.HUNG_UP}
    by_number = {number: code for name, code in ends.items() if (number := getattr(signal, name, None)) is not None}

    def end(number: int, _frame: FrameType | None) -> None:
        raise _EndedError(by_number[number])

    before = {number: signal.getsignal(number) for number in by_number}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, end)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
