"""Signals while a session is played: ended by kill, hang-up or Ctrl-C, suspended and brought back.

This module owns the handlers between `install` and `remove`. A handler only puts a note into the inbox; where the
face hangs in a write to a stalled terminal, it raises there, so that the session can end and its record be kept.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

from relief_player.errors import Exit
from relief_player.plain.inbox import Inbox, Signalled
from relief_player.plain.keyboard import Keyboard
from relief_player.plain.output import Output, WriteAbortedError

LONGEST_END: Final = 6.0
"""Seconds after which a session that was asked to end by a signal is left, whatever holds it."""
LOOK_EVERY: Final = 0.5
"""Seconds between two looks at whether a write hangs: one that lasts from one look to the next does."""
_ENDING: Final = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")

Handler = Callable[[int, FrameType | None], Any] | int | None


_EXITS: Final = {
    int(signal.SIGINT): Exit.INTERRUPTED,
    int(signal.SIGTERM): Exit.TERMINATED,
    int(getattr(signal, "SIGHUP", -1)): Exit.HUNG_UP,
}


def exit_of(number: int) -> Exit:
    """What a program ends with that was ended by a signal."""
    return _EXITS.get(number, Exit.TERMINATED)


class Signals:
    """The handlers of one session.

    Args:
        inbox: told which signal came.
        outputs: looked at to see whether a write hangs.
        keyboard: released before the program is suspended, taken again after; None without keys.
    """

    def __init__(self, inbox: Inbox, outputs: tuple[Output, ...], keyboard: Keyboard | None) -> None:
        self._inbox = inbox
        self._outputs = outputs
        self._keyboard = keyboard
        self._before: dict[int, Handler] = {}
        self._interrupts = 0
        self._ending: int | None = None
        self._looks = 0
        self._seen: list[int] = []

    def install(self) -> None:
        """Set the handlers. What was ignored from the start (``nohup``, a job in the background) stays ignored."""
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None and (number == signal.SIGTERM or signal.getsignal(number) is not signal.SIG_IGN):
                self._set(number, self._end)
        if sys.platform != "win32" and self._keyboard is not None:
            if signal.getsignal(signal.SIGTSTP) is not signal.SIG_IGN:
                self._set(signal.SIGTSTP, self._suspend)
            self._set(signal.SIGCONT, self._continue)

    def remove(self) -> None:
        """Put back what was there before, and call off the deadline."""
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        self._before.clear()

    def _set(self, number: int, handler: Callable[[int, FrameType | None], None]) -> None:
        before = signal.signal(number, handler)
        self._before.setdefault(number, before)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self._inbox.put(Signalled(number))
        asks_first = number == signal.SIGINT and self._keyboard is not None and self._interrupts == 0
        self._interrupts += number == signal.SIGINT
        if sys.platform != "win32" and not asks_first and self._ending is None:
            self._ending = number
            self._set(signal.SIGALRM, self._watch)
            signal.setitimer(signal.ITIMER_REAL, LOOK_EVERY, LOOK_EVERY)

    def _watch(self, _number: int, _frame: FrameType | None) -> None:
        """While the session ends: break off a write that hangs, and in the end leave whatever else does."""
        self._looks += 1
        if self._ending is not None and self._looks * LOOK_EVERY >= LONGEST_END:
            if self._keyboard is not None:
                self._keyboard.release()
            os._exit(128 + self._ending)
        lines = [output.lines for output in self._outputs if output.writing]
        hangs, self._seen = bool(lines) and lines == self._seen, lines
        if hangs:
            raise WriteAbortedError

    def asked_again(self) -> None:
        """The question after a Ctrl-C was answered with no: the next one asks again."""
        self._interrupts = 0

    def _suspend(self, number: int, _frame: FrameType | None) -> None:
        if self._keyboard is not None:
            self._keyboard.release()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        # Brought back: this line runs after SIGCONT.
        signal.signal(number, self._suspend)
        if self._keyboard is not None:
            self._keyboard.take()

    def _continue(self, _number: int, _frame: FrameType | None) -> None:
        if self._keyboard is not None:
            self._keyboard.take()
