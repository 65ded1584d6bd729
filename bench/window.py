"""A terminal that only counts: a program in a pty, and what it writes, with as little work as can be beside it.

POSIX only. It draws nothing; tests that look at the screen have a terminal of their own.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 80, 24
PATIENCE = 30.0
"""Seconds after which a program that shows nothing has failed."""
_QUIET = 0.03
"""Seconds; a frame of a list comes within a sixtieth of one after the letter itself."""
_MOST_WAITED = 5.0


class Window:
    """A program in a window of 80 x 24.

    Args:
        command: the program with its arguments.
        environment: what it finds in its environment.
        folder: where it is started; here, where none is given.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> None:
        self._master, slave = pty.openpty()
        self.resize(COLUMNS, ROWS)
        self.written = bytearray()
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
            cwd=folder,
        )
        os.close(slave)

    def until(self, *marks: bytes) -> float:
        """Seconds from the start of the program until it has written all the marks."""
        while not all(mark in self.written for mark in marks):
            if time.perf_counter() - self.began > PATIENCE or not self._read(PATIENCE):
                raise RuntimeError(f"never seen: {marks!r} in {bytes(self.written[-300:])!r}")
        return time.perf_counter() - self.began

    def watch(self, seconds: float) -> int:
        """Read for a while; how many bytes came."""
        before, ends = len(self.written), time.perf_counter() + seconds
        while (left := ends - time.perf_counter()) > 0:
            if not self._read(left):
                raise RuntimeError(f"ended early with {self.process.wait()}: {bytes(self.written[-300:])!r}")
        return len(self.written) - before

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self._master, keys)

    def key_to_paint(self, keys: bytes, quiet: float = _QUIET) -> float:
        """Milliseconds from a key until the terminal has had all that it changed.

        Args:
            keys: what is typed.
            quiet: seconds for which nothing more has come then.
        """
        first = written = len(self.written)
        began = last = time.perf_counter()
        self.press(keys)
        while (written == first or time.perf_counter() - last < quiet) and time.perf_counter() - began < _MOST_WAITED:
            self.watch(0.002)
            if len(self.written) > written:
                written, last = len(self.written), time.perf_counter()
        return (last - began) * 1000

    def take(self, seconds: float) -> None:
        """Read for a while, or until the program has gone."""
        ends = time.perf_counter() + seconds
        while (left := ends - time.perf_counter()) > 0 and self._read(left):
            pass

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program is told."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def _read(self, seconds: float) -> bool:
        """Take what comes within this time; False once the program has gone."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return True
        try:
            chunk = os.read(self._master, 65536)
        except OSError:
            return False
        self.written += chunk
        return bool(chunk)
