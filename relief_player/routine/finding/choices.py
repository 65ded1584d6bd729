"""What there is to filter by on a shelf, with how many routines each choice would leave.

This module owns the choices of a panel of filters. The filters themselves are words of the search: see `query`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from relief_player.routine.finding.finder import Finder
from relief_player.routine.finding.query import NOTHING, filter_value, parse_query, with_filter
from relief_player.routine.model import AREAS, Goal, Kind

LENGTHS: Final = ("5m", "10m", "15m", "20m", "30m")
"""At most so long."""
WHOSE: Final = ("mine", "shipped", "broken")
_MOST_EQUIPMENT: Final = 12
"""Things; the most used ones. Any other can be typed."""


class Choice(Struct, frozen=True):
    """One way to filter by one key."""

    value: str
    """What stands in the search; empty for no filter."""
    count: int
    """How many routines it would leave, with all the other filters and words as they are."""


class Aspect(Struct, frozen=True):
    """One thing to filter by."""

    key: str
    """One of `query.KEYS`, or ``<``."""
    choices: tuple[Choice, ...]
    """The first is no filter; the others leave something, or are the present one."""
    chosen: int
    """Which of them is the present one."""


def aspects(finder: Finder, text: str) -> tuple[Aspect, ...]:
    """What a search can be filtered by.

    Args:
        finder: the shelf.
        text: what stands in the search line.
    """
    offered = {
        "goal": tuple(goal.value for goal in Goal),
        "<": LENGTHS,
        "area": AREAS,
        "kind": tuple(kind.value for kind in Kind),
        "with": (NOTHING, *_things(finder)),
        "is": WHOSE,
    }
    return tuple(_aspect(finder, text, key, values) for key, values in offered.items())


def _aspect(finder: Finder, text: str, key: str, values: Iterable[str]) -> Aspect:
    present = filter_value(text, key)
    chosen, choices = 0, [Choice("", _left(finder, with_filter(text, key, "")))]
    for value in dict.fromkeys((*values, *((present,) if present else ()))):
        count = _left(finder, with_filter(text, key, value))
        if value == present:
            chosen = len(choices)
        if count or value == present:
            choices.append(Choice(value, count))
    return Aspect(key, tuple(choices), chosen)


def _left(finder: Finder, text: str) -> int:
    return len(finder.find(parse_query(text)))


def _things(finder: Finder) -> list[str]:
    counted = Counter(thing for row in finder.rows for thing in row.equipment)
    return ["-".join(thing.split()) for thing, _ in counted.most_common(_MOST_EQUIPMENT)]


def loosened(finder: Finder, text: str) -> tuple[tuple[str, int], ...]:
    """Each word of a search that finds nothing, with how many would be found without it; only those that would help."""
    words = text.split()
    without = ((word, " ".join(words[:at] + words[at + 1 :])) for at, word in enumerate(words))
    found = ((word, _left(finder, rest)) for word, rest in without if parse_query(rest))
    return tuple((word, count) for word, count in found if count)
