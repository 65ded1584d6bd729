"""The port of a session's record: what a journal does, whatever it is kept in.

This module owns the protocol and nothing else. `journal.KeptJournal` is the real one, `memory.MemoryJournal` the one
that keeps nothing; both pass `tests/contracts/test_journal.py`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from relief_player.history.entry import EndOutcome, GateAnswer, Resumable, SessionHeader
from relief_player.session.state import Progress
from relief_player.session.timeline import Timeline


class Journal(Protocol):
    """What a session's record is kept in: a `session.ports.Keeper` with a beginning and an end."""

    def begin(self, header: SessionHeader) -> str:
        """Begin the record of a session; returns its id."""
        ...

    def reopen(self, resumable: Resumable, timeline: Timeline) -> str:
        """Go on in the row of a session that was broken off; returns its id.

        Raises:
            HistoryError: it is played, or was gone on with, elsewhere, or the timeline is another one.
        """
        ...

    def reword(self, timeline: Timeline) -> None:
        """Take other words for the passes that are not done yet; the times are the same. Never blocks."""
        ...

    def keep(self, progress: Progress) -> None:
        """Take the latest progress; never blocks. Outside of a session it does nothing."""
        ...

    def end(self, outcome: EndOutcome, progress: Progress, ended_at: datetime | None = None) -> bool:
        """End the record; returns whether it is safe in the history.

        The first word is the last: what comes after it is not written.
        """
        ...

    def record_gate(self, answer: GateAnswer) -> None:
        """Keep the answers to a gate; never blocks."""
        ...

    def close(self) -> None:
        """Let go of everything. A session that was not ended counts as interrupted from now."""
        ...
