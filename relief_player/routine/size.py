"""How large a routine becomes once it is laid out in time, counted without laying it out.

This module owns the arithmetic of the reader's limits: segments, cues and length as `session.compile` would make
them (FORMAT section 2), by multiplication, so that a thousand million sets cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from relief_player.routine.model import Block, Kind, Sides, Step, Timing
from relief_player.units import SECOND, Ms


class Size(Struct, frozen=True):
    """Counts of a part of a routine; the length is in milliseconds."""

    segments: int = 0
    cues: int = 0
    length: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(self.segments + other.segments, self.cues + other.cues, self.length + other.length)

    def __mul__(self, times: int) -> Size:
        return Size(self.segments * times, self.cues * times, self.length * times)


_NOTHING: Final = Size()


class Measure:
    """Counts the steps of one routine, in order. Where `[timing]` is silent the built-in values count."""

    def __init__(self, timing: Timing) -> None:
        self._get_ready = Ms(10 * SECOND) if timing.get_ready is None else timing.get_ready
        self._transition = Ms(5 * SECOND) if timing.transition is None else timing.transition
        self._switch = Ms(5 * SECOND) if timing.switch is None else timing.switch
        self._beats = 3 if timing.countdown is None else timing.countdown
        self._halfway = Ms(20 * SECOND) if timing.halfway is None else timing.halfway
        self._led_in = False
        self._rested = False
        """Whether the item before is a rest: where the next lead-in has no length, what comes is named there."""

    def whole(self, steps: Iterable[Step | Block]) -> Iterator[Size]:
        """The size up to and with each of the steps; the last cue of all is `finish`."""
        size = Size(cues=1)
        for step in steps:
            size += self._of(step)
            yield size

    def _of(self, step: Step | Block) -> Size:
        if isinstance(step, Block):
            return self._block(step)
        length = step.pass_length or Ms(0)
        if step.kind in (Kind.NOTE, Kind.REST) and step.pass_length == 0 and step.until is None:
            return _NOTHING
        if step.kind is Kind.NOTE:
            self._rested = False
            return self._item(length, bool(step.say) + len(step.cues))
        if step.kind is Kind.REST:
            self._rested = length > 0
            return self._item(length, 1 + len(step.cues))
        lead_in = self._lead_in(step)
        self._rested = False
        return lead_in + self._passes(step)

    def _block(self, block: Block) -> Size:
        size = first = self._round(block)
        if block.rounds > 1:
            resting = first.segments > 0 and block.rest > 0
            self._rested = resting or self._rested
            size += self._round(block) * (block.rounds - 1)
            size += self._item(block.rest, 1) * (block.rounds - 1 if resting else 0)
        return size

    def _round(self, block: Block) -> Size:
        return sum((self._of(step) for step in block.steps), _NOTHING)

    def _lead_in(self, step: Step) -> Size:
        length = self._transition if step.transition is None else step.transition
        if not self._led_in:
            self._led_in = True
            length = self._get_ready
        return self._item(length, 1) if length else Size(cues=int(self._rested))

    def _passes(self, step: Step) -> Size:
        switch = self._switch if step.switch is None else step.switch
        match step.sides:
            case Sides.EACH:
                passes, switches, rests = 2 * step.sets, 1, 2 * (step.sets - 1)
            case Sides.ALTERNATE:
                passes, switches, rests = 2 * step.sets, 2 * step.sets - 1, 0
            case _:
                passes, switches, rests = step.sets, 0, step.sets - 1
        turned = self._item(switch, 1) if switch else Size(cues=1)
        rested = self._item(step.rest, 1) if step.rest else _NOTHING
        return self._work(step) * passes + turned * switches + rested * rests

    def _work(self, step: Step) -> Size:
        """One pass, with its start, what is inside, the countdown, and its end."""
        length = step.pass_length or Ms(0)
        cues = 1 + len(step.cues)
        if not length:
            return Size(1, cues)
        cues += 1
        if step.breath is not None:
            parts = (step.breath.inhale, step.breath.hold_full, step.breath.exhale, step.breath.hold_empty)
            cues += (step.breaths or 0) * sum(1 for part in parts if part)
        elif step.tense is not None or step.contract is not None:
            cues += 2
        if step.check_every:
            cues += (length - 1) // step.check_every
        if step.kind not in (Kind.BREATHE, Kind.RELAX):
            cues += self._beats_in(length)
            cues += step.halfway is not False and (step.halfway is True or 0 < self._halfway <= length)
        return Size(1, cues, length)

    def _item(self, length: Ms, cues: int) -> Size:
        return Size(1, cues + self._beats_in(length), length)

    def _beats_in(self, length: Ms) -> int:
        return min(self._beats, max(0, length // SECOND - 1))
