"""The tap: samples from the decoder process, read ahead a little.

This module owns that process and the few blocks that wait. Who may wait for the next block, as a rendering may, is
given it; who may not, as a device, is given silence where there is none.
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from relief_player.sound.link import apart, own_environment
from relief_player.sound.shape import RATE, WIDTH

BLOCKS_AHEAD: Final = 10
"""Blocks of a tenth of a second."""
_BLOCK: Final = RATE // 10 * WIDTH
PATIENCE: Final = 10.0
"""Seconds that the first or the next block may take."""


class TapError(Exception):
    """A file cannot be played; the message says why."""


class Tap:
    """The samples of a file or a folder, round and round.

    Args:
        path: the file or folder.
        patient: whether to wait for a block that is not there yet.

    Raises:
        TapError: it gives no sound.
    """

    def __init__(self, path: Path, *, patient: bool) -> None:
        self._patient = patient
        self._blocks: queue.Queue[bytes] = queue.Queue(BLOCKS_AHEAD)
        self._rest = b""
        self._closed = False
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own module
                [sys.executable, "-P", "-m", "relief_player.sound.background.decoding", str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=own_environment({}),
                **apart(),
            )
        except OSError as error:
            raise TapError("the decoder cannot be started") from error
        self._thread = threading.Thread(target=self._read, name="tap", daemon=True)
        self._thread.start()
        self._rest = self._next(wait=True)
        if not self._rest:
            why = self._why()
            self.close()
            raise TapError(why)

    def give(self, frames: int) -> bytes:
        """The next frames; silence where there are none."""
        wanted = frames * WIDTH
        while len(self._rest) < wanted:
            block = self._next(wait=self._patient)
            if not block:
                break
            self._rest += block
        found, self._rest = self._rest[:wanted], self._rest[wanted:]
        return found.ljust(wanted, b"\0")

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(queue.Empty):
            while True:
                self._blocks.get_nowait()
        self._thread.join(1.0)
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

    def _next(self, *, wait: bool) -> bytes:
        try:
            return self._blocks.get(timeout=PATIENCE) if wait else self._blocks.get_nowait()
        except queue.Empty:
            return b""

    def _why(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        if self._process.poll() is None or self._process.stderr is None:
            return "it takes too long to read"
        return self._process.stderr.read(200).decode(errors="replace").strip() or "it cannot be read"

    def _read(self) -> None:
        pipe = self._process.stdout
        while pipe is not None and not self._closed:
            block = pipe.read(_BLOCK)
            self._blocks.put(block)
            if not block:
                return
