"""What the plain face is given to play: protocols only.

The composition root builds the real things; tests build theirs over a conductor with a fake clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from relief_player.care.sheet import Answer, GateSheet
from relief_player.care.verdicts import Verdict
from relief_player.routine.model import Routine
from relief_player.session.conductor import Conductor
from relief_player.session.ports import SoundKeys
from relief_player.session.timeline import Timeline

EndedBy = Literal["finished", "stopped", "interrupted"]
"""How a session came to its end: by itself, at the person's word, or by a signal or a closed pipe."""


class Summary(Protocol):
    """What became of a session, once it is over."""

    @property
    def outcome(self) -> str:
        """As the history has it: completed, stopped, interrupted or rehearsal."""
        ...

    @property
    def planned_ms(self) -> int:
        """The planned length."""
        ...

    @property
    def active_ms(self) -> int:
        """Wall time less pauses and waits."""
        ...

    @property
    def paused_ms(self) -> int:
        """Pauses, recounts and waits."""
        ...

    @property
    def saved(self) -> bool:
        """Whether it is in the history."""
        ...


class Safety(Protocol):
    """The questions before a start, and what follows from the answers."""

    @property
    def sheet(self) -> GateSheet | None:
        """What is to be asked now; None where there is nothing to ask, or all was answered."""
        ...

    def answer(self, answers: Iterable[Answer]) -> Verdict:
        """Judge and record the answers to the present sheet."""
        ...


class PlayedSession(Protocol):
    """A session that is ready to be played once. Sinks are added to the conductor before `begin`."""

    muted: bool
    """Whether its cues are silent; may be changed at any time."""

    @property
    def ears(self) -> SoundKeys:
        """What keys ask of its sound."""
        ...

    @property
    def routine(self) -> Routine:
        """What is played."""
        ...

    @property
    def timeline(self) -> Timeline:
        """The routine in time."""
        ...

    @property
    def conductor(self) -> Conductor:
        """Who plays it."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know, each one sentence; grows while the session is played."""
        ...

    @property
    def session_id(self) -> str | None:
        """Its id in the history; None where it is not recorded. Known once it has begun."""
        ...

    def begin(self) -> None:
        """Commit the record's row, anchor the clock and start the conductor's thread."""
        ...

    def finish(self, ended_by: EndedBy) -> Summary:
        """End the record and close the sound; a session that is still going is stopped first."""
        ...
