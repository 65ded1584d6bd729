"""Left and right: what belongs to a side of the body is a little louder on that side.

This module owns how much. The two gains keep the power of both ears together, so that a sound that leans is as loud as
one that does not (BS.1770 adds the power of the channels).
"""

from __future__ import annotations

import warnings
from typing import Final

from relief_player.routine.model import Side
from relief_player.sound.shape import WIDTH

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

LEAN: Final = 6.0
"""Decibels between the two ears: plain to hear, and nothing is lost on one ear alone. Product choice."""
_RATIO: Final = 10 ** (LEAN / 10)
NEAR: Final = (2 * _RATIO / (1 + _RATIO)) ** 0.5
"""The gain on the side that a sound leans to."""
FAR: Final = (2 / (1 + _RATIO)) ** 0.5
"""The gain on the other side."""
_GAINS: Final = {Side.LEFT.value: (NEAR, FAR), Side.RIGHT.value: (FAR, NEAR)}


def panned(samples: bytes, side: str = "") -> bytes:
    """Samples of one channel as those of two.

    Args:
        samples: 16 bit mono.
        side: ``left`` or ``right``; anything else stands in the middle.
    """
    found: bytes = audioop.tostereo(samples, WIDTH, *_GAINS.get(side, (1.0, 1.0)))
    return found
