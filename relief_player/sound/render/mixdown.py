"""The mixdown: clips added into one-second blocks, so that a whole day takes no more memory than a minute.

This module owns the adding and the end of it. It knows frames and samples, and neither cues nor files.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from relief_player.sound.panning import panned
from relief_player.sound.protocol import SWELL
from relief_player.sound.render.score import Sounding
from relief_player.sound.shape import RATE, WIDTH

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

BLOCK: Final = RATE
"""Frames of a block: one second."""
LONGEST_TAIL: Final = 2 * RATE
"""Frames after the end of the session in which the last clips may die away."""
_FADE: Final = RATE // 10
"""Frames over which a clip that is longer than the tail fades out."""
_SLICE: Final = 63
"""Frames between two steps of that fade; divides it evenly."""

Clip = Callable[[str], bytes]
"""The samples of a clip by its name, 16 bit mono in the machine's byte order."""
Under = Callable[[int, Sequence[tuple[int, int]]], bytes]
"""What lies under the clips: asked for so many frames, told from where to where a clip is heard on them."""


class _Voice(Struct):
    samples: bytes
    """Of one channel."""
    start: int
    """The frame at which it begins, from the start of the block at hand; negative where it began before."""
    side: str
    ducks: bool
    """Whether a background goes down under it."""

    @property
    def end(self) -> int:
        """The frame at which it is over, counted as `start` is."""
        return self.start + len(self.samples) // WIDTH


class Mixing:
    """One session, mixed.

    Args:
        clip: called for each sounding when it begins.
        length: frames of the session itself.
        channels: 1, where nothing leans to a side, or 2.
    """

    def __init__(self, clip: Clip, length: int, channels: int = 1) -> None:
        self._clip = clip
        self._length = length
        self._channels = channels
        self._width = WIDTH * channels

    def blocks(self, soundings: Iterable[Sounding], under: Under | None = None) -> Iterator[bytes]:
        """Block after block: exactly the session's frames, then what the last clips take, two seconds at most.

        Args:
            soundings: in the order of their frames.
            under: the background; silence where there is none. It is asked for the tail too.
        """
        coming = iter(soundings)
        upcoming = next(coming, None)
        voices: list[_Voice] = []
        length = self._length
        at, end, last = 0, length, length + LONGEST_TAIL
        while True:
            if at >= length:
                # Whatever begins at the very end begins in the tail.
                while upcoming is not None:
                    voices.append(self._voice(upcoming, at))
                    upcoming = next(coming, None)
                end = min(last, max((at + one.end for one in voices), default=end))
            if at >= end:
                return
            size = min(BLOCK, (length if at < length else end) - at)
            while upcoming is not None and upcoming.frame < at + size:
                voices.append(self._voice(upcoming, at))
                upcoming = next(coming, None)
            yield self._mixed(voices, size, b"" if under is None else under(size, _spans(voices, size)), last - at)
            voices = [replace(one, start=one.start - size) for one in voices if one.end > size]
            at += size

    def _voice(self, one: Sounding, at: int) -> _Voice:
        return _Voice(self._clip(one.clip), one.frame - at, one.side, ducks=not one.clip.startswith(SWELL))

    def _heard(self, samples: bytes, side: str = "") -> bytes:
        """Samples of one channel as those of the session."""
        return samples if self._channels == 1 else panned(samples, side)

    def _mixed(self, voices: list[_Voice], size: int, under: bytes, end: int) -> bytes:
        """One block of `size` frames; `end` is the frame, from its start, at which everything must be silent."""
        if not voices and not under:
            return bytes(size * self._width)
        block = bytearray(self._heard(under) if under else bytes(size * self._width))
        for voice in voices:
            skipped, begins = max(0, -voice.start), max(0, voice.start)
            part = self._heard(voice.samples[skipped * WIDTH : (skipped + size - begins) * WIDTH], voice.side)
            place = slice(begins * self._width, begins * self._width + len(part))
            block[place] = audioop.add(bytes(block[place]), part, WIDTH)
        return self._faded(block, end) if end - _FADE < size else bytes(block)

    def _faded(self, block: bytearray, end: int) -> bytes:
        """The block, silent from frame `end` on, fading over a tenth of a second before it."""
        for start in range(0, len(block) // self._width, _SLICE):
            place = slice(start * self._width, (start + _SLICE) * self._width)
            gain = min(1.0, max(0.0, (end - start) / _FADE))
            block[place] = audioop.mul(bytes(block[place]), WIDTH, gain)
        return bytes(block)


def _spans(voices: list[_Voice], size: int) -> list[tuple[int, int]]:
    """From where to where of a block of `size` frames something is heard that a background makes room for."""
    return [(max(0, one.start), min(size, one.end)) for one in voices if one.start < size and one.ducks]
