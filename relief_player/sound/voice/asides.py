"""Asides: words that belong to no cue, such as how a step is done, said where there is room between the cues.

This module owns what is still to be said, and when a part of it is: never over a tone or over other words. A text is
said in parts, so that even where cues are near each other some of it has room. It is pure: the time, the cues to come
and the phrases are arguments.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from relief_player.sound.voice.script import GAP, TONE
from relief_player.sound.voice.wording import aloud
from relief_player.units import Ms

PATIENCE: Final = 30.0
"""Seconds after which what nobody had room to say is of no use any more."""
SOON: Final = 0.08
"""Seconds from now at which a part begins at the earliest."""
_BREATH: Final = 0.2
"""Seconds between two parts."""
_LONG: Final = 60
"""Characters; a longer sentence is said in the parts between its commas."""
_SENTENCES: Final = re.compile(r"(?<=[.!?;:])\s+")
_CLAUSES: Final = re.compile(r"(?<=,)\s+")

Phrase = Callable[[str], "tuple[Path, Ms] | bool"]
"""The clip of a text and how long it lasts; True while it is being made, False where it cannot be said."""


class Part(Struct, frozen=True):
    """A part of an aside, in its place."""

    at: float
    path: Path


class _Waiting(Struct):
    text: str
    since: float
    must: bool
    ends: float | None = None
    """When it will have been said; None while it waits."""


def parts_of(text: str) -> Iterator[str]:
    """A text as it is said, in parts that are short enough to find room."""
    for sentence in _SENTENCES.split(aloud(text)):
        yield from _CLAUSES.split(sentence) if len(sentence) > _LONG else [sentence]


class Asides:
    """What is to be said besides the script, in order."""

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self._waiting)

    def add(self, parts: Sequence[str], now: float, *, must: bool) -> None:
        """Have something said; what was asked for before and need not be said is left out from here on.

        Args:
            parts: the text, in parts.
            now: the present, in seconds.
            must: whether it is said however long it takes, and again where it was broken off.
        """
        self._waiting = deque(one for one in list(self._waiting) if one.must)
        self._waiting.extend(_Waiting(part, now, must) for part in parts if part)

    def interrupt(self, now: float) -> None:
        """The session went another way: what was being said has ended, and only what must be said is said again."""
        self._waiting = deque(one for one in list(self._waiting) if one.must and (one.ends is None or one.ends > now))
        for one in self._waiting:
            one.ends = None

    def take(self, now: float, free_from: float, cues: Sequence[float], phrase: Phrase) -> Part | None:
        """The next part that has room now; None where none has.

        Args:
            now: the present, in seconds.
            free_from: when the tone or the words that sound now are over.
            cues: the seconds at which tones or words will begin, in order.
            phrase: the clip of a part.
        """
        begins = max(now + SOON, free_from + _BREATH)
        while self._waiting:
            first = self._waiting[0]
            if first.ends is not None:
                if now < first.ends:
                    return None
                begins = max(begins, first.ends + _BREATH)
            found = phrase(first.text) if first.ends is None else False
            if found is True:
                return None
            if found is False or (not first.must and now > first.since + PATIENCE):
                self._waiting.popleft()
                continue
            path, length = found
            ends = begins + length / 1000
            if ends + GAP / 1000 > next((cue for cue in cues if cue + TONE / 1000 > begins), float("inf")):
                return None
            first.ends = ends
            return Part(begins, path)
        return None
