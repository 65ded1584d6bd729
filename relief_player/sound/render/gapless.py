"""The first frame of an MP3 file, which tells a player how many samples to leave out.

This module owns that frame (the "Info" header of LAME). An encoder puts about a fortieth of a second before the
sound and fills the last frame up; a player that reads this frame takes both away again, so that every cue is where
the timeline has it. A player that does not know it plays one silent frame.
"""

from __future__ import annotations

import struct
from typing import Final

_SIDE: Final = {1: 17, 2: 32}
"""Bytes of side information by channels, all zero: a silent frame."""
_RATES: Final = {96: 0x70, 128: 0x90}
"""The third byte of a frame's head: kbit/s by its code, and 44.1 kHz."""
_MODES: Final = {1: 0xC4, 2: 0x44}
"""The fourth: one channel, or two together."""
_SAMPLES: Final = 1_152
"""Of a frame and a channel."""
_BEFORE: Final = 576
"""Samples that LAME puts before the sound; the decoder's own 529 come on top, and players know them."""
_FIELDS: Final = 0b0011
"""It tells frames and bytes."""
_MOST: Final = 0xFFF


class FirstFrame:
    """The frame for files of one rate.

    Args:
        channels: 1 or 2.
        kbit: 96 or 128 a second.
    """

    def __init__(self, channels: int, kbit: int) -> None:
        self._kbit = kbit
        # MPEG 1, layer III.
        self._head = bytes([0xFF, 0xFB, _RATES[kbit], _MODES[channels]]) + bytes(_SIDE[channels])
        self.size = 144_000 * kbit // 44_100
        """Its bytes."""

    def telling(self, samples: int, size: int) -> bytes:
        """The frame for a file of so many samples a channel, whose other frames have so many bytes together."""
        frames = round(size * 44_100 / (144_000 * self._kbit))
        after = max(0, min(_MOST, frames * _SAMPLES - samples - _BEFORE))
        counts = struct.pack(">4sIII", b"Info", _FIELDS, frames, size + self.size)
        lame = b"LAME3.100" + bytes([1, 0]) + bytes(9) + bytes([self._kbit])
        return (self._head + counts + lame + (_BEFORE << 12 | after).to_bytes(3, "big")).ljust(self.size, b"\0")
