"""The plain face, given what it needs: a session, a teller, and the keys of a terminal where there is one.

This module owns the way from the command line to that face: it asks the questions before the start, and closes a
session that was not started after all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from relief_player.cleaning import clean
from relief_player.cli.streams import err, input_terminal
from relief_player.plain.face import PlainFace
from relief_player.plain.keyboard import Keyboard, find_keyboard
from relief_player.plain.output import Gone, Output
from relief_player.plain.questions import LeftError, Questions
from relief_player.plain.ratings import Ratings
from relief_player.plain.tellers import JsonLines, Teller, Words

if TYPE_CHECKING:
    from relief_player.bootstrap.played import PlayedSession


def play_plainly(session: PlayedSession, *, keys_from_terminal: bool, as_json: bool) -> int:
    """Play a session line by line; returns the exit code.

    Args:
        session: ready to begin.
        keys_from_terminal: whether standard input gave the routine, so that keys must come from the terminal itself.
        as_json: JSON Lines instead of words. Then nothing is asked.

    Raises:
        RefusedError: a safety question said no, or there was no one to ask.
    """
    out, errors = Output(sys.stdout), Output(sys.stderr)
    with _keyboard(from_terminal=keys_from_terminal) as keyboard:
        with ExitStack() as not_started:
            not_started.callback(session.abandon)
            try:
                _ask_first(session, None if as_json else keyboard, errors if _only_errors_are_seen() else out)
            except LeftError as left:
                err("Not started.")
                return int(left.code)
            not_started.pop_all()
        attended = keyboard is not None
        if sys.stderr.isatty():
            session.ring_by(_ring)
        teller: Teller = JsonLines(session, out, errors) if as_json else Words(session, out, attended=attended)
        code = int(PlainFace(session, teller, keyboard).run())
        if out.gone is Gone.FULL:
            err("The output could not be written, so the session had to end. What you did before is kept.")
        if keyboard is None or as_json or code or not session.wants_rating:
            return code
        seen = errors if _only_errors_are_seen() else out
        read_line = None if keys_from_terminal else sys.stdin.readline
        return int(Ratings(session, lambda line: seen.line(clean(line)), keyboard, read_line, (seen,)).ask())


def _ask_first(session: PlayedSession, keyboard: Keyboard | None, seen: Output) -> None:
    safety = session.safety
    if safety is None or safety.sheet is None:
        return
    if keyboard is None:
        raise safety.nobody_to_ask()
    Questions(safety, lambda line: seen.line(clean(line)), keyboard, (seen,)).ask()


def _ring() -> None:
    with suppress(OSError):
        os.write(2, b"\a")


def _only_errors_are_seen() -> bool:
    """Whether standard output goes elsewhere, so that a question there would not be seen."""
    return not sys.stdout.isatty() and sys.stderr.isatty()


@contextmanager
def _keyboard(*, from_terminal: bool) -> Iterator[Keyboard | None]:
    """Where keys come from: standard input where it is a terminal; the terminal itself where that gave the routine."""
    if not from_terminal:
        descriptor = input_terminal()
        yield None if descriptor is None else find_keyboard(descriptor)
        return
    try:
        terminal = os.open("CONIN$" if sys.platform == "win32" else "/dev/tty", os.O_RDWR)
    except OSError:
        yield None
        return
    try:
        yield find_keyboard(terminal)
    finally:
        os.close(terminal)
