"""How loud a clip is to a person: the momentary loudness of ITU-R BS.1770, for one channel.

This module owns the measure by which clips are brought to one level. It works on plain samples, with no library.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

WINDOW: Final = 0.4
"""Seconds over which loudness is taken; BS.1770 calls it a gating block, EBU R 128 the momentary loudness."""
_STEP: Final = 0.01
_FULL_SCALE: Final = 32_768.0
_OFFSET: Final = -0.691
"""Makes a full-scale 997 Hz sine read -3.01 (BS.1770-4, annex 1)."""
_SILENCE: Final = 1e-10

Biquad = tuple[float, float, float, float, float]
"""b0, b1, b2, a1, a2 of a second-order filter whose a0 is 1."""


def momentary(samples: Sequence[int], rate: int) -> float:
    """The loudest 0.4 s of 16 bit samples, in LUFS; what is shorter is taken as followed by silence."""
    squares = [value * value for value in _weighted(samples, rate)]
    window, step = int(WINDOW * rate), max(1, int(_STEP * rate))
    sums = [0.0]
    for square in squares:
        sums.append(sums[-1] + square)
    starts = range(0, max(1, len(squares) - window + 1), step)
    most = max(sums[min(len(squares), start + window)] - sums[start] for start in starts)
    return _OFFSET + 10 * math.log10(max(most / window, _SILENCE))


def _weighted(samples: Sequence[int], rate: int) -> Iterator[float]:
    """The samples, from -1 to 1, as the K weighting hears them."""
    shelf, high_pass = _shelf(rate), _high_pass(rate)
    return _filtered(_filtered((sample / _FULL_SCALE for sample in samples), shelf), high_pass)


def _filtered(values: Iterator[float], biquad: Biquad) -> Iterator[float]:
    b0, b1, b2, a1, a2 = biquad
    z1 = z2 = 0.0
    for value in values:
        out = b0 * value + z1
        z1 = b1 * value - a1 * out + z2
        z2 = b2 * value - a2 * out
        yield out


def _shelf(rate: int) -> Biquad:
    """The first stage, the effect of a head; the constants give the standard's coefficients at 48 kHz."""
    frequency, gain, quality = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k = math.tan(math.pi * frequency / rate)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / quality + k * k
    return (
        (high + band * k / quality + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / quality + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / quality + k * k) / a0,
    )


def _high_pass(rate: int) -> Biquad:
    """The second stage, which hears little below 60 Hz."""
    frequency, quality = 38.13547087602444, 0.5003270373238773
    k = math.tan(math.pi * frequency / rate)
    a0 = 1 + k / quality + k * k
    return (1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0)
