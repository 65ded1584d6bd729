"""Text from files, made safe to show: which characters act on a terminal or on whoever reads, and what streams get.

This module owns those characters, for all who clean: screens leave them out (`tui.text`), messages about a file spell
them (`routine.problems`), and streams show that something was there (`clean`). It decides nothing about files.
"""

from __future__ import annotations

from itertools import chain
from typing import Final

CONTROLS: Final = (range(0x20), range(0x7F, 0xA0))
"""C0, DEL and C1: what a terminal obeys. Tab and newline are among them."""
LINE_BREAKS: Final = (range(0x2028, 0x202A),)
"""The line and the paragraph separator."""
TURNING: Final = (range(0x202A, 0x202F), range(0x2066, 0x206A))
"""The embeddings, overrides and isolates, which turn the direction of what follows round."""
MARKS: Final = (range(0x061C, 0x061D), range(0x200E, 0x2010))
"""The unseen letters that lend their direction to what stands beside them."""
HALVES: Final = range(0xD800, 0xE000)
"""Halves of surrogate pairs, as in a file name that is no UTF-8: nothing can write them."""

REPLACEMENT: Final = "\ufffd"
"""What stands where something was."""

_TABLE: Final[dict[int, str]] = {
    **dict.fromkeys(chain(*CONTROLS, *LINE_BREAKS, *TURNING, *MARKS), REPLACEMENT),
    ord("\t"): "\t",
    ord("\n"): "\n",
}


def clean(text: str) -> str:
    """The text with a replacement sign for each control, direction mark or unpaired half; tabs and newlines stay."""
    return text if text.isascii() and text.isprintable() else whole(text.translate(_TABLE))


def whole(text: str) -> str:
    """The text with a replacement sign for each unpaired half."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if ord(character) in HALVES else character for character in text)
    return text


def one_line(text: str) -> str:
    """The text cleaned, with every run of white space, newlines too, made one space."""
    return " ".join(clean(text).split())
