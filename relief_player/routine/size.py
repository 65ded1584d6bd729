"""How large a routine becomes once it is laid out in time, counted without laying it out.

This module owns the arithmetic of the reader's limits: segments, cues and length as `session.compile` would make
them (FORMAT section 2), by multiplication, so that a thousand million sets cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from relief_player.routine.model import Block, Kind, Sides, Step, Timing
from relief_player.units import SECOND, Ms

_NO_BEATS: Final = (Kind.BREATHE, Kind.RELAX)


@dataclass(frozen=True, slots=True)
class Size:
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
    """Counts the steps of one routine, in order.

    Where `[timing]` is silent the built-in values count (FORMAT section 1). A lead-in of no length may add one cue to
    a rest before it; it is counted always, so the cues are at least as many as will sound.
    """

    def __init__(self, timing: Timing) -> None:
        self._get_ready = Ms(10 * SECOND) if timing.get_ready is None else timing.get_ready
        self._transition = Ms(5 * SECOND) if timing.transition is None else timing.transition
        self._switch = Ms(5 * SECOND) if timing.switch is None else timing.switch
        self._beats = 3 if timing.countdown is None else timing.countdown
        self._led_in = False

    def of(self, step: Step | Block) -> Size:
        """The size of the next step or block; the first lead-in of all is the get-ready."""
        if isinstance(step, Block):
            return self._block(step)
        if step.kind is Kind.NOTE:
            return self._item(step.pass_length or Ms(0), 1 + len(step.cues))
        if step.kind is Kind.REST:
            left_out = not step.pass_length and step.until is None
            return _NOTHING if left_out else self._item(step.pass_length or Ms(0), 1 + len(step.cues))
        return self._lead_in(step) + self._passes(step)

    def _block(self, block: Block) -> Size:
        first = self._round(block)
        later = first if block.rounds == 1 else self._round(block)
        rests = self._between(block.rest, block.rounds - 1) if first.segments else _NOTHING
        return first + later * (block.rounds - 1) + rests

    def _round(self, block: Block) -> Size:
        size = _NOTHING
        for step in block.steps:
            size += self.of(step)
        return size

    def _lead_in(self, step: Step) -> Size:
        if self._led_in:
            length = self._transition if step.transition is None else step.transition
        else:
            self._led_in = True
            length = self._get_ready
        return self._item(length, 1) if length else Size(cues=1)

    def _passes(self, step: Step) -> Size:
        length, inside = step.pass_length or Ms(0), _cues_inside(step)
        beats = 0 if step.kind in _NO_BEATS else self._beats_in(length)
        one = Size(1, 2 + inside + beats, length)
        switch = self._switch if step.switch is None else step.switch
        match step.sides:
            case Sides.EACH:
                passes, switches, rests = 2 * step.sets, 1, 2 * (step.sets - 1)
            case Sides.ALTERNATE:
                passes, switches, rests = 2 * step.sets, 2 * step.sets - 1, 0
            case _:
                passes, switches, rests = step.sets, 0, step.sets - 1
        turned = self._item(switch, 1) * switches if switch else Size(cues=switches)
        return one * passes + turned + self._between(step.rest, rests)

    def _between(self, rest: Ms, times: int) -> Size:
        return self._item(rest, 1) * times if rest else _NOTHING

    def _item(self, length: Ms, cues: int) -> Size:
        return Size(1, cues + self._beats_in(length), length)

    def _beats_in(self, length: Ms) -> int:
        return min(self._beats, max(0, length // SECOND - 1))


def _cues_inside(step: Step) -> int:
    length = step.pass_length or 0
    cues = len(step.cues) + 1
    if step.breath is not None and length:
        parts = (step.breath.inhale, step.breath.hold_full, step.breath.exhale, step.breath.hold_empty)
        cues += (step.breaths or 0) * sum(1 for part in parts if part)
    elif step.tense is not None or step.contract is not None:
        cues += 2
    if step.check_every and length:
        cues += (length - 1) // step.check_every
    return cues
