"""The mixdown: clips added into one-second blocks, so that a whole day takes no more memory than a minute.

This module owns the adding and the end of it. It knows frames and samples, and neither cues nor files.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from relief_player.sound.agenda import RATE, WIDTH
from relief_player.sound.render.score import Sounding

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


@dataclass(slots=True)
class _Voice:
    samples: bytes
    start: int
    """The frame at which it begins, from the start of the block at hand; negative where it began before."""


def blocks(soundings: Iterable[Sounding], clip: Clip, length: int, under: Under | None = None) -> Iterator[bytes]:
    """The session, block after block: exactly `length` frames, then what the last clips take, two seconds at most.

    Args:
        soundings: in the order of their frames.
        clip: called for each sounding when it begins.
        length: frames of the session itself.
        under: the background; silence where there is none. It is asked for the tail too.
    """
    coming = iter(soundings)
    upcoming = next(coming, None)
    voices: list[_Voice] = []
    at, end, last = 0, length, length + LONGEST_TAIL
    while True:
        if at >= length:
            # Whatever begins at the very end begins in the tail.
            while upcoming is not None:
                voices.append(_Voice(clip(upcoming.clip), upcoming.frame - at))
                upcoming = next(coming, None)
            end = min(last, max((at + one.start + _frames(one) for one in voices), default=end))
        if at >= end:
            return
        size = min(BLOCK, (length if at < length else end) - at)
        while upcoming is not None and upcoming.frame < at + size:
            voices.append(_Voice(clip(upcoming.clip), upcoming.frame - at))
            upcoming = next(coming, None)
        yield _mixed(voices, size, b"" if under is None else under(size, _spans(voices, size)), last - at)
        voices = [_Voice(one.samples, one.start - size) for one in voices if _frames(one) + one.start > size]
        at += size


def _spans(voices: list[_Voice], size: int) -> list[tuple[int, int]]:
    """From where to where of a block of `size` frames each voice is heard."""
    return [(max(0, one.start), min(size, one.start + _frames(one))) for one in voices if one.start < size]


def _frames(voice: _Voice) -> int:
    return len(voice.samples) // WIDTH


def _mixed(voices: list[_Voice], size: int, under: bytes, end: int) -> bytes:
    """One block of `size` frames; `end` is the frame, from its start, at which everything must be silent."""
    if not voices and not under:
        return bytes(size * WIDTH)
    block = bytearray(under or bytes(size * WIDTH))
    for voice in voices:
        skipped = max(0, -voice.start)
        begins = max(0, voice.start)
        part = voice.samples[skipped * WIDTH : (skipped + size - begins) * WIDTH]
        place = slice(begins * WIDTH, begins * WIDTH + len(part))
        block[place] = audioop.add(bytes(block[place]), part, WIDTH)
    return _faded(block, end) if end - _FADE < size else bytes(block)


def _faded(block: bytearray, end: int) -> bytes:
    """The block, silent from frame `end` on, fading over a tenth of a second before it."""
    for start in range(0, len(block) // WIDTH, _SLICE):
        place = slice(start * WIDTH, (start + _SLICE) * WIDTH)
        gain = min(1.0, max(0.0, (end - start) / _FADE))
        block[place] = audioop.mul(bytes(block[place]), WIDTH, gain)
    return bytes(block)
