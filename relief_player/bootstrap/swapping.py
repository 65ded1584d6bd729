"""Another move in a step's place: which there are, and that the session, the voice and the record go on with it.

This module owns who is told of a swap. What it changes, and what not, is the business of `session.swap`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from relief_player.session.swap import as_done, swapped

if TYPE_CHECKING:
    from relief_player.bootstrap.ears import Ears
    from relief_player.bootstrap.late import Late
    from relief_player.history.port import Journal
    from relief_player.history.reading import History
    from relief_player.routine.model import Move, Step
    from relief_player.routine.moves import MoveBook
    from relief_player.session.conductor import Conductor
    from relief_player.session.timeline import Timeline


class Swapping:
    """The part of a session that is played in which moves take the place of others."""

    conductor: Conductor
    ears: Ears
    _journal: Late[Journal]
    _moves: Callable[[], MoveBook]

    def easier(self, step: Step) -> tuple[Move, ...]:
        """The easier moves that may take a step's place; the step names them, or its move does."""
        book = self._moves() if step.alternatives else None
        return tuple(move for name in step.alternatives if book is not None and (move := book.get(name)) is not None)

    def swap(self, instead: Step) -> None:
        """Do something else in place of a step, from the present pass on; never blocks."""
        conductor = self.conductor
        timeline = swapped(conductor.timeline, conductor.snapshot().item, instead)
        conductor.reword(timeline)
        self.ears.reword(timeline)
        if self._journal.made is not None:
            self._journal.made.reword(timeline)


def as_recorded(history: History, session_id: str, timeline: Timeline) -> Timeline:
    """The timeline of a session that is gone on with, with the names that its record has for what was done."""
    record = history.session(session_id)
    steps = () if record is None else record.steps
    return as_done(timeline, {step.item: (step.name, step.areas) for step in steps})
