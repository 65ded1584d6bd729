"""Single keys of a POSIX terminal.

This module owns the terminal's modes and the reading of keys there; it does nothing on Windows. The modes are put
back on every exit: `release` is safe to call at any time, any number of times, also from a signal handler.
"""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from relief_player.plain.characters import characters

if sys.platform != "win32":
    import termios
    import tty

    _LOOK_AGAIN: Final = 0.25
    """Seconds between two looks at whether we are in the foreground."""

    class TerminalKeyboard:
        """The keys of a POSIX terminal.

        Args:
            descriptor: an open file descriptor of a terminal; it stays the caller's, and is not closed.
        """

        def __init__(self, descriptor: int) -> None:
            self._terminal = descriptor
            self._found: list[object] | None = None
            self._wake_read, self._wake_write = -1, -1
            self._thread: threading.Thread | None = None

        def start(self, press: Callable[[str], None], gone: Callable[[], None]) -> None:
            """Begin to read, on a thread."""
            self.take()
            self._wake_read, self._wake_write = os.pipe()
            self._thread = threading.Thread(target=self._read, args=(press, gone), name="keys", daemon=True)
            self._thread.start()

        def take(self) -> None:
            """Set single keys without echo; in the background, where that would stop the program, do nothing yet."""
            if not self._in_foreground():
                return
            with suppress(termios.error):  # the terminal has gone; the reader will say so
                if self._found is None:
                    self._found = termios.tcgetattr(self._terminal)
                tty.setcbreak(self._terminal, termios.TCSANOW)

        def release(self) -> None:
            """Put the modes back. At once, not after what is still to be written: a stalled terminal would hang us."""
            if self._found is not None and self._in_foreground():
                with suppress(termios.error):
                    termios.tcsetattr(self._terminal, termios.TCSANOW, self._found)  # type: ignore[arg-type]  # as found

        def stop(self) -> None:
            """End the thread, then put the modes back."""
            if self._thread is not None:
                os.write(self._wake_write, b"x")
                self._thread.join(1.0)
                os.close(self._wake_read)
                os.close(self._wake_write)
                self._thread = None
            self.release()

        def _in_foreground(self) -> bool:
            try:
                return os.tcgetpgrp(self._terminal) == os.getpgrp()
            except OSError:  # not our controlling terminal: nothing can stop us for touching it
                return True

        def _read(self, press: Callable[[str], None], gone: Callable[[], None]) -> None:
            while True:
                if not self._in_foreground():
                    # Reading now would stop the program; look again once we may have been brought back.
                    if select.select([self._wake_read], [], [], _LOOK_AGAIN)[0]:
                        return
                    continue
                ready, _, _ = select.select([self._terminal, self._wake_read], [], [], _LOOK_AGAIN)
                if self._wake_read in ready:
                    return
                if self._terminal not in ready or not self._in_foreground():
                    continue
                if self._found is None:
                    self.take()
                try:
                    data = os.read(self._terminal, 1024)
                except OSError:
                    data = b""
                if not data:
                    gone()
                    return
                for character in characters(data):
                    press(character)
