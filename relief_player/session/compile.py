"""From a routine to its timeline: sides, sets, rounds, rests, lead-ins, and every cue in its place.

This module owns the order in which things happen (FORMAT section 2 in short: lead-in, work, rest between sets,
switch between sides, rest between rounds). It is pure. Where in its item a cue lies, and what it says, belongs to
`cues`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from relief_player.routine.model import Block, Kind, Routine, Side, Sides, Step, Until
from relief_player.session import cues
from relief_player.session.pace import Pace, pace_of
from relief_player.session.timeline import Cue, CueKind, Edge, Item, Role, Timeline, Wait
from relief_player.settings import TimingSettings
from relief_player.units import Ms

_NAMING: Final = frozenset({CueKind.GET_READY, CueKind.NEXT})
"""The cues that name what comes; they lie in the item right before its work."""


class Round(Struct, frozen=True):
    """Which round of which block a step is played in."""

    number: int | None = None
    count: int | None = None
    block: str = ""


def compile_routine(routine: Routine, settings: TimingSettings | None = None) -> Timeline:
    """Lay a routine out in time.

    Args:
        routine: validated by the reader; its limits have been checked.
        settings: what holds where the routine's `[timing]` is silent; the built-in values where not given.
    """
    layout = _Layout(pace_of(routine, settings or TimingSettings()))
    layout.place(routine.steps, Round())
    return Timeline(layout.finished(), routine.leaves)


class _Layout(Struct):
    """The list of items as it grows, and what the next one needs to know of those before."""

    pace: Pace
    items: list[Item] = field(default_factory=list)
    at: Ms = Ms(0)
    group: int = -1
    led_in: bool = False
    """Whether the first lead-in, the get-ready, has been placed."""
    heading: str = ""
    """The blocks that have begun since something was last named; said with the next name."""

    def place(self, steps: tuple[Step | Block, ...], within: Round) -> None:
        for step in steps:
            if isinstance(step, Block):
                self._block(step)
            elif step.kind is Kind.NOTE:
                self._note(step, within)
            elif step.kind is Kind.REST:
                self._rest_step(step, within)
            else:
                self._work_step(step, within)

    def finished(self) -> tuple[Item, ...]:
        if self.items:
            last = self.items[-1]
            self.items[-1] = replace(last, cues=cues.in_order((*last.cues, cues.FINISH), last.length))
        return tuple(self.items)

    # -- one step or block -----------------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        for number in range(1, block.rounds + 1):
            first, outer = len(self.items), self.heading
            self.heading += cues.heading(block.name, number, block.rounds)
            self.place(block.steps, Round(number, block.rounds, block.name))
            self.heading = outer if self.heading else ""
            if number < block.rounds and block.rest and len(self.items) > first:
                last = self.items[-1]
                self._rest(last, block.rest)

    def _note(self, step: Step, within: Round) -> None:
        if step.pass_length == 0 and step.until is None:
            return
        self.group += 1
        wait = Wait.NOTE if step.pass_length is None else _wait_of(step)
        self._add(step, within, Role.NOTE, step.pass_length or Ms(0), wait=wait)

    def _rest_step(self, step: Step, within: Round) -> None:
        if not step.pass_length and step.until is None:
            return
        self.group += 1
        self._add(step, within, Role.REST, step.pass_length or Ms(0), wait=_wait_of(step))
        self._go_round(step, len(self.items) - 1)

    def _work_step(self, step: Step, within: Round) -> None:
        passes = list(passes_of(step))
        first_work = 0
        for number, (side, of_set) in enumerate(passes):
            self.group += 1
            before = passes[number - 1] if number else None
            switched = before is not None and before[0] is not side
            if before is None:
                self._lead_in(step, within, side)
            elif switched and (switch := self.pace.switch if step.switch is None else step.switch):
                self._add(step, within, Role.SWITCH, switch, side=side, of_set=of_set)
            wait = _wait_of(step)
            if before is None:
                first_work = len(self.items)
            self._add(
                step, within, Role.WORK, step.pass_length or Ms(0), side=side, of_set=of_set, wait=wait,
                tells=self._tells(step, side, of_set, switched=switched, first=before is None),
            )  # fmt: skip
            after = passes[number + 1] if number + 1 < len(passes) else None
            if step.rest and after and after[0] is side:
                self._rest(self.items[-1], step.rest, side)
        self._go_round(step, first_work)

    def _go_round(self, step: Step, first: int) -> None:
        """An eased step goes round from its last pass to its first, and once eased is left as a whole."""
        if step.until is not Until.EASED:
            return
        end = len(self.items)
        for index in range(first, end):
            self.items[index] = replace(self.items[index], eased_to=end)
        last = self.items[-1]
        if last.length:
            self.items[-1] = replace(last, wait=Wait.EASED, lap_to=first)

    # -- one item --------------------------------------------------------------------------------------------------

    def _lead_in(self, step: Step, within: Round, side: Side | None) -> None:
        role = Role.TRANSITION if self.led_in else Role.GET_READY
        length = self.pace.transition if step.transition is None else step.transition
        if role is Role.GET_READY:
            length = self.pace.get_ready
        self.led_in = True
        if length:
            tells = tuple(cues.opening(step, role, side, self._headed()))
            self._add(step, within, role, length, side=side, tells=tells)
        elif self.items and self.items[-1].role is Role.REST and self.items[-1].length:
            # Where the transition has no length, what comes is named at the start of the rest before.
            rest = self.items[-1]
            named = Cue(CueKind.NEXT, Edge.START, Ms(0), self._headed() + cues.coming(step, side))
            self.items[-1] = replace(rest, cues=cues.in_order((*rest.cues, named), rest.length))

    def _headed(self) -> str:
        """The blocks to announce, once."""
        heading, self.heading = self.heading, ""
        return heading

    def _tells(self, step: Step, side: Side | None, of_set: int, *, switched: bool, first: bool) -> tuple[Cue, ...]:
        """The cues at a work item's start, and all inside it."""
        before = self.items[-1] if self.items else None
        announced = not first or (before is not None and any(cue.kind in _NAMING for cue in before.cues))
        given: list[Cue] = []
        if switched and not (before and before.role is Role.SWITCH):
            given.append(Cue(CueKind.SWITCH, Edge.START, Ms(0), cues.switching(side)))
        words = self._headed() + cues.starting(step, side, of_set, named=not announced)
        given.append(Cue(CueKind.START, Edge.START, Ms(0), words))
        given.extend(cues.inside(step, self.pace.halfway))
        return tuple(given)

    def _rest(self, after: Item, length: Ms, side: Side | None = None) -> None:
        rest = Item(
            index=len(self.items), at=self.at, length=length, role=Role.REST, step=after.step, kind=after.kind,
            name=after.name, side=side, set=after.set, sets=after.sets, round=after.round, rounds=after.rounds,
            block=after.block, group=after.group, cues=cues.of_rest(length, self.pace.countdown),
        )  # fmt: skip
        self.items.append(rest)
        self.at = Ms(self.at + length)

    def _add(
        self, step: Step, within: Round, role: Role, length: Ms, *, side: Side | None = None, of_set: int = 1,
        wait: Wait | None = None, tells: tuple[Cue, ...] | None = None,
    ) -> None:  # fmt: skip
        given = list(cues.opening(step, role, side) if tells is None else tells)
        if role is Role.NOTE or role is Role.REST:
            given.extend(cues.spoken(step))
        if step.kind not in (Kind.BREATHE, Kind.RELAX) or role is not Role.WORK:
            given.extend(cues.countdown(length, self.pace.countdown))
        if role is Role.WORK and length:
            given.append(cues.END)
        self.items.append(
            Item(
                index=len(self.items),
                at=self.at,
                length=length,
                role=role,
                step=step.number,
                kind=step.kind,
                name=step.name,
                side=side,
                set=of_set,
                sets=step.sets,
                round=within.number,
                rounds=within.count,
                block=within.block,
                group=self.group,
                wait=wait,
                cues=cues.in_order(tuple(given), length),
            )
        )
        self.at = Ms(self.at + length)


def passes_of(step: Step) -> Iterator[tuple[Side | None, int]]:
    """The passes of a work step in order: which side, and which set (1-based)."""
    sets = range(1, step.sets + 1)
    match step.sides:
        case Sides.BOTH | Sides.ONE:
            yield from ((None, of_set) for of_set in sets)
        case Sides.EACH:
            yield from ((side, of_set) for side in (step.first, step.first.other) for of_set in sets)
        case Sides.ALTERNATE:
            yield from ((side, of_set) for of_set in sets for side in (step.first, step.first.other))
        case Sides.LEFT:
            yield from ((Side.LEFT, of_set) for of_set in sets)
        case Sides.RIGHT:
            yield from ((Side.RIGHT, of_set) for of_set in sets)


def _wait_of(step: Step) -> Wait | None:
    """What every pass waits for: `ready`, or `eased` where it has no length; else see `_go_round`."""
    if step.until is Until.READY:
        return Wait.READY
    if step.until is Until.EASED and not step.pass_length:
        return Wait.EASED
    return None
