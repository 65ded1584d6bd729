"""Searching many rows while a person types.

This module owns when a word means a row and which row stands before which. Each word is looked for by itself, so a
word more can only leave rows out. Where no row holds a word, rows that hold one spelled nearly so are taken instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from relief_player.routine.areas import areas_named
from relief_player.routine.finding.folding import spaced
from relief_player.routine.finding.query import Filter, Query
from relief_player.routine.finding.row import Row

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

_NAME_BEGINS, _NAME_HOLDS, _MARK_BEGINS, _MARK_HOLDS, _SUMMARY, _NAME_NEAR, _MARK_NEAR = range(7)
"""How well a word fits, from the best."""
_LEAST_NEAR: Final = 3
"""Letters below which a word is taken as it is spelled."""
_LEAST_MISTAKEN: Final = 4
"""Letters from which one may be wrong."""
_MOST_NEAR: Final = 24
"""Letters above which nobody means another word."""
_MOST_REMEMBERED: Final = 128


class _Card(NamedTuple):
    """The folded texts of a row."""

    name: str
    marks: str
    """Its id, goal, areas, kinds, tags and equipment."""
    title: str
    """Both of them."""
    summary: str
    areas: frozenset[str]


class Finder:
    """Rows made ready to be searched.

    Args:
        rows: in the order of the list.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._cards = [_card(row) for row in rows]
        self._grades: dict[str, dict[int, int]] = {}
        self._fitting: dict[Filter, frozenset[int]] = {}

    def find(self, query: Query) -> tuple[int, ...]:
        """The numbers of the rows that fit, the best first; equally good ones in the order of the list."""
        allowed = [self._allowed(one) for one in query.filters]
        graded = [self._graded(term) for term in query.terms]
        narrow: list[frozenset[int] | dict[int, int]] = sorted((*allowed, *graded), key=len)
        if not narrow:
            return tuple(range(len(self.rows)))
        found = sorted(number for number in narrow[0] if all(number in others for others in narrow[1:]))
        return tuple(sorted(found, key=lambda number: sum(grades[number] for grades in graded)))

    def _allowed(self, one: Filter) -> frozenset[int]:
        if one not in self._fitting:
            _make_room(self._fitting)
            self._fitting[one] = frozenset(number for number, row in enumerate(self.rows) if one.allows(row))
        return self._fitting[one]

    def _graded(self, term: str) -> dict[int, int]:
        """How well a word fits each row that it means. The last words are remembered: most of a line stays."""
        if term not in self._grades:
            _make_room(self._grades)
            self._grades[term] = self._exactly(term) or self._nearly(term)
        return self._grades[term]

    def _exactly(self, term: str) -> dict[int, int]:
        begins = f" {term}"
        # One letter is in nearly everything; as a beginning it says something. So it is with any letters in a
        # sentence. Scripts without blanks between words have no such beginnings.
        inside = begins if len(term) == 1 and term.isascii() else term
        within = begins if term.isascii() else term
        found = {
            number: _grade(card, term, begins)
            for number, card in enumerate(self._cards)
            if inside in card.title or within in card.summary
        }
        if meant := frozenset(areas_named(term)):
            for number, card in enumerate(self._cards):
                if not meant.isdisjoint(card.areas):
                    found[number] = min(found.get(number, _MARK_BEGINS), _MARK_BEGINS)
        return found

    def _nearly(self, term: str) -> dict[int, int]:
        if not _LEAST_NEAR <= len(term) <= _MOST_NEAR:
            return {}
        search = _nearby(term).search
        return {
            number: _NAME_NEAR if in_name else _MARK_NEAR
            for number, card in enumerate(self._cards)
            if (in_name := search(card.name)) or search(card.marks)
        }


def _card(row: Row) -> _Card:
    name = spaced((row.name,))
    marks = spaced((row.id, row.goal or "", *row.areas, *row.kinds, *row.tags, *row.equipment))
    return _Card(name, marks, f"{name}\n{marks}", spaced((row.summary,)), frozenset(row.areas))


def _make_room(remembered: dict[_Key, _Value]) -> None:
    while len(remembered) >= _MOST_REMEMBERED:
        del remembered[next(iter(remembered))]


def _grade(card: _Card, term: str, begins: str) -> int:
    if begins in card.name:
        return _NAME_BEGINS
    if begins in card.marks:
        return _MARK_BEGINS
    if term in card.name:
        return _NAME_HOLDS
    return _MARK_HOLDS if term in card.marks else _SUMMARY


def _nearby(term: str) -> re.Pattern[str]:
    """Words that have all the letters in their order, or begin like the word with one letter wrong."""
    letters = [re.escape(letter) for letter in term]
    ways = ["[^ ]*?".join(letters)]
    if len(term) >= _LEAST_MISTAKEN:
        for at in range(len(letters)):
            before, after = "".join(letters[:at]), "".join(letters[at + 1 :])
            ways += [before + after, f"{before}[^ ]{after}", f"{before}[^ ]{letters[at]}{after}"]
            if at + 1 < len(letters):
                ways.append(before + letters[at + 1] + letters[at] + "".join(letters[at + 2 :]))
    return re.compile(f" (?:{'|'.join(ways)})")
