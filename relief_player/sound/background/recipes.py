"""The backgrounds that are made, not played from files: brown and pink noise, rain, waves.

This module owns the recipes. Each gives a loop that has no seam; the same recipe gives the same bytes. Filters are
poles of first order, run in C by the resampler of `audioop`, so that half a minute takes a fraction of a second.
"""

from __future__ import annotations

import math
import random
import warnings
from collections.abc import Callable, Sequence
from typing import Final

from relief_player.sound.shape import RATE, WIDTH

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

SECONDS: Final = 30
"""The length of a loop: long enough that nobody hears it come round."""
_FOLD: Final = RATE // 2
"""Frames over which the end of a loop passes into its beginning."""
_SLICE: Final = 90
"""Frames between two steps of a gain; divides the fold and a second."""
_WIDE: Final = 4
"""Bytes of a frame while filtering: soft noise keeps its fine steps."""
_SWELL: Final = 10
"""Seconds of a wave."""
_DROPS: Final = 160
"""Drops of rain a second."""


def loop(kind: str) -> bytes:
    """Half a minute of a background, 16 bit mono, to be played round and round.

    Args:
        kind: one of `KINDS`.
    """
    recipe, level = _RECIPES[kind]
    frames = SECONDS * RATE
    noise = _folded(recipe(random.Random(kind), frames + _FOLD), frames)  # noqa: S311  # noise, not a secret
    return audioop.mul(noise, WIDTH, level / max(1, audioop.rms(noise, WIDTH)))


def _white(chance: random.Random, frames: int) -> bytes:
    return chance.randbytes(frames * _WIDE)


def _softened(noise: bytes, hertz: float) -> bytes:
    """Noise through a pole: above `hertz` it falls by 6 dB an octave."""
    before = max(0, round(RATE / (2 * math.pi * hertz)))
    found: bytes = audioop.ratecv(noise, _WIDE, 1, RATE, RATE, None, 1, before)[0]
    return found


def _narrowed(noise: bytes, peak: float = 0.5) -> bytes:
    """Noise as 16 bit, its peaks at a part of full scale."""
    gain = peak * 2**31 / max(1, audioop.max(noise, _WIDE))
    return audioop.lin2lin(audioop.mul(noise, _WIDE, gain), _WIDE, WIDTH)


def _brown(chance: random.Random, frames: int) -> bytes:
    return _narrowed(_softened(_white(chance, frames), 115))


def _pink(chance: random.Random, frames: int) -> bytes:
    """Poles two octaves and a half apart, each with the power that falls by 3 dB an octave from one to the next."""
    whole = bytes(frames * _WIDE)
    for hertz in (25.0, 140.0, 800.0, 4_500.0, 25_000.0):
        part = audioop.mul(_softened(_white(chance, frames), hertz), _WIDE, 0.8 * math.sqrt(25.0 / hertz))
        whole = audioop.add(whole, part, _WIDE)
    return _narrowed(whole)


def _rain(chance: random.Random, frames: int) -> bytes:
    """A bright hiss, and drops on it."""
    white = audioop.mul(_white(chance, frames), _WIDE, 0.4)
    low = _softened(white, 900)
    hiss = _narrowed(_softened(audioop.add(white, audioop.mul(low, _WIDE, -1), _WIDE), 7_000), 0.25)
    drops = [_drop(chance) for _ in range(24)]
    whole = bytearray(hiss)
    for _ in range(_DROPS * frames // RATE):
        drop = audioop.mul(chance.choice(drops), WIDTH, chance.uniform(0.05, 1.0) ** 2)
        at = chance.randrange(frames - len(drop) // WIDTH) * WIDTH
        place = slice(at, at + len(drop))
        whole[place] = audioop.add(bytes(whole[place]), drop, WIDTH)
    return bytes(whole)


def _drop(chance: random.Random) -> bytes:
    """A drop: a chirp of a few thousandths of a second."""
    pitch, length = chance.uniform(1_800, 5_200), chance.uniform(0.004, 0.012)
    count = int(length * RATE * 2)
    values = (
        round(4_000 * math.exp(-index / RATE / (length / 3)) * math.sin(2 * math.pi * pitch * index / RATE))
        for index in range(count)
    )
    return b"".join(value.to_bytes(WIDTH, "little" if _LITTLE else "big", signed=True) for value in values)


def _waves(chance: random.Random, frames: int) -> bytes:
    """Noise that swells and ebbs: quick to come, slow to go."""
    surf, swell = (_softened(_white(chance, frames), hertz) for hertz in (350, 115))
    return _shaped(_narrowed(audioop.add(surf, swell, _WIDE)), [_wave(at / RATE) for at in range(0, frames, _SLICE)])


def _wave(second: float) -> float:
    part = second % _SWELL / _SWELL
    rise = part / 0.35 if part < 0.35 else 1 - (part - 0.35) / 0.65  # noqa: PLR2004  # the crest, after a third
    return 0.15 + 0.85 * math.sin(math.pi / 2 * rise) ** 2


def _folded(noise: bytes, frames: int) -> bytes:
    """Noise whose end passes into its beginning at equal power, so that it can be played round and round."""
    head, tail = noise[: _FOLD * WIDTH], noise[frames * WIDTH : (frames + _FOLD) * WIDTH]
    turns = [math.pi / 2 * index * _SLICE / _FOLD for index in range(_FOLD // _SLICE)]
    rising = _shaped(head, [math.sin(turn) for turn in turns])
    falling = _shaped(tail, [math.cos(turn) for turn in turns])
    return audioop.add(rising, falling, WIDTH) + noise[_FOLD * WIDTH : frames * WIDTH]


def _shaped(noise: bytes, gains: Sequence[float]) -> bytes:
    step = _SLICE * WIDTH
    return b"".join(
        audioop.mul(noise[index * step : (index + 1) * step], WIDTH, gain) for index, gain in enumerate(gains)
    )


_LITTLE: Final = audioop.getsample(b"\1\0", WIDTH, 0) == 1
_RECIPES: Final[dict[str, tuple[Callable[[random.Random, int], bytes], int]]] = {
    "brown": (_brown, 1_500),
    "pink": (_pink, 900),
    "rain": (_rain, 650),
    "waves": (_waves, 1_300),
}
"""Each recipe, and the root mean square at which all sound about equally loud, well below the tones."""
KINDS: Final = tuple(_RECIPES)
"""The backgrounds that are made."""
