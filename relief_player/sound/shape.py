"""The shape of every clip and every device: 16 bit, 44.1 kHz; a clip has one channel, what is heard may have two.

This module owns these figures, for those who must not load a library of sound to know them.
"""

from __future__ import annotations

from typing import Final

from relief_player.units import Ms

RATE: Final = 44_100
"""Frames per second."""
WIDTH: Final = 2
"""Bytes of a frame of one channel."""


def frame_of(at: Ms) -> int:
    """The frame of a moment, rounded to the nearest."""
    return (at * RATE + 500) // 1000
