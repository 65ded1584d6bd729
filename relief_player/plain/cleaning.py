"""Text from files, made safe to print: nothing that a terminal would obey gets through.

This module owns which characters a terminal or a reader of text must never be sent. It decides nothing about files.
"""

from __future__ import annotations

from typing import Final

_HARMFUL: Final = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200E, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
"""C0 (but tab and newline), DEL, C1, the bidirectional marks, overrides and isolates, and lone surrogates."""

_TABLE: Final = dict.fromkeys(_HARMFUL, "\ufffd")


def clean(text: str) -> str:
    """The text with a replacement sign for each control, bidi-override or unpaired character; newlines stay."""
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def one_line(text: str) -> str:
    """The text cleaned, with every run of white space, newlines too, made one space."""
    return " ".join(clean(text).split())
