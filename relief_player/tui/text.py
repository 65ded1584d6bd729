"""Text from files, made safe to draw.

This module owns what a screen may draw: of the characters that `cleaning` names, nothing is left. It knows no widget;
whatever words the screens show have been through here.
"""

from __future__ import annotations

from itertools import chain
from typing import Final

from relief_player.cleaning import CONTROLS, LINE_BREAKS, MARKS, TURNING, whole

_SHIFTING: Final = range(0xFE0F, 0xFE10)
"""The emoji selector: terminals and Textual disagree about the width of what it follows, and the row would shift."""
_JOINING: Final = range(0xFEFF, 0xFF00)
"""The byte order mark, which is no byte order inside a text."""

_TABLE: Final[dict[int, str | None]] = {
    **dict.fromkeys(chain(*CONTROLS, *TURNING, *MARKS, _SHIFTING, _JOINING)),
    **dict.fromkeys(chain(*LINE_BREAKS), "\n"),
    ord("\t"): "    ",
    ord("\n"): "\n",
}


def clean(text: str) -> str:
    """Text over several lines, with everything taken out that could act on a terminal; tabs become spaces."""
    return whole(text.replace("\r\n", "\n").translate(_TABLE))


def clean_line(text: str) -> str:
    """The same on one line: runs of white space become one space."""
    return " ".join(clean(text).split())
