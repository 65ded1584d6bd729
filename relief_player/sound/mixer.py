"""The mixer: clips that begin at a sample, added into blocks of samples for two ears.

This module owns the voices that sound at one time. It knows positions in samples and no clock; the device that asks
for blocks knows when they are heard.
"""

from __future__ import annotations

import warnings
from typing import Final

from msgspec import Struct

from relief_player.sound.panning import panned
from relief_player.sound.shape import WIDTH

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

MOST_VOICES: Final = 16
"""More clips than anybody tells apart; what begins beyond that is not heard."""
_SLICE: Final = 128
"""Frames between two steps of the volume while it moves: short enough to be heard as a slide."""
_SLIDE: Final = 0.02
"""The most the volume moves in a slice; from full to silent in about a seventh of a second."""

CHANNELS: Final = 2
"""Of a block; a clip has one, and a place between the two."""
_HUSH: Final = 16
"""Slices in which words die away that are ended; about a twentieth of a second."""


class _Voice(Struct):
    clip: bytes
    position: int
    """Bytes of the clip that are done; negative while it has not begun."""
    passing: bool = False
    side: str = ""
    ducks: bool = True


class Mixer:
    """Voices at one volume, which slides so that it never clicks."""

    def __init__(self) -> None:
        self._voices: list[_Voice] = []
        self._gain: float | None = None

    @property
    def sounding(self) -> bool:
        """Whether any voice has something left."""
        return bool(self._voices)

    def start(self, clip: bytes, delay: int, *, passing: bool = False, side: str = "", ducks: bool = True) -> None:
        """Let a clip begin in the next block.

        Args:
            clip: its samples, of one channel.
            delay: frames into that block.
            passing: whether `hush` ends it.
            side: the side it leans to.
            ducks: whether a background goes down under it.
        """
        if len(self._voices) < MOST_VOICES:
            self._voices.append(_Voice(clip, -delay * WIDTH, passing, side, ducks))

    def hush(self) -> None:
        """End the words and swells that sound, within a moment and without a click."""
        for voice in self._voices:
            if voice.passing:
                start = max(0, voice.position)
                slices = [
                    audioop.mul(voice.clip[at : at + _SLICE * WIDTH], WIDTH, 1 - (number + 1) / _HUSH)
                    for number, at in enumerate(range(start, start + _HUSH * _SLICE * WIDTH, _SLICE * WIDTH))
                ]
                voice.clip = voice.clip[:start] + b"".join(slices)

    def spans(self, frames: int) -> list[tuple[int, int]]:
        """From where to where of the next `frames` something is heard that a background makes room for."""
        found = ((-voice.position // WIDTH, len(voice.clip) // WIDTH) for voice in self._voices if voice.ducks)
        return [(max(0, start), min(frames, start + length)) for start, length in found if start < frames]

    def block(self, frames: int, gain: float, under: bytes = b"") -> bytes:
        """The next `frames` of sound, on a background; the volume moves towards `gain`, from 0 to 1.

        Returns:
            Two channels.
        """
        if not self._voices and not under:
            self._gain = gain
            return bytes(frames * WIDTH * CHANNELS)
        mixed = panned(under) if under else bytes(frames * WIDTH * CHANNELS)
        for voice in self._voices:
            mixed = audioop.add(mixed, panned(self._next(voice, frames * WIDTH), voice.side), WIDTH)
        self._voices = [voice for voice in self._voices if voice.position < len(voice.clip)]
        return self._loudened(mixed, gain)

    @staticmethod
    def _next(voice: _Voice, size: int) -> bytes:
        """The next `size` bytes of a voice, with silence before and after it."""
        silent = min(size, max(0, -voice.position))
        start = max(0, voice.position)
        part = voice.clip[start : start + size - silent]
        voice.position += size
        return (bytes(silent) + part).ljust(size, b"\0")

    def _loudened(self, mixed: bytes, gain: float) -> bytes:
        held = gain if self._gain is None else self._gain
        if held == gain:
            self._gain = gain
            return audioop.mul(mixed, WIDTH, gain)
        slices = []
        size = _SLICE * WIDTH * CHANNELS
        for start in range(0, len(mixed), size):
            held += max(-_SLIDE, min(_SLIDE, gain - held))
            slices.append(audioop.mul(mixed[start : start + size], WIDTH, held))
        self._gain = held
        return b"".join(slices)
