"""What a rule finds, and what a rule is.

This module owns the shape of both. It knows no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from relief_player.routine.checks.course import Course
from relief_player.routine.model import Block, Place, Routine, Step

PRODUCT_CHOICE: Final = "product choice"
"""The source of a figure that no source supports; the product says so."""


class Level(StrEnum):
    """How much a finding weighs."""

    NOTE = "note"
    """Worth knowing."""
    WARN = "warn"
    """Outside what the sources advise; the routine still runs."""
    ERROR = "error"
    """Will not be played unless a person insists."""


class Finding(Struct, frozen=True):
    """One thing a rule found."""

    level: Level
    rule: str
    message: str
    source: str
    """Keys of the bibliography, or "product choice"."""
    key: str
    """The key path it speaks of; empty where it speaks of the whole file."""
    line: int | None
    """1-based; None where no position is known."""


class Seen(Struct, frozen=True):
    """What a rule's function yields: a finding before it has been given its place."""

    level: Level
    message: str
    where: Step | Block | None = None
    """None speaks of the routine as a whole."""
    key: str = ""
    """The key, of the step or of the top level."""
    source: str = ""
    """Where it is another than the rule's own."""


class Rule(Struct, frozen=True):
    """One row of the limits."""

    id: str
    about: str
    """What it looks at, and its figures, in one line."""
    source: str
    look: Callable[[Course], Iterator[Seen]]
    gravest: Level = Level.ERROR
    """What it finds is never graver than this."""

    def findings(self, course: Course) -> Iterator[Finding]:
        """What the rule has to say of a routine."""
        for seen in self.look(course):
            place = _place(course.routine, seen)
            key = place.key if place else seen.key
            yield Finding(
                seen.level, self.id, seen.message, seen.source or self.source, key, place.line if place else None
            )


def _place(routine: Routine, seen: Seen) -> Place | None:
    """Where the key stands; where it is not written, where its step begins."""
    if seen.where is None:
        return next((place for place in routine.places if place.key == seen.key), None)
    own = seen.where.places if isinstance(seen.where, Step) else ()
    return next((place for place in own if place.key.rpartition(".")[2] == seen.key), seen.where.place)
