"""A real terminal for tests: a pty with a screen emulator behind it, and a way to wait for what a person would see.

It owns one program in one terminal. Nothing here sleeps: all waiting is for bytes from the program or for its end.
POSIX only; `missing()` says so in words elsewhere.
"""

from __future__ import annotations

import contextlib
import copy
import os
import re
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

try:
    import fcntl
    import pty
    import termios
except ImportError:  # Windows has no pty
    HAS_PTY = False
else:
    HAS_PTY = True

PATIENCE = 20.0
"""Seconds a test waits for something that a person would see at once; only a failing test waits as long."""

_LOOKS = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}

_IN_TERMINAL = (
    "import os, sys\n"
    "os.close(os.open(os.ttyname(0), os.O_RDWR))\n"  # the first terminal a new session opens becomes its own
    "os.execvp(sys.argv[1], sys.argv[1:])\n"
)
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[[<>=][\d;]*u")  # pyte would print the u
_UNFINISHED = re.compile(rb"\x1b(\[[<>=?]?[\d;]*\$?)?\Z")


def missing() -> str:
    """What is not here that a terminal needs, in words; empty where it can run."""
    return "" if HAS_PTY else "no pty on this system"


class TwoScreens(pyte.Screen):
    """A screen that keeps what was on it while a program uses the other one, as real terminals do."""

    _OTHER = 1049

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Switch something on; the other screen begins empty."""
        if self._OTHER in modes and kwargs.get("private") and self._kept is None:
            self._kept = (copy.deepcopy(self.buffer), copy.copy(self.cursor))
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Switch something off; what was there before the other screen is there again."""
        super().reset_mode(*modes, **kwargs)
        if self._OTHER in modes and kwargs.get("private") and self._kept is not None:
            (self.buffer, self.cursor), self._kept = self._kept, None

    _kept: tuple[Any, Any] | None = None


class Terminal:
    """A program in a terminal of its own, seen through its screen.

    Args:
        command: the program and its arguments.
        environment: all it gets; `TERM` and colours are set here.
        columns, rows: the size of the screen.
        cwd: where it starts.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        environment: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
        cwd: Path | None = None,
    ) -> None:
        self.screen = TwoScreens(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        """Every byte the program wrote, in order."""
        self._pending = b""
        self._master, self._slave = pty.openpty()
        self._set_size(columns, rows)
        self.attributes_before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-c", _IN_TERMINAL, *map(str, command)],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={**_LOOKS, **environment},
            cwd=cwd,
            start_new_session=True,
        )
        self._ended, self._ended_writer = os.pipe()
        threading.Thread(target=self._wait_for_end, name="terminal", daemon=True).start()

    # -- what a person does ----------------------------------------------------------------------------------------

    def press(self, keys: str) -> None:
        """Type; control characters as they are, e.g. ``"\\x03"``."""
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window, as dragging its corner does."""
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def hang_up(self) -> None:
        """Close the window."""
        for name in ("_master", "_slave"):
            descriptor = getattr(self, name)
            if descriptor >= 0:
                os.close(descriptor)
                setattr(self, name, -1)

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    # -- what a person sees ----------------------------------------------------------------------------------------

    def text(self) -> str:
        """The screen as it is now, a line for each row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, wanted: str | Callable[[str], object], patience: float = PATIENCE) -> str:
        """Read until the screen holds a text, or a question about it is answered with yes; gives the screen."""
        asked = (lambda screen: wanted in screen) if isinstance(wanted, str) else wanted
        deadline = time.monotonic() + patience
        while not asked(self.text()):
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(left):
                if asked(self.text()):
                    break
                raise AssertionError(f"never seen: {wanted!r}\n{self._how_it_stands()}")
        return self.text()

    def settled(self, quiet: float = 0.4) -> str:
        """Read until nothing has come for a while, where nothing moves any more; gives the screen."""
        while self._master >= 0 and select.select([self._master], [], [], quiet)[0] and self._take():
            pass
        return self.text()

    def wait_for_end(self, patience: float = PATIENCE) -> int:
        """Read until the program has ended; gives its exit code, negative for a signal that killed it."""
        deadline = time.monotonic() + patience
        while self.process.poll() is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"still running\n{self._how_it_stands()}")
            self._read(left)
        while self._master >= 0 and select.select([self._master], [], [], 0)[0] and self._take():
            pass
        return self.process.returncode

    def read_for(self, seconds: float) -> None:
        """Read whatever comes, for a length of time: for measuring, not for waiting."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            pass

    def modes(self) -> set[int]:
        """The private modes of the terminal that are on: 1049 the other screen, 1000-1006 the mouse, 25 the cursor."""
        on = {25}
        for numbers, switch in _MODE.findall(bytes(self.raw)):
            for number in map(int, numbers.split(b";")):
                (on.add if switch == b"h" else on.discard)(number)
        return on

    def attributes(self) -> list[object]:
        """The line settings as they are now, to compare with `attributes_before`."""
        return termios.tcgetattr(self._slave)

    def is_as_before(self) -> bool:
        """Whether the program left the terminal as it found it: settings, screen, cursor, mouse, paste."""
        return self.attributes() == self.attributes_before and self.modes() <= {25, 7} and 25 in self.modes()

    # -- life ------------------------------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        self.hang_up()
        os.close(self._ended)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _wait_for_end(self) -> None:
        self.process.wait()
        os.close(self._ended_writer)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, seconds: float) -> bool:
        """Wait for bytes or the program's end; returns whether anything can still come."""
        if self._master < 0:
            select.select([self._ended], [], [], seconds)
            return False
        ready, _, _ = select.select([self._master, self._ended], [], [], seconds)
        if self._master in ready:
            return self._take()
        return not ready or self.process.poll() is None

    def _take(self) -> bool:
        try:
            chunk = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += chunk
        data = self._pending + chunk
        unfinished = _UNFINISHED.search(data)
        self._pending = unfinished.group() if unfinished else b""
        self._stream.feed(_KITTY.sub(b"", data[: len(data) - len(self._pending)]))
        return bool(chunk)

    def _how_it_stands(self) -> str:
        code = self.process.poll()
        state = "running" if code is None else f"ended with {code}"
        return f"-- {state}, the screen --\n{self.text()}\n-- the last bytes --\n{bytes(self.raw[-400:])!r}"
