"""The record of a session as other programs read it, and how it is made from what was played.

This module owns the JSON of one session (`relief history --json`) and the sums by area and kind. It is pure: times are
arguments, and where the record is kept is another module's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeVar

from msgspec import Struct

from relief_player.history.moments import rfc3339
from relief_player.routine.model import Kind, Side
from relief_player.session.state import Outcome, PassRecord, Progress
from relief_player.session.timeline import Timeline
from relief_player.units import Ms

_Key = TypeVar("_Key")

SessionOutcome = Literal["completed", "stopped", "interrupted", "running", "rehearsal"]
"""What became of a session. A rehearsal (``--speed``) is one however it ended, once it has ended."""


class StepRecord(Struct, frozen=True, kw_only=True):
    """One work pass that was begun or skipped, planned and actual."""

    item: int
    """Where it stands on the session's timeline; orders the passes, and is not part of the JSON."""
    step: int
    """The 1-based number of the leaf step."""
    name: str
    kind: Kind
    areas: tuple[str, ...]
    side: Side | None
    set: int
    round: int | None
    """The innermost block's round; None outside a block."""
    planned: Ms
    active: Ms
    """Work time only, summed over laps and restarts."""
    outcome: Outcome

    def to_json(self) -> dict[str, object]:
        """The pass as the contract has it."""
        return {
            "step": self.step,
            "name": self.name,
            "kind": str(self.kind),
            "areas": list(self.areas),
            "side": None if self.side is None else str(self.side),
            "set": self.set,
            "round": self.round,
            "planned_ms": self.planned,
            "active_ms": self.active,
            "outcome": str(self.outcome),
        }


class SessionRecord(Struct, frozen=True, kw_only=True):
    """One session of the history."""

    id: str
    """A UUIDv7: sorts by the time it was made."""
    routine_id: str
    routine_name: str
    routine_sha256: str
    started_at: datetime
    """At the offset the person lived by, to the millisecond."""
    ended_at: datetime | None
    """None while it runs; of an interrupted session, when it was last heard of."""
    outcome: SessionOutcome
    planned: Ms
    active: Ms
    """Wall time less pauses, recounts and untimed waiting."""
    paused: Ms
    """Pauses, recounts and untimed waiting."""
    before: int | None = None
    """Tightness or pain before, 0 to 10; None where it was not told."""
    after: int | None = None
    note: str | None = None
    eased: bool | None = None
    """Whether a cramp eased, as told after `relief now`; not part of the JSON."""
    steps: tuple[StepRecord, ...] = ()
    """In the order of the timeline; passes never reached are not in it."""

    def to_json(self) -> dict[str, object]:
        """The session as the contract has it."""
        return {
            "id": self.id,
            "routine_id": self.routine_id,
            "routine_name": self.routine_name,
            "routine_sha256": self.routine_sha256,
            "started_at": rfc3339(self.started_at),
            "ended_at": None if self.ended_at is None else rfc3339(self.ended_at),
            "outcome": self.outcome,
            "planned_ms": self.planned,
            "active_ms": self.active,
            "paused_ms": self.paused,
            "before": self.before,
            "after": self.after,
            "note": self.note,
            "steps": [step.to_json() for step in self.steps],
        }


def step_of(timeline: Timeline, done: PassRecord) -> StepRecord:
    """What was done of one pass, with the words of its item."""
    item = timeline.items[done.item]
    return StepRecord(
        item=item.index,
        step=item.step,
        name=item.name,
        kind=item.kind,
        areas=timeline.step_of(item).areas,
        side=item.side,
        set=item.set,
        round=item.round,
        planned=item.length,
        active=done.active,
        outcome=done.outcome,
    )


def steps_of(timeline: Timeline, progress: Progress) -> tuple[StepRecord, ...]:
    """Every pass begun or skipped, in the order of the timeline."""
    passes = sorted(progress.passes, key=lambda done: done.item)
    return tuple(step_of(timeline, done) for done in passes)


def active_by_area(steps: Iterable[StepRecord]) -> dict[str, Ms]:
    """Work time by body area, without areas that got none.

    A pass that works two areas counts in full for both, so that the sum over areas can exceed the session's time.
    """
    return _summed((area, step.active) for step in steps for area in dict.fromkeys(step.areas))


def active_by_kind(steps: Iterable[StepRecord]) -> dict[Kind, Ms]:
    """Work time by kind of step, without kinds that got none."""
    return _summed((step.kind, step.active) for step in steps)


def _summed(parts: Iterable[tuple[_Key, Ms]]) -> dict[_Key, Ms]:
    sums: dict[_Key, Ms] = {}
    for key, length in parts:
        if length:
            sums[key] = Ms(sums.get(key, 0) + length)
    return sums
