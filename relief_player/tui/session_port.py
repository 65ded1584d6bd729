"""A session as the screens see it: what is asked before it, what is played, and what becomes of it.

This module owns that protocol, and imports no Textual; `ports` hands it out with the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from relief_player.routine.model import Move, Routine, Step
from relief_player.session.conductor import Conductor
from relief_player.session.ports import SoundKeys

if TYPE_CHECKING:
    # Values of `care` only pass through here, and most sessions ask nothing.
    from relief_player.care.sheet import Answer, GateSheet
    from relief_player.care.verdicts import Verdict


class Kept(Protocol):
    """What became of a session's record."""

    @property
    def saved(self) -> bool:
        """Whether it is in the history."""
        ...

    @property
    def message(self) -> str:
        """One calm sentence about it for the summary; may be empty where it is saved."""
        ...


class Safety(Protocol):
    """The questions before a session."""

    @property
    def sheet(self) -> GateSheet | None:
        """What is to be asked now; None where nothing is."""
        ...

    def answer(self, answers: Iterable[Answer]) -> Verdict:
        """Judge and record the answers to the present sheet."""
        ...


class PlayedSession(Protocol):
    """One session about to be played, being played, or just over."""

    @property
    def routine(self) -> Routine:
        """What is played."""
        ...

    @property
    def conductor(self) -> Conductor:
        """The engine. The TUI adds one sink to it before `begin`."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """One-line notices (no sound device, the file has changed); may grow while the session is played."""
        ...

    @property
    def muted(self) -> bool:
        """Whether its sounds are off."""
        ...

    def set_muted(self, muted: bool) -> None:
        """Turn its sounds off or on; must not block. Where there is no sound it stays muted."""
        ...

    def easier(self, step: Step) -> Sequence[Move]:
        """The easier moves that may take a step's place; may read the catalogue, which is small."""
        ...

    @property
    def ears(self) -> SoundKeys:
        """What keys ask of its sound."""
        ...

    def swap(self, instead: Step) -> None:
        """Do something else in place of a step, from the present pass on; the times stay. Must not block."""
        ...

    @property
    def dim(self) -> bool:
        """Whether it is to be shown dimly: help in the night."""
        ...

    @property
    def safety(self) -> Safety | None:
        """The questions to ask before `begin`; None where there are none."""
        ...

    @property
    def acute(self) -> bool:
        """Whether it is help for somebody who hurts now: then only whether it eased is asked afterwards."""
        ...

    @property
    def area(self) -> str:
        """Where it hurts, as far as is known; may be empty."""
        ...

    @property
    def began_at(self) -> datetime:
        """When it was begun, on the wall clock."""
        ...

    @property
    def session_id(self) -> str | None:
        """Its id in the history; None where it is not recorded."""
        ...

    @property
    def wants_rating(self) -> bool:
        """Whether the person is to be asked how it was. Known after `finish`."""
        ...

    @property
    def may_rate(self) -> bool:
        """Whether what they say of it can be kept, and they were not asked before. Known after `finish`."""
        ...

    def rate(
        self,
        *,
        before: int | None = None,
        after: int | None = None,
        note: str | None = None,
        eased: bool | None = None,
    ) -> None:
        """Keep what the person says of it, and that they were asked. Called on a worker thread, after `finish`.

        Raises:
            ReliefError: it cannot be written.
        """
        ...

    def ring_by(self, ring: Callable[[], None]) -> None:
        """Say how the terminal's bell is rung; `ring` is called on another thread."""
        ...

    def abandon(self) -> None:
        """Close what was opened, for a session that is not begun after all."""
        ...

    def begin(self) -> None:
        """Commit the session's row, anchor the clock and start the thread. Called once, on a worker thread.

        Raises:
            ReliefError: it cannot be played; the screen says so and leaves.
        """
        ...

    def finish(self) -> Kept:
        """End the record and close the sound; may take a moment, so it is called on a worker thread.

        Calling it again returns the same. A session that is still going when it is called (a hang-up, a signal) is
        brought to its end first, so that it can be resumed.
        """
        ...
