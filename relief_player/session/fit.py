"""Fitting a routine to the minutes a person has: deterministic, within its bounds, both sides alike.

This module owns what may give way, and in which order: holds are scaled within their bounds first; then optional
steps are left out, last first; then sets are taken away, last first. It never goes beyond a limit that the routine
kept, and says in one line what it did. It is pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from relief_player.errors import RefusedError
from relief_player.routine.checks import Finding, Level, check_routine
from relief_player.routine.model import Block, Kind, Routine, Step
from relief_player.session.compile import compile_routine
from relief_player.settings import TimingSettings
from relief_player.units import SECOND, Ms, clock_text

SCALE: Final = 1_000
"""Holds are scaled in thousandths between their shortest and their longest."""
_HELD: Final = frozenset({Kind.STRETCH, Kind.MASSAGE, Kind.MOVE, Kind.WARM_UP, Kind.RELAX})


class Fitted(Struct, frozen=True):
    """A routine that fits, and what was done to it."""

    routine: Routine
    """Steps keep the numbers they have in the file."""
    length: Ms
    """Its planned length; at most what was asked for."""
    told: str
    """What was changed, in one line."""


def fit(routine: Routine, target: Ms, settings: TimingSettings | None = None) -> Fitted:
    """Make a routine fit into `target` milliseconds, as near as its bounds allow and never over.

    Raises:
        RefusedError: the shortest safe version is longer than that; the message says how long it is.
    """
    return _Fitting(routine, target, settings or TimingSettings()).fitted()


def bounds_of(step: Step) -> tuple[Ms, Ms]:
    """The shortest and the longest one pass of a step may be made.

    The step's own `min` and `max` come first, then its move's dose; what has neither stays as it is. The length
    that the author wrote is always within.
    """
    length = step.pass_length or Ms(0)
    scalable = step.kind in _HELD and length > 0 and step.contract is None and step.tense is None
    if not scalable or (step.reps is not None and step.min is None and step.max is None):
        return length, length
    dose = step.move.dose if step.move else None
    shortest = step.min if step.min is not None else (dose.hold_min if dose else None)
    longest = step.max if step.max is not None else (dose.hold_max if dose else None)
    return (
        Ms(min(length, shortest if shortest is not None else length)),
        Ms(max(length, longest if longest is not None else length)),
    )


class _Fitting(Struct, dict=True):
    original: Routine
    target: Ms
    settings: TimingSettings

    def fitted(self) -> Fitted:
        whole = self._length(self.original)
        if whole == self.target:
            return Fitted(self.original, whole, f"It lasts {clock_text(whole)} as it is.")
        if whole < self.target:
            return self._scaled(self.original, 0, 0)
        dropped = 0
        routine = self.original
        if self._length(_scaled(routine, 0)) > self.target:
            routine, dropped = self._without_optional(routine)
        routine, sets = self._with_fewer_sets(routine)
        if self._length(_scaled(routine, 0)) > self.target:
            shortest = clock_text(Ms(-(-self._length(_scaled(routine, 0)) // SECOND) * SECOND))
            raise RefusedError(
                "It cannot be made that short",
                f"The shortest safe version is {shortest}.",
                "Choose a shorter routine, or give it more time.",
            )
        return self._scaled(routine, dropped, sets)

    def _without_optional(self, routine: Routine) -> tuple[Routine, int]:
        """Leave out optional steps and blocks, last first, until the shortest version fits or none is left."""
        dropped = 0
        for number in reversed([index for index, step in enumerate(_flat(routine.steps)) if step.optional]):
            if self._length(_scaled(routine, 0)) <= self.target:
                break
            fewer = replace(routine, steps=_without(routine.steps, number))
            if compile_routine(fewer, self.settings).items and self._keeps_the_limits(fewer):
                routine, dropped = fewer, dropped + 1
        return routine, dropped

    def _with_fewer_sets(self, routine: Routine) -> tuple[Routine, int]:
        """Take sets away one at a time, from the last step that has more than one to the first, round and round."""
        taken = 0
        while self._length(_scaled(routine, 0)) > self.target:
            before = taken
            for step in reversed(routine.leaves):
                if self._length(_scaled(routine, 0)) <= self.target:
                    break
                if step.sets > 1:
                    fewer = _with_step(routine, replace(step, sets=step.sets - 1))
                    if self._keeps_the_limits(fewer):
                        routine, taken = fewer, taken + 1
            if taken == before:
                break
        return routine, taken

    def _scaled(self, routine: Routine, dropped: int, sets: int) -> Fitted:
        """The longest scaling that still fits and keeps the limits, found by halving."""
        low, high = 0, 2 * SCALE
        while low < high:
            middle = (low + high + 1) // 2
            candidate = _scaled(routine, middle)
            if self._length(candidate) <= self.target and self._keeps_the_limits(candidate):
                low = middle
            else:
                high = middle - 1
        best = _scaled(routine, low)
        length = self._length(best)
        if length > self.target:
            best, length = routine, self._length(routine)
        return Fitted(best, length, self._told(best, length, dropped, sets))

    def _told(self, best: Routine, length: Ms, dropped: int, sets: int) -> str:
        before = {step.number: step for step in self.original.leaves}
        changed = [step for step in best.leaves if step.pass_length != before[step.number].pass_length]
        shorter = any((step.pass_length or 0) < (before[step.number].pass_length or 0) for step in changed)
        done = []
        if changed:
            done.append(f"{_count(len(changed), 'step')} made {'shorter' if shorter else 'longer'}")
        if dropped:
            done.append(f"{_count(dropped, 'optional step')} left out")
        if sets:
            done.append(f"{_count(sets, 'set')} fewer")
        what = ", ".join(done) or "nothing could be changed"
        return f"Fitted to {clock_text(self.target)}: {what}. It lasts {clock_text(length)}."

    def _length(self, routine: Routine) -> Ms:
        return compile_routine(routine, self.settings).length

    def _keeps_the_limits(self, candidate: Routine) -> bool:
        """Whether nothing of level warn or error is found that the author's own version did not have."""
        return all(finding.rule in self._had for finding in self._grave(candidate))

    @cached_property
    def _had(self) -> frozenset[str]:
        """The rules that the author's own version already breaks."""
        return frozenset(finding.rule for finding in self._grave(self.original))

    def _grave(self, routine: Routine) -> Iterator[Finding]:
        found = check_routine(routine, self._length(routine))
        return (finding for finding in found if finding.level is not Level.NOTE)


