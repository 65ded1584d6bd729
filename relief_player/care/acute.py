"""Which routine helps right now: from the part of the body that cramps to the acute routine for it.

This module owns that choice and nothing else. It is pure: the routines on the shelf are an argument.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from relief_player.routine.model import AREAS, Goal

HURRY: Final = 3_000
"""Milliseconds of getting ready at the most, when somebody hurts."""


class Acute(NamedTuple):
    """A routine for relief, as far as the choice needs it."""

    id: str
    name: str
    areas: tuple[str, ...]
    """The parts it is for, the main one first."""
    own: bool = False
    """Whether it is the person's own; then it comes first."""


def is_acute(goal: str | None) -> bool:
    """Whether a routine with this goal is for somebody who hurts now."""
    return goal == Goal.RELIEF


def acute_for(areas: Iterable[str], routines: Iterable[Acute]) -> Acute | None:
    """The routine for some parts of the body; None where there is none.

    The person's own come first, then those for which the part is named earliest.
    """
    wanted = set(areas)
    fitting = [one for one in routines if wanted.intersection(one.areas)]
    return min(fitting, key=lambda one: (not one.own, _first(wanted, one.areas), one.id), default=None)


def areas_helped(routines: Iterable[Acute]) -> tuple[str, ...]:
    """The parts of the body there is something for, from the head down."""
    helped = {area for one in routines for area in one.areas}
    return tuple(area for area in AREAS if area in helped and area != "whole-body")


def _first(wanted: set[str], areas: tuple[str, ...]) -> int:
    return next(place for place, area in enumerate(areas) if area in wanted)
