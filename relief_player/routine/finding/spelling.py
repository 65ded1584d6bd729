"""Filters that are spelled so that nothing can fit them, and what was meant.

    goal:rilax       no routine can be for that; goal:relax is near

This module owns those guesses. It is asked only where a search has found nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from relief_player.routine.areas import COMMON_NAMES, areas_named
from relief_player.routine.finding.folding import spaced_word, words_of
from relief_player.routine.finding.query import KEYS, WHOSE_WORDS, parse_query
from relief_player.routine.model import AREAS, Goal, Kind
from relief_player.routine.problems import nearest

_KEYED: Final = re.compile(r"([A-Za-z]+):(.+)", re.DOTALL)
_SIGNS: Final = ("<", ">", "<=", ">=")
_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "goal": tuple(goal.value for goal in Goal),
    "kind": tuple(kind.value for kind in Kind),
    "area": AREAS,
    "is": WHOSE_WORDS,
}
"""What may stand after a colon, where that is known without looking at the shelf."""
_MOST_LISTED: Final = 12


class Doubt(NamedTuple):
    """A word of a search that nothing can fit."""

    word: str
    """As it was typed."""
    instead: str = ""
    """What may have been meant; empty where nothing is near."""
    choices: tuple[str, ...] = ()
    """What there is, where it is little and nothing is near."""


def doubts(text: str) -> tuple[Doubt, ...]:
    """The words of a search that are no filters, or filters that nothing can fit, each once, in their order."""
    return tuple(dict.fromkeys(_doubts(text.split())))


def _doubts(words: list[str]) -> Iterator[Doubt]:
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word in _SIGNS and after and parse_query(word + after).filters:
            yield Doubt(f"{word} {after}", word + after)
        elif keyed := _KEYED.fullmatch(word):
            meant = parse_query(word).filters
            if meant:
                yield from _strange(word, meant[0].key, meant[0].value)
            elif key := nearest(keyed[1], KEYS):
                yield Doubt(word, f"{key}:{keyed[2]}")


def _strange(word: str, key: str, value: str) -> Iterator[Doubt]:
    """The doubt about a filter's value; none where something can fit it."""
    known = _VALUES.get(key, ())
    if not known or any(f" {value}" in spaced_word(one) for one in known) or (key == "area" and areas_named(value)):
        return
    near = nearest("-".join(words_of(value)), (*known, *COMMON_NAMES) if key == "area" else known)
    yield Doubt(word, f"{key}:{near}" if near else "", known if not near and len(known) <= _MOST_LISTED else ())
