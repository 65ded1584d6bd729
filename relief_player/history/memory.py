"""The journal of a session that is not recorded: everything a journal does, and nothing on disk.

This module owns the null implementation (``--no-record``). It passes the same contract as the real
one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from relief_player.history.entry import EndOutcome, Entry, GateAnswer, Resumable, SessionHeader
from relief_player.history.ids import new_id
from relief_player.history.moments import moment_of
from relief_player.history.record import SessionRecord
from relief_player.session.state import Progress
from relief_player.session.timeline import Timeline


class MemoryJournal:
    """A journal that lasts as long as its process.

    Args:
        now: the wall clock, with an offset from UTC.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._entries: dict[str, Entry] = {}
        self._present: Entry | None = None
        self._gates: list[GateAnswer] = []

    def begin(self, header: SessionHeader) -> str:
        """Begin the record of a session; returns its id.

        Raises:
            ValueError: the start has no offset from UTC.
        """
        return self._become(Entry.new(new_id(), header))

    def reopen(self, resumable: Resumable, timeline: Timeline) -> str:
        """Go on with a session that was broken off; returns its id."""
        return self._become(Entry.again(resumable, timeline, self._now()))

    def reword(self, timeline: Timeline) -> None:
        """Take other words for the passes that are not done yet."""
        if self._present:
            self._become(self._present.reworded(timeline))

    def keep(self, progress: Progress) -> None:
        """Take the latest progress. Outside of a session it does nothing."""
        if self._present:
            self._become(self._present.at(progress, self._now()))

    def end(self, outcome: EndOutcome, progress: Progress, ended_at: datetime | None = None) -> bool:
        """End the record. What comes after it is not kept. It is not in the history: always False."""
        if self._present:
            self._become(self._present.over(outcome, progress, ended_at or self._now()))
        self._present = None
        return False

    def record_gate(self, answer: GateAnswer) -> None:
        """Keep the answers to a gate."""
        moment_of(answer.asked_at)
        self._gates.append(answer)

    def close(self) -> None:
        """Let go of the session. One that was not ended counts as interrupted."""
        if self._present:
            self._become(self._present.over("interrupted", self._present.progress, self._present.kept_at))
        self._present = None

    def sessions(self) -> list[SessionRecord]:
        """What was recorded, newest first."""
        records = [entry.record() for entry in self._entries.values()]
        return sorted(records, key=lambda record: (record.started_at, record.id), reverse=True)

    def gates(self) -> list[GateAnswer]:
        """The answers to gates, newest first."""
        return sorted(self._gates, key=lambda answer: answer.asked_at, reverse=True)

    def _become(self, entry: Entry) -> str:
        self._entries[entry.id] = self._present = entry
        return entry.id
