"""What the screens ask of a session besides what both faces do: protocols only, and no Textual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from relief_player.routine.model import Move, Step
from relief_player.session.ready import Rated, ReadySession

if TYPE_CHECKING:
    from relief_player.care.verdicts import Safety  # most sessions ask nothing


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


class PlayedSession(ReadySession, Rated, Protocol):
    """A session as the screens play it. What may take a moment, they call on a worker thread: begin, finish, rate."""

    def easier(self, step: Step) -> Sequence[Move]:
        """The easier moves that may take a step's place; may read the catalogue, which is small."""
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
    def area(self) -> str:
        """Where it hurts, as far as is known; may be empty."""
        ...

    @property
    def began_at(self) -> datetime:
        """When it was begun, on the wall clock."""
        ...

    @property
    def wants_rating(self) -> bool:
        """Whether the person is to be asked how it was. Known after `finish`."""
        ...

    @property
    def may_rate(self) -> bool:
        """Whether what they say of it can be kept, and they were not asked before. Known after `finish`."""
        ...

    def ring_by(self, ring: Callable[[], None]) -> None:
        """Say how the terminal's bell is rung; `ring` is called on another thread."""
        ...

    def abandon(self) -> None:
        """Close what was opened, for a session that is not begun after all."""
        ...

    def finish(self) -> Kept:
        """End the record and close the sound; may take a moment, so it is called on a worker thread.

        Calling it again returns the same. A session that is still going when it is called (a hang-up, a signal) is
        brought to its end first, so that it can be resumed.
        """
        ...
