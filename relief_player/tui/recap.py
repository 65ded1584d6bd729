"""What was done, for the summary: planned against actual, pass by pass.

This module owns that table. It is pure: a timeline and the progress of its session give rows of clean words.
"""

from __future__ import annotations

from msgspec import Struct

from relief_player.routine.model import Routine
from relief_player.session.state import Outcome, PassRecord, Phase, Progress
from relief_player.session.timeline import Role, Timeline
from relief_player.tui import words
from relief_player.tui.text import clean_line
from relief_player.units import Ms, clock_text


class Row(Struct, frozen=True):
    """One pass."""

    step: int
    kind: str
    name: str
    where: str
    """Side, set and round."""
    planned: Ms
    active: Ms
    outcome: Outcome

    @property
    def times(self) -> str:
        """What was done of what was planned: ``0:12 of 0:30``, or ``0:41`` where no time was planned."""
        return f"{clock_text(self.active)} of {clock_text(self.planned)}" if self.planned else clock_text(self.active)


class Recap(Struct, frozen=True):
    """A session that is over."""

    title: str
    ended: str
    """How it ended, in a sentence."""
    planned: Ms
    active: Ms
    paused: Ms
    rows: tuple[Row, ...]
    reached: int
    """How many passes were done in full."""
    passes: int
    """How many the routine has."""

    @property
    def times(self) -> tuple[tuple[str, str], ...]:
        """The sums as (word, time) pairs."""
        paused = (("Paused or waiting", clock_text(self.paused)),) if self.paused else ()
        return (("Active", clock_text(self.active)), ("Planned", clock_text(self.planned)), *paused)


def recap_of(routine: Routine, timeline: Timeline, progress: Progress) -> Recap:
    """What was done of a routine."""
    passes = sum(1 for item in timeline.items if item.role is Role.WORK)
    done = sum(1 for record in progress.passes if record.outcome is Outcome.DONE)
    return Recap(
        title=clean_line(routine.name),
        ended=_ended(progress.phase, done, passes),
        planned=timeline.length,
        active=progress.active,
        paused=progress.paused,
        rows=tuple(_row(timeline, record) for record in progress.passes),
        reached=done,
        passes=passes,
    )


def _ended(phase: Phase, done: int, passes: int) -> str:
    if phase is Phase.FINISHED:
        return "Finished, all of it." if done >= passes else f"Finished. {done} of {passes} parts in full."
    how = "Stopped early" if phase is Phase.STOPPED else "Broken off"
    return f"{how}. {done} of {passes} parts in full." if done else f"{how}, before a part was done in full."


def _row(timeline: Timeline, record: PassRecord) -> Row:
    item = timeline.items[record.item]
    kind = words.kind_word(timeline.step_of(item))
    where = words.where_words(item)
    return Row(item.step, kind, words.name_of(item), where, item.length, record.active, record.outcome)
