"""The first frame of an MP3 file, which tells a player how many samples to leave out.

This module owns that frame (the "Info" header of LAME). An encoder puts about a fortieth of a second before the
sound and fills the last frame up; a player that reads this frame takes both away again, so that every cue is where
the timeline has it. A player that does not know it plays one silent frame.
"""

from __future__ import annotations

import struct
from typing import Final

_HEADER: Final = bytes.fromhex("fffb70c4")
"""MPEG 1, layer III, 96 kbit/s, 44.1 kHz, one channel."""
_SIDE: Final = 17
"""Bytes of side information, all zero: a silent frame."""
_BITS_A_FRAME: Final = 144 * 96_000
SIZE: Final = _BITS_A_FRAME // 44_100
"""Bytes of this frame."""
_SAMPLES: Final = 1_152
"""Of a frame."""
_BEFORE: Final = 576
"""Samples that LAME puts before the sound; the decoder's own 529 come on top, and players know them."""
_FIELDS: Final = 0b0011
"""It tells frames and bytes."""
_MOST: Final = 0xFFF


def first_frame(samples: int, size: int) -> bytes:
    """The frame for a file of so many samples, whose other frames have so many bytes together."""
    frames = round(size * 44_100 / _BITS_A_FRAME)
    after = max(0, min(_MOST, frames * _SAMPLES - samples - _BEFORE))
    counts = struct.pack(">4sIII", b"Info", _FIELDS, frames, size + SIZE)
    lame = b"LAME3.100" + bytes([1, 0]) + bytes(9) + bytes([96]) + (_BEFORE << 12 | after).to_bytes(3, "big")
    return (_HEADER + bytes(_SIDE) + counts + lame).ljust(SIZE, b"\0")
