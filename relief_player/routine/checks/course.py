"""The course of a routine: every leaf step once for each time it is played, with sums that several rules need.

This module owns those sums. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from relief_player.routine.model import Block, Kind, Routine, Sides, Step, Technique
from relief_player.units import Ms

_TWO_SIDED = (Sides.EACH, Sides.ALTERNATE)


class Doing(Struct, frozen=True):
    """One playing of a leaf step."""

    step: Step
    begins: Ms
    """Milliseconds of work and rest before it; lead-ins are left out."""
    lasts: Ms
    """Its work and rests, over all sets and sides, one lap."""

    @property
    def ends(self) -> Ms:
        """When it is over, on the same scale as `begins`."""
        return Ms(self.begins + self.lasts)


class Course(Struct, frozen=True, dict=True):
    """A routine as it is played."""

    routine: Routine
    length: Ms
    """The planned length of the whole session, lead-ins included."""

    @cached_property
    def doings(self) -> tuple[Doing, ...]:
        """Every playing of every leaf step, in order."""
        found: list[Doing] = []
        at = 0
        for step in _played(self.routine.steps):
            lasts = lasts_of(step)
            found.append(Doing(step, Ms(at), lasts))
            at += lasts
        return tuple(found)

    @cached_property
    def counts(self) -> dict[int, int]:
        """How often each leaf step is played, by its number."""
        counted: dict[int, int] = {}
        for doing in self.doings:
            counted[doing.step.number] = counted.get(doing.step.number, 0) + 1
        return counted

    def steps(self, *kinds: Kind) -> Iterator[Step]:
        """The leaf steps of some kinds, each once, in file order."""
        return (step for step in self.routine.leaves if step.kind in kinds and self.counts.get(step.number))

    def static_stretches(self) -> Iterator[Step]:
        """The stretches that are held, each once."""
        return (step for step in self.steps(Kind.STRETCH) if step.technique is not Technique.DYNAMIC)


def _played(steps: tuple[Step | Block, ...]) -> Iterator[Step]:
    for step in steps:
        if isinstance(step, Block):
            for _ in range(step.rounds):
                yield from _played(step.steps)
        else:
            yield step


def hold_of(step: Step) -> Ms | None:
    """The held part of one pass of a stretch; None where only the user ends it."""
    return None if step.pass_length is None else Ms(step.pass_length - (step.contract or 0))


def per_side(step: Step) -> Ms:
    """The work of all sets on one side, one lap."""
    return Ms((hold_of(step) or 0) * step.sets)


def lasts_of(step: Step) -> Ms:
    """Work and rests of a step over all sets and sides."""
    sides = 2 if step.sides in _TWO_SIDED else 1
    rests = 0 if step.sides is Sides.ALTERNATE else step.rest * (step.sets - 1) * sides
    return Ms((step.pass_length or 0) * step.sets * sides + rests)
