"""What a person typed into the search line, understood.

    calf <10m goal:relief        words, a length, a goal: all of them must hold

This module owns that small language, and how a filter is put into a text and taken out again.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from relief_player.routine.areas import areas_named
from relief_player.routine.finding.folding import fold, spaced_word, words_of
from relief_player.routine.finding.row import Row
from relief_player.routine.model import AREAS
from relief_player.units import DurationError, Ms, parse_typed_time

KEYS: Final = ("goal", "area", "kind", "with", "is")
"""What may stand before a colon."""
_ALIASES: Final = {
    "areas": "area",
    "goals": "goal",
    "kinds": "kind",
    "has": "kind",
    "needs": "with",
    "equipment": "with",
}
NOTHING: Final = "nothing"
"""``with:nothing`` asks for what needs no equipment."""
_WHOSE: Final = {"mine": ("own", "folder"), "shipped": ("shipped",)}
_BROKEN: Final = "broken"
WHOSE_WORDS: Final = (*_WHOSE, _BROKEN)
"""What may stand after ``is:``."""
_KEYED: Final = re.compile(r"([A-Za-z]+):(.*)", re.DOTALL)
_LENGTH: Final = re.compile(r"([<>])=?(.*)", re.DOTALL)


class Filter(Struct, frozen=True):
    """One condition besides the words."""

    key: str
    """One of `KEYS`, or ``<`` or ``>``."""
    value: str
    """As it was typed, folded; without its blanks and punctuation where it is a word."""
    length: Ms = Ms(0)
    """Of ``<`` and ``>``: the most, or the least, that is wanted."""
    areas: frozenset[str] = frozenset()
    """Of ``area``: any one of these."""

    def allows(self, row: Row) -> bool:
        """Whether a routine fulfils it."""
        match self.key:
            case "<":
                return row.duration_ms is not None and row.duration_ms <= self.length
            case ">":
                return row.duration_ms is not None and row.duration_ms >= self.length
            case "goal":
                return f" {self.value}" in spaced_word(row.goal or "")
            case "kind":
                return any(f" {self.value}" in spaced_word(kind) for kind in row.kinds)
            case "area":
                return not self.areas.isdisjoint(row.areas)
            case "with":
                return self._fits_equipment(row)
            case _:
                return self._fits_origin(row)

    def _fits_equipment(self, row: Row) -> bool:
        if self.value == NOTHING:
            return not row.equipment and not row.problems
        return any(f" {self.value}" in spaced_word(thing) for thing in row.equipment)

    def _fits_origin(self, row: Row) -> bool:
        broken = _BROKEN.startswith(self.value) and bool(row.problems)
        return broken or any(row.origin in whose for name, whose in _WHOSE.items() if name.startswith(self.value))


class Query(Struct, frozen=True):
    """What is looked for."""

    terms: tuple[str, ...] = ()
    """Folded words, each once; all of them must be found."""
    filters: tuple[Filter, ...] = ()
    """All of them must hold."""
    unclear: tuple[str, ...] = ()
    """What looked like a filter and is none, as it was typed; it is left out."""

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.terms or self.filters)


def parse_query(text: str) -> Query:
    """Understand what was typed. No text is wrong: what makes no sense as a filter is told, and left out."""
    terms: list[str] = []
    filters: list[Filter] = []
    unclear: list[str] = []
    for word in text.split():
        if length := _LENGTH.fullmatch(word):
            if length[2]:
                found = _length_filter(length[1], length[2])
                filters.append(found) if found else unclear.append(word)
        elif (keyed := _KEYED.fullmatch(word)) and (key := _key(keyed[1])):
            value = " ".join(words_of(keyed[2]))
            if value:
                filters.append(Filter(key, value, areas=_areas(value) if key == "area" else frozenset()))
        else:
            terms.extend(words_of(word))
    return Query(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(filters)), tuple(unclear))


def filter_value(text: str, key: str) -> str:
    """The last value a text has for a key, as it was typed; empty where it has none."""
    return next((word[len(mark) :] for word in reversed(text.split()) if (mark := _mark(word)) and _is(mark, key)), "")


def with_filter(text: str, key: str, value: str) -> str:
    """A text with one filter changed, and everything else as it was.

    Args:
        text: what stands in the search line.
        key: one of `KEYS`, or ``<`` or ``>``.
        value: what it is to be; empty takes the filter out.
    """
    kept = [word for word in text.split() if not _is(_mark(word), key)]
    if value:
        kept.append(key + ("" if key in ("<", ">") else ":") + "-".join(value.split()))
    return " ".join(kept)


def _mark(word: str) -> str:
    """What stands before the value of a filter, with its colon; empty where the word is none."""
    if length := _LENGTH.fullmatch(word):
        return word[: len(word) - len(length[2])]
    keyed = _KEYED.fullmatch(word)
    return f"{keyed[1]}:" if keyed and _key(keyed[1]) else ""


def _is(mark: str, key: str) -> bool:
    return mark[:1] == key if key in ("<", ">") else mark.endswith(":") and _key(mark[:-1]) == key


def _key(text: str) -> str:
    folded = fold(text)
    return folded if folded in KEYS else _ALIASES.get(folded, "")


def _length_filter(sign: str, text: str) -> Filter | None:
    try:
        return Filter(sign, text, length=parse_typed_time(text))
    except DurationError:
        return None


def _areas(value: str) -> frozenset[str]:
    """The areas a word stands for, and while it is being typed those that begin with it."""
    begin = (area for area in AREAS if f" {value}" in spaced_word(area))
    return frozenset(areas_named(value) or begin)
