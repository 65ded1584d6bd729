"""`relief doctor`: is everything there that a person needs.

This module owns the questions and their answers in words. It mends nothing, creates nothing, and ends within a bounded
time: sound devices are tried in processes of their own, a busy database is waited for at most a few seconds.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import asdict

import relief_player
from relief_player.cli.streams import err, out, out_json, terminal_for_screens
from relief_player.errors import Exit, HistoryError

if TYPE_CHECKING:
    from relief_player.bootstrap import App


class State(StrEnum):
    """How a thing stands."""

    FINE = "fine"
    NOTE = "note"
    """Worth knowing; everything works."""
    MISSING = "missing"
    """A person would miss it."""


class Answer(Struct, frozen=True):
    """One thing that was looked at."""

    what: str
    state: State
    words: str


@click.command("doctor")
@click.option("--sound/--no-sound", default=True, help="Try the sound devices with a tone, and the voice; or do not.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def doctor_command(*, sound: bool, as_json: bool) -> int:
    """Say whether everything is there: terminal, sound, folders, history. Sounds a test tone."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    app = open_app()
    answers: list[Answer] = []
    for answer in examine(app, sound=sound):
        answers.append(answer)
        if not as_json:
            out(f"{answer.state:<8} {answer.what:<10} {answer.words}")
            sys.stdout.flush()
    if as_json:
        out_json([asdict(answer) for answer in answers])
    missing = [answer.what for answer in answers if answer.state is State.MISSING]
    if missing:
        err(f"Missing: {', '.join(missing)}.")
    return int(Exit.FAILED if missing else Exit.DONE)


def examine(app: App, *, sound: bool) -> Iterator[Answer]:
    """Look at one thing after the other."""
    version = f"Python {platform.python_version()}, relief {relief_player.__version__}, {platform.platform(terse=True)}"
    yield Answer("program", State.FINE, version)
    yield from _terminal()
    yield from _shipped()
    yield from _folders(app)
    yield _settings(app)
    yield _history(app)
    if sound:
        yield from _sound(app)
        yield _voice(app)


def _terminal() -> Iterator[Answer]:
    why = terminal_for_screens()
    columns, rows = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "") or "not set"
    if why:
        yield Answer("terminal", State.NOTE, f"{why}; routines are played line by line here")
    else:
        yield Answer("terminal", State.FINE, f"{columns} x {rows}, TERM is {kind}")
    yield Answer("colours", State.FINE, _colours(kind))
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding == "utf8":
        yield Answer("letters", State.FINE, "UTF-8")
    else:
        words = f"{encoding or 'unknown'}; some letters are shown as ?. A UTF-8 locale mends it."
        yield Answer("letters", State.NOTE, words)


def _colours(kind: str) -> str:
    if os.environ.get("NO_COLOR"):
        return "none: NO_COLOR is set"
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or os.name == "nt":
        return "16 million"
    return "256" if "256" in kind else "16 or fewer"


def _shipped() -> Iterator[Answer]:
    from relief_player.places import shipped  # noqa: PLC0415  # only here

    for what, kind, ending in (("routines", "routines", "*.toml"), ("sounds", "audio", "*.wav")):
        folder = shipped(kind)
        count = len(list(folder.glob(ending)))
        state = State.FINE if count else State.MISSING
        yield Answer(
            what,
            state,
            f"{count} {'file' if count == 1 else 'files'} in {folder}"
            if count
            else f"none in {folder}; install relief anew",
        )


def _folders(app: App) -> Iterator[Answer]:
    places = app.places
    for what, folder in (
        ("data", places.data),
        ("config", places.config),
        ("log", places.state),
        ("cache", places.cache),
    ):
        there = _nearest_that_exists(folder)
        if not os.access(there, os.W_OK | os.X_OK) or not there.is_dir():
            state = State.NOTE if what == "cache" else State.MISSING
            yield Answer(what, state, f"{folder} may not be written ({there})")
        else:
            yield Answer(what, State.FINE, f"{folder}{'' if there == folder else ' (not there yet; it will be made)'}")
    for words in app.shelf.unlisted():
        yield Answer("routines", State.MISSING, words)


def _nearest_that_exists(folder: Path) -> Path:
    return next((one for one in (folder, *folder.parents) if os.path.lexists(one)), folder)


def _settings(app: App) -> Answer:
    if app.settings_notices:
        return Answer("settings", State.NOTE, "; ".join(app.settings_notices))
    there = app.places.settings.exists()
    return Answer("settings", State.FINE, str(app.places.settings) if there else "none; the usual ones hold")


def _history(app: App) -> Answer:
    from relief_player.history.store import require_sqlite  # noqa: PLC0415  # only here

    try:
        require_sqlite()
        with app.history() as history:
            last = next(history.sessions(limit=1), None)
            if history.notices:
                return Answer("history", State.NOTE, "; ".join(history.notices))
    except HistoryError as error:
        title, *more = str(error).splitlines()
        return Answer("history", State.MISSING, " ".join([f"{title}." if more else title, *more]))
    if last is None:
        return Answer("history", State.FINE, "empty; it begins with the first session")
    return Answer("history", State.FINE, f"{app.places.history}, last session {last.started_at:%Y-%m-%d %H:%M}")


def _sound(app: App) -> Iterator[Answer]:
    if not app.settings.sound.enabled or app.settings.sound.device == "silent":
        yield Answer("sound", State.NOTE, "turned off in the settings")
        return
    from relief_player.places import shipped  # noqa: PLC0415  # only here
    from relief_player.sound.doctor import probe_devices  # noqa: PLC0415  # as above
    from relief_player.sound.moods import folder_of  # noqa: PLC0415  # as above

    ring = _ring if sys.stderr is not None and sys.stderr.isatty() else None
    clips = folder_of(shipped("audio"), app.settings.sound.mood)
    reports = probe_devices(clips, test_tone=True, ring=ring, volume=app.settings.sound.volume)
    for report in reports:
        if report.works:
            yield Answer("sound", State.FINE, f"{report.words} ({report.name}); a tone was sounded")
        else:
            yield Answer("sound", State.NOTE, f"{report.name}: {report.reason}")
    if not any(report.works for report in reports):
        yield Answer("sound", State.MISSING, "no device works; routines are played in silence")


def _voice(app: App) -> Answer:
    settings = app.settings.voice
    if not (settings.enabled and app.settings.sound.enabled):
        return Answer("voice", State.NOTE, "turned off in the settings")
    from relief_player.sound.voice.trial import try_voice  # noqa: PLC0415  # only here

    found = try_voice(settings)
    if not found.name:
        return Answer("voice", State.NOTE, "none here; the tones sound alone. relief-player[voice-hq] brings one")
    if found.reason:
        return Answer("voice", State.MISSING, f"{found.words} ({found.name}): {found.reason}")
    words = f"{found.words} ({found.name}); a phrase was made in {found.seconds:.1f} s"
    if settings.engine not in ("auto", found.name):
        return Answer("voice", State.NOTE, f"{settings.engine} is not here; instead {words}")
    return Answer("voice", State.FINE, words)


def _ring() -> None:
    sys.stderr.write("\a")
    sys.stderr.flush()
