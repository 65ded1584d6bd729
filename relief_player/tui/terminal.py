"""The terminal and the process: signals, the title, and every use of what Textual keeps to itself.

This module owns what has to be put right whatever happens: a terminal in its old state and a record that can be
kept. Textual 8.2 handles neither SIGTERM nor SIGHUP, and starts a second set of threads at a bare SIGCONT, after
which it hangs on leaving; the handlers here mend both. Private names of Textual are used here and nowhere else, and
tests hold them to the version in use.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, Final

from textual.app import App
from textual.worker import WorkerFailed

from relief_player.tui.outside import NO_PROGRESS, Pace, outside_of
from relief_player.tui.screens.leaving import came_too_late
from relief_player.tui.text import clean_line

_BACKSTOP: Final = 3
"""Seconds after which the kernel ends a process whose loop is stuck, as when the terminal does not read."""
_ENDING: Final = ("SIGTERM", "SIGHUP", "SIGINT")
_TITLE_KEPT: Final = "\x1b[22;0t"
_TITLE_BACK: Final = "\x1b[23;0t"
_NO_TITLE: Final = ("", "dumb", "linux")
"""Terminals that have no title and may print the words instead."""

Handler = Callable[[int, FrameType | None], Any] | int | None


class SignalGuard:
    """Ends an app politely at a signal, with 128 plus the signal's number.

    What held when it was made, before the app and its driver took handlers of their own, holds again afterwards.
    """

    def __init__(self) -> None:
        names = (*_ENDING, "SIGTSTP", "SIGCONT")
        numbers = (getattr(signal, name) for name in names if hasattr(signal, name))
        self._armed = False
        self._before: dict[int, Handler] = {number: signal.getsignal(number) for number in numbers}

    def arm(self, app: App[Any]) -> None:
        """Take the signals; called on the app's loop once its driver runs. Also undoes an inherited SIG_IGN."""
        self._armed = True
        loop = asyncio.get_running_loop()

        def end(number: int, _frame: FrameType | None) -> None:
            if hasattr(signal, "SIGALRM"):
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.alarm(_BACKSTOP)
            with suppress(RuntimeError):  # the loop may have closed in this very moment; the app is ending then
                loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + number))

        for name in _ENDING:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), end)
        self._mend_continuing(app)
        threading.Thread(target=self._hear_of_the_end, name="terminal-gone", daemon=True).start()

    def release(self) -> None:
        """Give the signals back, and call the backstop off."""
        self._armed = False
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def _hear_of_the_end(self) -> None:
        """Wait until the terminal is gone, and hang up: the kernel tells only the programs it is the terminal of.

        Without this, one that was started in another way would read the end of its input for ever, on a whole core.
        """
        if not hasattr(select, "poll") or sys.__stdin__ is None:
            return
        terminal = select.poll()
        terminal.register(sys.__stdin__.fileno(), 0)
        gone = any(event & (select.POLLHUP | select.POLLERR) for _, event in terminal.poll())
        if gone and self._armed:
            os.kill(os.getpid(), signal.SIGHUP)

    def _mend_continuing(self, app: App[Any]) -> None:
        """Let the driver hear a SIGCONT only when it has put the terminal back for a SIGTSTP before."""
        driver = app._driver  # noqa: SLF001  # there is no public way to the driver
        if not hasattr(driver, "_must_signal_resume") or not hasattr(signal, "SIGCONT"):
            return
        resume = signal.getsignal(signal.SIGCONT)

        def go_on(number: int, frame: FrameType | None) -> None:
            if getattr(driver, "_must_signal_resume", False) and callable(resume):
                resume(number, frame)

        signal.signal(signal.SIGCONT, go_on)


class QuietFaults(App[None]):
    """An app that prints no traceback: the fault that ended it is kept, for whoever runs it to tell.

    Textual prints a traceback with the values of all variables in it, which may be a person's own.
    """

    def _handle_exception(self, error: Exception) -> None:
        """Textual's way of hearing of a fault anywhere in the app."""
        if came_too_late(self, error.error if isinstance(error, WorkerFailed) else error):
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def fault(self) -> BaseException | None:
        """What ended the app; None where nothing went wrong."""
        return self._exception.error if isinstance(self._exception, WorkerFailed) else self._exception


def name_terminal(app: App[Any], title: str) -> None:
    """Set the terminal's title, where it has one; the old one is kept on the terminal's own stack."""
    driver = app._driver  # noqa: SLF001  # there is no public way to write to the terminal
    if driver is not None and not app.is_headless and os.environ.get("TERM", "") not in _NO_TITLE:
        driver.write(f"\x1b]2;{clean_line(title)}\x07")


def show_progress(app: App[Any], pace: Pace, percent: int) -> None:
    """Show how far a session is in the terminal's tab or task bar, where it is known to have that."""
    _send(app, outside_of(os.environ).progress_at(pace, percent))


def end_progress(app: App[Any]) -> None:
    """Take the progress away."""
    _send(app, NO_PROGRESS if outside_of(os.environ).progress else "")


def leave_note(app: App[Any], words: str) -> None:
    """Put a note on the desktop where the terminal is known to do so, and only while it has not the focus."""
    if not app.app_focus:
        _send(app, outside_of(os.environ).note_of(words))


def _send(app: App[Any], sequence: str) -> None:
    driver = app._driver  # noqa: SLF001  # there is no public way to write to the terminal
    if sequence and driver is not None and not app.is_headless:
        driver.write(sequence)


def keep_title() -> None:
    """Put the terminal's title on its stack, before the app runs."""
    if os.environ.get("TERM", "") not in _NO_TITLE:
        _write(_TITLE_KEPT)


def bring_title_back() -> None:
    """Take the title from the stack, after the app has run, and the progress away."""
    if os.environ.get("TERM", "") not in _NO_TITLE:
        _write(_TITLE_BACK)
    if outside_of(os.environ).progress:
        _write(NO_PROGRESS)


def _write(sequence: str) -> None:
    stream = sys.__stderr__
    if stream is not None:
        with suppress(OSError, ValueError):  # the terminal may have gone
            if stream.isatty():
                stream.write(sequence)
                stream.flush()