def _scaled(routine: Routine, scale: int) -> Routine:
    """Every pass between its shortest (0), its own (SCALE) and its longest (2 x SCALE), in whole seconds."""
    return replace(routine, steps=tuple(_scale(step, scale) for step in routine.steps))


def _scale(step: Step | Block, scale: int) -> Step | Block:
    if isinstance(step, Block):
        return replace(step, steps=tuple(_scale(inner, scale) for inner in step.steps))
    own = step.pass_length
    if not own:
        return step
    shortest, longest = bounds_of(step)
    if scale <= SCALE:
        wanted = shortest + (own - shortest) * scale // SCALE
    else:
        wanted = own + (longest - own) * (scale - SCALE) // SCALE
    whole = wanted if wanted in (own, shortest, longest) else max(shortest, wanted // SECOND * SECOND)
    return replace(step, pass_length=Ms(whole), cues=tuple(cue for cue in step.cues if cue.at <= whole))


def _flat(steps: tuple[Step | Block, ...]) -> list[Step | Block]:
    """Every step and block, in file order, a block before what it holds."""
    found: list[Step | Block] = []
    for step in steps:
        found.append(step)
        if isinstance(step, Block):
            found.extend(_flat(step.steps))
    return found


def _without(steps: tuple[Step | Block, ...], number: int) -> tuple[Step | Block, ...]:
    """Steps without the one that `_flat` counts as `number`; a block left empty goes too."""
    kept: list[Step | Block] = []
    at = 0
    for step in steps:
        size = len(_flat((step,)))
        if at <= number < at + size:
            if isinstance(step, Block) and number > at and (inner := _without(step.steps, number - at - 1)):
                kept.append(replace(step, steps=inner))
        else:
            kept.append(step)
        at += size
    return tuple(kept)


def _with_step(routine: Routine, new: Step) -> Routine:
    def put(step: Step | Block) -> Step | Block:
        if isinstance(step, Block):
            return replace(step, steps=tuple(put(inner) for inner in step.steps))
        return new if step.number == new.number else step

    return replace(routine, steps=tuple(put(step) for step in routine.steps))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
