"""The ear for gaps: where in a recording a background that plays round and round is interrupted.

This module owns two ways to hear a gap. A silence is a moment without the hiss of the background, which nothing that
sounds on it can take away. A shift is a part of the background that was lost or played twice without any silence, seen
in that what follows is another place of the loop than it should be.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SHORTEST = 0.003
"""Seconds of silence that are a gap; less is no longer heard as one."""
SHIFT = 0.0005
"""Seconds by which the loop may be off its place before something was lost."""
_FRAME = 0.001
"""Seconds over which the level of the hiss is taken."""
_SILENT = 0.1
"""Of its usual level round about; a background that is down under a tone still has three times as much."""
_USUAL = 1.0
"""Seconds for the usual level."""
_WINDOW = 0.2
"""Seconds that are sought in the loop at a time."""
_ALIKE = 0.3
"""A likeness of less than this is no finding."""
_NEAR = 2
"""Frames by which a resampler may move the loop."""

Samples = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gap:
    """An interruption."""

    at: float
    """Seconds from the beginning of the recording."""
    seconds: float
    """How long it is; negative where a part was played twice."""
    silent: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What a recording came to."""

    gaps: tuple[Gap, ...]
    windows: int
    """Windows that were sought in the loop."""
    covered: int
    """Of these, those in which what sounds on the background hides its place; a shift there shows in the next one."""


def listen(recorded: Samples, loop: Samples, rate: int, rate_of_loop: int) -> Heard:
    """Hear a recording through.

    Args:
        recorded: the samples, from the middle of the background: not its rise at the start nor its fading away.
        loop: the background as it is played round and round; whole at `rate` frames too.
        rate: frames per second of the recording.
        rate_of_loop: frames per second of the loop.
    """
    hiss = np.diff(recorded, prepend=recorded[:1])
    shifts, windows, covered = _shifts(np.diff(hiss, prepend=0.0), _resampled(loop, rate, rate_of_loop), rate)
    return Heard(tuple(sorted([*_silences(hiss, rate), *shifts], key=lambda gap: gap.at)), windows, covered)


def _silences(hiss: Samples, rate: int) -> list[Gap]:
    size = int(rate * _FRAME)
    levels = np.sqrt(np.mean(hiss[: len(hiss) // size * size].reshape(-1, size) ** 2, axis=1))
    around = int(_USUAL / _FRAME)
    usual = np.concatenate(
        [np.full(len(piece), np.median(piece)) for piece in np.split(levels, range(around, len(levels), around))]
    )
    # A second that is silent for the most part is measured against the whole.
    usual = np.maximum(usual, np.median(levels) * _SILENT)
    silent = np.concatenate([[False], levels < _SILENT * usual, [False]])
    edges = np.flatnonzero(silent[1:] != silent[:-1])
    runs = zip(edges[::2], edges[1::2], strict=True)
    # A gap begins and ends within a frame; the whole frames inside it are what shows.
    least = SHORTEST / _FRAME - 1
    return [
        Gap(float(start) * _FRAME, float(end - start) * _FRAME, silent=True)
        for start, end in runs
        if end - start >= least
    ]


def _shifts(edges: Samples, loop: Samples, rate: int) -> tuple[list[Gap], int, int]:
    """Where the recording leaves its place in the loop, how many windows were sought, and how many hide it."""
    pattern = np.diff(loop, 2, prepend=loop[-2:])
    spectrum = np.conj(np.fft.rfft(pattern))
    size = int(rate * _WINDOW)
    place: int | None = None
    gaps: list[Gap] = []
    starts = range(0, len(edges) - size + 1, size)
    covered = 0
    for start in starts:
        window = edges[start : start + size]
        found = None if place is None else _near(window, pattern, start + place)
        if found is None:
            found = _anywhere(window, pattern, spectrum)
        if found is None:
            covered += 1
            continue
        now = (found - start) % len(pattern)
        if place is not None:
            moved = (now - place + len(pattern) // 2) % len(pattern) - len(pattern) // 2
            if abs(moved) > SHIFT * rate:
                gaps.append(Gap(start / rate, moved / rate, silent=False))
        place = now
    return gaps, len(starts), covered


def _near(window: Samples, pattern: Samples, expected: int) -> int | None:
    places = [expected + step for step in range(-_NEAR, _NEAR + 1)]
    best = max(places, key=lambda place: _likeness(window, pattern, place))
    return best if _likeness(window, pattern, best) >= _ALIKE else None


def _anywhere(window: Samples, pattern: Samples, spectrum: npt.NDArray[np.complex128]) -> int | None:
    padded = np.zeros(len(pattern))
    padded[: len(window)] = window
    fits = np.fft.irfft(np.conj(np.fft.rfft(padded) * spectrum), len(pattern))
    best = int(np.argmax(fits))
    return best if _likeness(window, pattern, best) >= _ALIKE else None


def _likeness(window: Samples, pattern: Samples, place: int) -> float:
    part = np.take(pattern, np.arange(place, place + len(window)), mode="wrap")
    return float(window @ part / (np.linalg.norm(window) * np.linalg.norm(part) + 1e-12))


def _resampled(loop: Samples, rate: int, rate_of_loop: int) -> Samples:
    """The loop at another rate; exact, since it has no end."""
    wanted = round(len(loop) * rate / rate_of_loop)
    bins = np.zeros(wanted // 2 + 1, np.complex128)
    found = np.fft.rfft(loop)[: len(bins)]
    bins[: len(found)] = found
    resampled: Samples = np.fft.irfft(bins, wanted) * (wanted / len(loop))
    return resampled
