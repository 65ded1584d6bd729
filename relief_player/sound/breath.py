"""The breath of the pacer: a swell of soft noise that lasts exactly as long as the breath in or out.

This module owns what a swell sounds like, and the few that are kept. In, it brightens and grows; out, it darkens and
fades; a hold is silent. A swell is made when it is first asked for, from its name alone, by filters that run in C: a
breath of ten seconds takes about a tenth of one. The same name is the same bytes.
"""

from __future__ import annotations

import math
import random
import warnings
from typing import Final

from relief_player.session.timeline import CueKind
from relief_player.sound.breath_names import read_swell_name
from relief_player.sound.protocol import SWELL
from relief_player.sound.shape import RATE, WIDTH, frame_of

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

KEPT: Final = 8
"""Swells in memory; more than the next seconds can hold."""
_LEVEL: Final = 1_200
"""The root mean square at the height of a swell: below the tones, above a background."""
_LOW: Final = 0.25
"""How loud it is where it is softest, of its height."""
_WIDE: Final = 4
"""Bytes of a frame while filtering: soft noise keeps its fine steps."""
_PIECE: Final = RATE * _WIDE
"""Bytes that are filtered at a time: a second of noise."""
_STEP: Final = 21
"""Frames between two steps of a gain: too short to be heard as steps."""
_BEGINS, _ENDS = 0.02, 0.1
"""Seconds in which it comes and goes: soon enough to be a cue, and never a click."""


def swell(name: str) -> bytes:
    """The samples of a swell by its name, 16 bit mono; none where it is no name of one."""
    found = read_swell_name(name)
    if found is None:
        return b""
    kind, length = found
    frames, rises = frame_of(length), kind is CueKind.BREATHE_IN
    chance = random.Random(kind.value)  # noqa: S311  # noise, not a secret
    dark, bright = _band(chance, frames, 180, 700), _band(chance, frames, 500, 2_600)
    ways = [at / frames if rises else 1 - at / frames for at in range(0, frames, _STEP)]
    edges = [_edge(at, frames) for at in range(0, frames, _STEP)]
    heights = [edge * (_LOW + (1 - _LOW) * way**1.5) for edge, way in zip(edges, ways, strict=True)]
    return audioop.add(
        _shaped(dark, [height * math.cos(math.pi / 2 * way) for height, way in zip(heights, ways, strict=True)]),
        _shaped(bright, [height * math.sin(math.pi / 2 * way) for height, way in zip(heights, ways, strict=True)]),
        WIDTH,
    )


class Swells:
    """The swells that were made last."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def make(self, name: str) -> None:
        """Have a swell ready; of any other name, nothing."""
        if name.startswith(SWELL):
            self._made[name] = self._made.pop(name, b"") or swell(name)
            while len(self._made) > KEPT:
                del self._made[next(iter(self._made))]

    def get(self, name: str) -> bytes:
        """The samples of a swell that was made; none of any other."""
        return self._made.get(name, b"")


def _band(chance: random.Random, frames: int, low: float, high: float) -> bytes:
    """Noise between two pitches, 16 bit, at one level."""
    below = _softened(_softened(chance.randbytes(frames * _WIDE), high), high)
    rumble = audioop.mul(_softened(below, low), _WIDE, -1)
    noise = audioop.add(below, rumble, _WIDE)
    gain = 2.0**29 / max(1, audioop.max(noise, _WIDE))
    narrow = audioop.lin2lin(audioop.mul(noise, _WIDE, gain), _WIDE, WIDTH)
    return audioop.mul(narrow, WIDTH, _LEVEL / max(1, audioop.rms(narrow, WIDTH)))


def _softened(noise: bytes, hertz: float) -> bytes:
    """Noise through a pole: above `hertz` it falls by 6 dB an octave.

    In pieces, since nothing else runs in this process while a piece is filtered, and a device wants its blocks.
    """
    before, state, parts = round(RATE / (2 * math.pi * hertz)), None, []
    for start in range(0, len(noise), _PIECE):
        part, state = audioop.ratecv(noise[start : start + _PIECE], _WIDE, 1, RATE, RATE, state, 1, before)
        parts.append(part)
    return b"".join(parts)


def _edge(at: int, frames: int) -> float:
    """A smooth rise from 0 at the beginning, and a smooth fall to 0 at the very end."""
    part = min(at / (_BEGINS * RATE), (frames - _STEP - at) / (_ENDS * RATE))
    return 1.0 if part >= 1 else 0.5 - 0.5 * math.cos(math.pi * max(0.0, part))


def _shaped(noise: bytes, gains: list[float]) -> bytes:
    step = _STEP * WIDTH
    return b"".join(
        audioop.mul(noise[index * step : (index + 1) * step], WIDTH, gain) for index, gain in enumerate(gains)
    )
