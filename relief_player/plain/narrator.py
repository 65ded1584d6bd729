"""The narrator: what is said of each event, in short lines.

This module owns which events are worth a line and in which order. It prints nothing, asks nothing and reads no
clock; it remembers only what it has explained already.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from relief_player.plain.phrases import cue_lines, explanation, length_text, sentence, timed_line, what, work_line
from relief_player.plain.ports import Summary
from relief_player.routine.model import Block, Routine, Step, Until
from relief_player.session import events as told
from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Phase
from relief_player.session.timeline import Item, Role, Timeline, Wait
from relief_player.units import SECOND, Ms, clock_text, left_text

_GATES: Final = {
    Wait.NOTE: "Press space to go on.",
    Wait.READY: "Press space when you are ready to go on.",
    Wait.EASED: "Press space once it has eased.",
}
_GATES_UNATTENDED: Final = {
    Wait.NOTE: "There is no one to ask; going on.",
    Wait.READY: "This waits for you, but there is no one to ask; going on.",
    Wait.EASED: "This goes on until it has eased, but there is no one to ask; going on.",
}
_PAUSED: Final = {
    told.PauseReason.ASKED: "Paused.",
    told.PauseReason.SLEPT: "Paused: the computer slept, or the program was stopped.",
}
_FIXED: Final[dict[type, tuple[str, ...]]] = {
    told.RecountBegan: ("Going on in 3 seconds.",),
    told.Resumed: ("Going on.",),
    told.Skipped: ("Skipped.",),
    told.Finished: ("Finished. Well done.",),
}
"""Events of which the same is always said. A beat of the recount is for the ears: no line."""


class Narrator:
    """Puts events into lines; remembers only what it has said already.

    Args:
        routine: what is played.
        timeline: the same in time.
        attended: whether there is someone with keys.
    """

    def __init__(self, routine: Routine, timeline: Timeline, attended: bool) -> None:
        self.routine = routine
        self.timeline = timeline
        self.attended = attended
        self._explained: set[int] = set()
        self._announced: tuple[str, int | None, int] | None = None
        self._blocks: dict[int, Block] = dict(_innermost(routine.steps, None))

    def opening(self, ends: datetime) -> str:
        """The first line: what is played, how long it takes, and when it ends by the clock on the wall."""
        pace = " and your own pace" if self.timeline.own_pace else ""
        about = "Ends after" if self.timeline.own_pace else "Ends at"
        return f"{sentence(self.routine.name)} {clock_text(self.timeline.length)}{pace}. {about} {ends:%H:%M}."

    def lines(self, event: told.Event) -> list[str]:
        """What is said of an event: no line, one, or a few."""
        if not self.attended and (passed := _passed_unasked(event)) is not None:
            return passed
        match event:
            case told.SegmentEntered():
                return [*self._block(event.item), *self._segment(event)]
            case told.CueGiven():
                return cue_lines(event.cue, event.item)
            case told.Started(at=at):
                return [f"Going on at {clock_text(at)}."] if at else []
            case told.Paused(reason=reason):
                return [_PAUSED[reason] + (" Press space to go on." if self.attended else "")]
            case told.Extended(by=by):
                return [f"{length_text(Ms(abs(by)))} {'longer' if by > 0 else 'shorter'}."]
            case told.WaitBegan(wait=wait):
                return [(_GATES if self.attended else _GATES_UNATTENDED)[wait]]
            case told.Stopped(at=at):
                return [f"Stopped at {clock_text(at)} of {clock_text(self.timeline.length)}."]
            case told.SinkLost(name=name, reason=reason):
                return [f"The {name} stopped working ({sentence(reason, '')}). The session goes on."]
            case _:
                return list(_FIXED.get(type(event), ()))

    def where(self, seen: Snapshot) -> str:
        """Where the session stands, in one line."""
        words = {Phase.PAUSED: "Paused. ", Phase.WAITING: "Waiting for you. "}.get(seen.phase, "")
        words += f"{what(seen.item)}. "
        if seen.length:
            words += f"{left_text(seen.left)} left of {clock_text(seen.length)}. "
        words += f"{left_text(seen.left_in_session)} left in all"
        words += " and your own pace." if seen.waits_ahead else "."
        return words + (f" Next: {what(seen.coming)}." if seen.coming else " Nothing comes after it.")

    def summary(self, result: Summary) -> list[str]:
        """The last lines: the times, and what was kept."""
        paused = f", paused {clock_text(Ms(result.paused_ms))}" if result.paused_ms >= SECOND else ""
        active, planned = clock_text(Ms(result.active_ms)), clock_text(Ms(result.planned_ms))
        kept = "It is in your history, as a rehearsal." if result.outcome == "rehearsal" else "It is in your history."
        return [f"Active {active} of {planned} planned{paused}.", *([kept] if result.saved else [])]

    def _block(self, item: Item) -> list[str]:
        """The block's name and round where either is new; its note in its first round."""
        block = self._blocks.get(item.step)
        if block is None or item.round is None:
            self._announced = None
            return []
        here = (item.block, item.round, id(block))
        if here == self._announced or item.role is Role.REST:
            return []
        self._announced = here
        rounds = f"Round {item.round} of {item.rounds}." if item.rounds and item.rounds > 1 else ""
        line = " ".join(part for part in (sentence(block.name), rounds) if part)
        note = block.note.splitlines() if item.round == 1 else []
        return [*([line] if line else []), *note]

    def _segment(self, event: told.SegmentEntered) -> list[str]:
        item, step = event.item, self.timeline.step_of(event.item)
        for_so_long = f", {length_text(item.length)}" if item.length else ""
        match item.role:
            case Role.GET_READY:
                return [f"Get ready{for_so_long}. First: {what(item)}.", *self._explain(step)]
            case Role.TRANSITION:
                return [f"Get into position{for_so_long}. Next: {what(item)}.", *self._explain(step)]
            case Role.SWITCH:
                return [f"Switch to the {item.side} side{for_so_long}."]
            case Role.REST if item.is_tail:
                return [f"Rest{for_so_long}."]
            case Role.REST:
                return [timed_line(item), *self._explain(step)]
            case Role.NOTE:
                return [timed_line(item), *self._explain(step)]
            case Role.WORK:
                again = [f"Time {event.lap}. Press n once it has eased."] if event.lap > 1 else []
                return [*again, work_line(item, step), *self._explain(step)]

    def _explain(self, step: Step) -> list[str]:
        """How a step is done, the first time it is met."""
        if step.number in self._explained:
            return []
        self._explained.add(step.number)
        lines = explanation(step)
        if self.attended and step.until is Until.EASED and step.pass_length:
            lines.append("When it has eased, press n. Until then it repeats.")
        return lines


def _passed_unasked(event: told.Event) -> list[str] | None:
    """With no one to say that it has eased, a second time round is left as soon as it is entered."""
    match event:
        case told.SegmentEntered(lap=lap) if lap > 1:
            return [_GATES_UNATTENDED[Wait.EASED]]
        case told.Skipped():
            return []
        case _:
            return None


def _innermost(steps: tuple[Step | Block, ...], block: Block | None) -> list[tuple[int, Block]]:
    """(leaf number, the block it stands in) for every leaf that stands in one."""
    found: list[tuple[int, Block]] = []
    for step in steps:
        if isinstance(step, Block):
            found.extend(_innermost(step.steps, step))
        elif block is not None:
            found.append((step.number, block))
    return found
