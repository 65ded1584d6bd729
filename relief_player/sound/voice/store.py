"""The phrases that were made before: files in the person's cache, found by what they say and who says it.

This module owns their names and how many are kept. The folder can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import os
import struct
from pathlib import Path
from typing import Final

from relief_player.digests import digest
from relief_player.sound.shape import RATE, WIDTH
from relief_player.units import Ms

MOST_BYTES: Final = 64 * 2**20
"""About 300 phrases; those that were not used for longest go first."""
_HEAD: Final = struct.Struct("<4sI8sIHHIIHH4sI")
_SHAPE: Final = (b"RIFF", b"WAVEfmt ", 16, 1, 1, RATE, RATE * WIDTH, WIDTH, 8 * WIDTH, b"data")
"""The head of a clip's file, without its two sizes; what does not begin so was not written whole, or not by us. Read
here by hand, since Python's own module for it loads a library of sound."""
_RECIPE: Final = 3
"""Counts the ways in which phrases were shaped; those of an earlier way are made anew."""
_LOOK_EVERY: Final = 32
"""New phrases between two looks at how much is there."""


class Store:
    """A folder of phrases.

    Args:
        folder: made when it is first needed.
        voice: who says them.
        speed: how fast, 1 being the voice's own.
        most: bytes that are kept.
    """

    def __init__(self, folder: Path, voice: str, speed: float, most: int = MOST_BYTES) -> None:
        self._folder = folder
        self._said_by = f"{_RECIPE}\0{voice}\0{speed:.2f}\0"
        self._most = most
        self._new = 0

    def path(self, text: str) -> Path:
        """Where the phrase of a text lies, or would."""
        return self._folder / f"{digest(self._said_by + text)[:32]}.wav"

    def find(self, text: str) -> tuple[Path, Ms] | None:
        """A phrase and how long it lasts; None where it has to be made."""
        path = self.path(text)
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD.size)
                size = file.seek(0, os.SEEK_END) - _HEAD.size
            os.utime(path)
        except OSError:
            return None
        if size <= 0 or head != _HEAD.pack(*_SHAPE[:1], size + _HEAD.size - 8, *_SHAPE[1:], size):
            return None
        return path, Ms(-(-size // WIDTH * 1000 // RATE))

    def make_room(self) -> None:
        """Have the folder, and see from time to time that it does not grow for ever.

        Raises:
            OSError: there can be no such folder.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._new % _LOOK_EVERY == 0:
            self._sweep()
        self._new += 1

    def _sweep(self) -> None:
        found = []
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):
                stat = path.stat()
                found.append((stat.st_mtime, stat.st_size, path))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self._most:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size
