"""The session's end of the sound process: one process started, its orders written, its replies read.

This module owns the process and its pipes. It never waits on them in the caller's thread: orders go through a bounded
queue to a thread that writes, replies come from a thread that reads. What they mean is the speaker's business.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from relief_player.sound.protocol import Message, Order, Quit, decode, encode

MOST_WAITING: Final = 512
"""Orders that wait to be written; a process that does not read gets no more."""
_INSTALLED: Final = ("site-packages", "dist-packages")
"""Folders that every Python of this installation looks into by itself."""
_LEAVE: Final = 1.0
"""Seconds that the process gets to leave before it is ended."""


def command() -> list[str]:
    """What starts a sound process: this Python, with nothing of the present folder importable."""
    return [sys.executable, "-P", "-m", "relief_player.sound.process"]


class Link:
    """One running sound process.

    Args:
        hear: told each reply, and None once when the process has ended; called on the reading thread.
        start: the command that starts the process, and what its environment has besides this process's.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(
        self,
        hear: Callable[[Link, Message | None], None],
        start: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._hear = hear
        self._orders: queue.Queue[Order | None] = queue.Queue(MOST_WAITING)
        self.process = subprocess.Popen(  # noqa: S603  # our own module, or a test's stand-in for it
            list(start or command()),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A sound library may write there at any time; the terminal is the face's alone.
            stderr=subprocess.DEVNULL,
            env=own_environment(environment or {}),
            close_fds=True,
            **apart(),
        )
        self._threads = [
            threading.Thread(target=run, name=f"sound-{run.__name__.strip('_')}", daemon=True)
            for run in (self._write, self._read)
        ]
        for thread in self._threads:
            thread.start()

    def send(self, order: Order) -> bool:
        """Have an order written; returns whether there was room for it."""
        with contextlib.suppress(queue.Full):
            self._orders.put_nowait(order)
            return True
        return False

    def kill(self) -> None:
        """End the process at once."""
        self.process.kill()
        self._reap(None)

    def close(self) -> None:
        """Ask the process to leave, and end it where it does not; returns within about a second."""
        self.send(Quit())
        self._reap(_LEAVE)

    def _reap(self, patience: float | None) -> None:
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        with contextlib.suppress(queue.Full):
            self._orders.put_nowait(None)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(_LEAVE)

    def _write(self) -> None:
        pipe = self.process.stdin
        with contextlib.suppress(OSError, ValueError):
            while pipe is not None and (order := self._orders.get()) is not None:
                pipe.write(encode(order))
                pipe.flush()
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()

    def _read(self) -> None:
        pipe = self.process.stdout
        if pipe is not None:
            with pipe:
                for line in pipe:
                    message = decode(line)
                    if message is not None:
                        self._hear(self, message)
        # Whoever asked for another one instead has let go of this: nobody else would take its exit code.
        self._reap(_LEAVE)
        self._hear(self, None)


def own_environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, with this very package importable where it is not installed, for one of ours."""
    home = Path(__file__).resolve().parents[2]
    environment = {**os.environ, **more}
    if home.name not in _INSTALLED:
        paths = [str(home), *filter(None, [environment.get("PYTHONPATH")])]
        environment["PYTHONPATH"] = os.pathsep.join(paths)
    return environment


def apart() -> dict[str, Any]:
    """A group of its own, so that Ctrl-C and Ctrl-Z at the terminal reach the session alone."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
