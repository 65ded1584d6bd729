"""The shape of every clip and every device: 16 bit, 44.1 kHz; a clip has one channel, what is heard may have two.

This module owns these figures, and what a volume means, for all that make sound or reckon with it: they load no
library of sound to know them.
"""

from __future__ import annotations

from typing import Final

from relief_player.units import Ms

RATE: Final = 44_100
"""Frames per second."""
WIDTH: Final = 2
"""Bytes of a frame of one channel."""


def gain_of(percent: int) -> float:
    """The factor for samples at a volume: its square, so that half of it sounds about half as loud."""
    return float((max(0, min(100, percent)) / 100) ** 2)


def frame_of(at: Ms) -> int:
    """The frame of a moment, rounded to the nearest."""
    return (at * RATE + 500) // 1000
