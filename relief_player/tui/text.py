"""Text from files, made safe to draw.

This module owns what a screen may draw: of the characters that `cleaning` names, nothing is left. It knows no widget;
whatever words the screens show have been through here.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from relief_player.cleaning import CONTROLS, LINE_BREAKS, MARKS, TURNING, whole
from relief_player.errors import ReliefError

_SHIFTING: Final = range(0xFE0F, 0xFE10)
"""The emoji selector: terminals and Textual disagree about the width of what it follows, and the row would shift."""
_TINTING: Final = range(0x1F3FB, 0x1F400)
"""The tints of an emoji: some terminals give them columns of their own, others none."""
_TIED: Final = re.compile("\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
"""What ties one emoji to the next: how wide they are together is not agreed upon, how wide each of them is, is."""
_JOINING: Final = range(0xFEFF, 0xFF00)
"""The byte order mark, which is no byte order inside a text."""

_TABLE: Final[dict[int, str | None]] = {
    **dict.fromkeys(chain(*CONTROLS, *TURNING, *MARKS, _SHIFTING, _TINTING, _JOINING)),
    **dict.fromkeys(chain(*LINE_BREAKS), "\n"),
    ord("\t"): "    ",
    ord("\n"): "\n",
}


def clean(text: str) -> str:
    """Text over several lines, with everything taken out that could act on a terminal; tabs become spaces."""
    cleaned = whole(text.replace("\r\n", "\n").translate(_TABLE))
    return _TIED.sub("", cleaned) if "\u200d" in cleaned else cleaned


def clean_line(text: str) -> str:
    """The same on one line: runs of white space become one space."""
    return " ".join(clean(text).split())


def error_line(error: ReliefError) -> str:
    """An error on one line: what is wrong, where and why, and what to do, each a sentence."""
    title = f"{error.title}." if error.message or error.hint else error.title
    return clean_line(" ".join(part for part in (title, error.message, error.hint) if part))
