"""Text from files, made safe to draw.

This module owns what may reach the terminal: no control character, no escape sequence, nothing that turns the
direction of the text round. It knows no widget; whatever words the screens show have been through here.
"""

from __future__ import annotations

from typing import Final

_DROPPED: Final = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x061C,
    0x200E,
    0x200F,
    0xFEFF,
)
"""C0 but tab and newline, DEL and C1, and the marks that override the direction of text."""
_SHIFTING: Final = 0xFE0F
"""The emoji selector: terminals and Textual disagree about the width of what it follows, and the row would shift."""

_TABLE: Final[dict[int, str | None]] = {
    **dict.fromkeys(_DROPPED),
    _SHIFTING: None,
    0x2028: "\n",
    0x2029: "\n",
    # Half of a surrogate pair, as in a file name that is no UTF-8, cannot be written to a terminal.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def clean(text: str) -> str:
    """Text over several lines, with everything taken out that could act on a terminal; tabs become spaces."""
    return text.replace("\r\n", "\n").translate(_TABLE).replace("\t", "    ")


def clean_line(text: str) -> str:
    """The same on one line: runs of white space become one space."""
    return " ".join(clean(text).split())
