"""Small pictures in few colours, as PNG files: rectangles on a ground, and nothing else.

This module owns the drawing and the file format (PNG 1.2: one palette, eight bits a point), so that no library is
needed for it. It knows nothing of sessions.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Final

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PALETTE: Final = 3
"""PNG's number for pictures whose points are places in a palette."""


class Picture:
    """A picture of one size.

    Args:
        width: points.
        height: points.
        colours: the palette, at most 256; the first is the ground.
    """

    def __init__(self, width: int, height: int, colours: Sequence[Colour]) -> None:
        self.width = width
        self.height = height
        self.colours = tuple(colours)
        self._rows = [bytearray(width) for _ in range(height)]

    def fill(self, left: int, top: int, right: int, bottom: int, colour: int) -> None:
        """Draw a rectangle in a colour of the palette; `right` and `bottom` are not in it. What is outside is cut."""
        left, right = max(0, left), min(self.width, right)
        for row in self._rows[max(0, top) : max(0, bottom)]:
            row[left:right] = bytes([colour]) * max(0, right - left)

    def png(self) -> bytes:
        """The picture as the bytes of a file."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, _PALETTE, 0, 0, 0)
        points = b"".join(b"\0" + row for row in self._rows)
        chunks = (
            (b"IHDR", head),
            (b"PLTE", b"".join(bytes(colour) for colour in self.colours)),
            (b"IDAT", zlib.compress(points, 9)),
            (b"IEND", b""),
        )
        return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
