"""Texts made alike for searching: case, accents and punctuation make no difference.

This module owns what counts as the same letter and where a word ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

_BETWEEN: Final = re.compile(r"[\s!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u206f\u3000-\u303f]+")
"""White space and punctuation. Signs that somebody may search for (an emoji, a hiragana) are no punctuation."""
_UNACCENTED: Final = str.maketrans({"ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŋ": "n"})
"""Letters that people write without their stroke, and that Unicode does not take apart."""


def fold(text: str) -> str:
    """A text in which letters that look alike to a person are the same."""
    if text.isascii():
        return text.lower()
    apart = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(letter for letter in apart if not combining(letter)).translate(_UNACCENTED)


def words_of(text: str) -> list[str]:
    """The folded words of a text, in their order; none where it has none."""
    return [word for word in _BETWEEN.split(fold(text)) if word]


def spaced(texts: Iterable[str]) -> str:
    """Texts as one, each word with a blank before it: `` calf`` is in it where a word begins so."""
    return "".join(f" {word}" for word in words_of(" ".join(texts)))


@lru_cache(maxsize=4096)
def spaced_word(text: str) -> str:
    """The same of one text that many rows have: a goal, a kind, a thing."""
    return spaced((text,))
