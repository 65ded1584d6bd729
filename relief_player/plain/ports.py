"""What the plain face asks of a session besides what both faces do: protocols only."""

from __future__ import annotations

from typing import Protocol

from relief_player.session.ready import EndedBy, ReadySession
from relief_player.session.timeline import Timeline


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


class PlayedSession(ReadySession, Protocol):
    """A session as the plain face plays it."""

    @property
    def timeline(self) -> Timeline:
        """The routine in time."""
        ...

    def finish(self, ended_by: EndedBy) -> Summary:
        """End the record and close the sound; a session that is still going is stopped first."""
        ...
