"""The shape of every clip and every device: 16 bit, one channel, 44.1 kHz.

This module owns two figures, for those who must not load a library of sound to know them.
"""

from __future__ import annotations

from typing import Final

RATE: Final = 44_100
"""Frames per second."""
WIDTH: Final = 2
"""Bytes of a frame."""
