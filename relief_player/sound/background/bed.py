"""The bed: a background that comes up, goes down under what is heard on it, and fades away at the end.

This module owns how loud the background is at each moment. Where its samples come from is the source's business.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Final

from relief_player.sound.shape import RATE, WIDTH, gain_of

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

DUCKED: Final = 0.35
"""How loud it is under a cue or a word, of what it is else: 9 dB softer."""
COMES: Final = 2.0
"""Seconds in which it comes up, and fades away."""
GOES: Final = 0.3
"""Seconds in which it goes when it is told to."""
_DOWN: Final = 0.12
"""Seconds in which it goes down under a cue."""
_UP: Final = 0.8
"""Seconds in which it comes back."""
_SLICE: Final = 441
"""Frames between two steps of its gain: a hundredth of a second, heard as a slide."""

Source = Callable[[int], bytes]
"""Gives the next so many frames, 16 bit mono."""
Heard = Sequence[tuple[int, int]]
"""From which frame of a block to which something is heard on it."""


def round_and_round(loop: bytes) -> Source:
    """A source that plays a loop for ever."""
    position = 0

    def give(frames: int) -> bytes:
        nonlocal position
        wanted, parts = frames * WIDTH, []
        while wanted > 0:
            part = loop[position : position + wanted]
            position = (position + len(part)) % len(loop)
            wanted -= len(part)
            parts.append(part)
        return b"".join(parts)

    return give


class Bed:
    """A background under a session.

    Args:
        source: where its samples come from.
        percent: how loud it is; half sounds about half as loud.
        ends: frames after which it begins to fade away; None where nobody knows.
    """

    def __init__(self, source: Source, percent: int = 100, ends: int | None = None) -> None:
        self._source = source
        self._loudness = gain_of(percent)
        self._ends = ends
        self._at = 0
        self._come = 0.0
        """How far it has come up, from 0 to 1."""
        self._level = 1.0
        """How far it is from being under something, from `DUCKED` to 1."""
        self._leaving = False
        self._lull = self._lulled = 1.0
        """How loud it is to be of what it is else, and how loud it is."""

    def block(self, frames: int, heard: Heard) -> bytes:
        """The next frames of it; while it is held, its source stands still."""
        if self._lull == self._lulled == 0:
            return bytes(frames * WIDTH)
        samples = self._source(frames)
        whole = self._come == self._level == self._lull == self._lulled == 1.0
        steady = whole and not heard and not self._fades(self._at + frames)
        if steady:
            self._at += frames
            return audioop.mul(samples, WIDTH, self._loudness)
        parts = []
        for start in range(0, frames, _SLICE):
            size = min(_SLICE, frames - start)
            self._move(size, under=any(begins < start + size and start < ends for begins, ends in heard))
            part = samples[start * WIDTH : (start + size) * WIDTH]
            parts.append(audioop.mul(part, WIDTH, self._loudness * self._come * self._level * self._lulled))
            self._at += size
        return b"".join(parts)

    def lull(self, percent: int) -> None:
        """Be so loud from now on, in per cent of what it is else; at 0 it is held where it is."""
        self._lull = gain_of(percent)

    def leave(self) -> None:
        """Fade away from now on, quickly."""
        self._leaving = True

    @property
    def audible(self) -> bool:
        """Whether anything of it is heard."""
        return self._come > 0 and max(self._lull, self._lulled) > 0

    def _fades(self, at: int) -> bool:
        return self._leaving or (self._ends is not None and at > self._ends)

    def _move(self, frames: int, *, under: bool) -> None:
        seconds = frames / RATE
        step = seconds / (GOES if self._leaving else COMES)
        self._come = max(0.0, self._come - step) if self._fades(self._at) else min(1.0, self._come + step)
        way = seconds / (GOES if self._lull < self._lulled else COMES)
        self._lulled += max(-way, min(way, self._lull - self._lulled))
        if under:
            self._level = max(DUCKED, self._level - seconds / _DOWN * (1 - DUCKED))
        else:
            self._level = min(1.0, self._level + seconds / _UP * (1 - DUCKED))
