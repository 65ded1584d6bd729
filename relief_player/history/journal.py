"""The journal: keeps the record of the session that is being played.

This module owns what a session does with its record: begin, keep, end, go on. The disk's pace is never the session's:
only the start waits for its row, two seconds at most, and the end for its last word.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from relief_player.history.entry import (
    EndOutcome,
    Entry,
    GateAnswer,
    Resumable,
    SessionHeader,
)
from relief_player.history.faults import RefusalError
from relief_player.history.ids import new_id
from relief_player.history.ledger import Ledger
from relief_player.history.moments import moment_of
from relief_player.history.port import Journal
from relief_player.history.writer import Book, Writer
from relief_player.history.zone import zone_name
from relief_player.places import Places
from relief_player.session.state import Progress
from relief_player.session.timeline import Timeline


class Patience(Struct, frozen=True, kw_only=True):
    """How long the journal waits for the disk, in seconds."""

    start: float = 2.0
    """Opening the journal and the start of a session, together."""
    end: float = 5.0
    """The last word of a session."""
    close: float = 1.0
    """One last try at closing, after the end has had its own wait."""
    retry: float = 3.0
    """Between two tries while the disk refuses."""


USUAL: Final = Patience()


class KeptJournal:
    """A journal whose book is written on a thread of its own.

    Args:
        book: where the entries go.
        notice: told, in one line, what a person should know; called on any thread, must not block.
        now: the wall clock, with an offset from UTC.
        patience: how long to wait for the disk.

    Raises:
        RefusalError: the history was made by a newer version. Any other trouble is told, and the session goes on.
    """

    def __init__(
        self,
        book: Book,
        notice: Callable[[str], None],
        now: Callable[[], datetime],
        patience: Patience = USUAL,
    ) -> None:
        self._now = now
        self._patience = patience
        self._entry: Entry | None = None
        self._guard = threading.RLock()
        """Held for as long as it takes to replace the entry, never while anything is written.

        The same thread may take it twice: a signal may end a session that is just being ended.
        """
        self._start_left = patience.start
        self._writer = Writer(book, notice, patience.retry, awaited=True)
        try:
            self._wait_for_start()
        except RefusalError:
            self.close()
            raise

    def begin(self, header: SessionHeader) -> str:
        """Begin the record of a session; returns its id once the row is written, or after two seconds.

        Raises:
            ValueError: the start has no offset from UTC.
            RefusalError: a slow disk has only now told that its history was made by a newer version.
        """
        moment_of(header.started_at)
        if not header.tz:
            header = replace(header, tz=zone_name(header.started_at))
        entry = Entry.new(new_id(), header)
        self._become(entry)
        self._wait_for_start()
        return entry.id

    def reopen(self, resumable: Resumable, timeline: Timeline) -> str:
        """Go on in the row of a session that was broken off; returns its id.

        Raises:
            HistoryError: it is played, or was gone on with, elsewhere (`TakenError`), or the timeline is another one.
                The journal is of no more use; close it.
        """
        self._become(Entry.again(resumable, timeline, self._now()))
        self._wait_for_start()
        return resumable.id

    def reword(self, timeline: Timeline) -> None:
        """Take other words for the passes that are not done yet; never blocks. They are written with their passes."""
        with self._guard:
            if self._entry is not None:
                self._entry = self._entry.reworded(timeline)

    def keep(self, progress: Progress) -> None:
        """Take the latest progress; never blocks. Outside of a session it does nothing."""
        with self._guard:
            if self._entry is not None:
                self._entry = self._entry.at(progress, self._now())
                self._writer.put(self._entry)

    def end(self, outcome: EndOutcome, progress: Progress, ended_at: datetime | None = None) -> bool:
        """End the record, and wait until it is written, five seconds at most; returns whether it is.

        What comes after it is not written.
        """
        with self._guard:
            if self._entry is not None:
                self._writer.put(self._entry.over(outcome, progress, ended_at or self._now()), urgent=True)
            self._entry = None
        self._start_left = self._patience.start
        return self._writer.settle(self._patience.end)

    def record_gate(self, answer: GateAnswer) -> None:
        """Keep the answers to a gate; never blocks."""
        moment_of(answer.asked_at)
        self._writer.put_gate(new_id(), answer)

    def settle(self, seconds: float) -> bool:
        """Wait until everything handed over is written; returns whether it is. Returns early if the disk refuses."""
        return self._writer.settle(seconds)

    def close(self) -> None:
        """Write what is left, in a second at most, and let go of everything.

        A session that was not ended counts as interrupted from now.
        """
        with self._guard:
            self._entry = None
        self._writer.close(self._patience.close)

    def _become(self, entry: Entry) -> None:
        with self._guard:
            self._entry = entry
            self._writer.put(entry)

    def _wait_for_start(self) -> None:
        """Wait for the disk, for as long as is left of the patience; raises what refuses for ever."""
        began = monotonic()
        try:
            self._writer.settle_or_raise(self._start_left)
        finally:
            self._start_left = max(0.0, self._start_left - (monotonic() - began))


def open_journal(places: Places, notice: Callable[[str], None], now: Callable[[], datetime]) -> KeptJournal:
    """Open the journal over the person's history.

    Args:
        places: where things live.
        notice: told, in one line, what a person should know (the disk is full, a damaged file was kept aside); called
            on any thread, must not block.
        now: the wall clock, with an offset from UTC.

    Raises:
        NewerError: the history was made by a newer version. Of any other trouble the notice is told; the session
            can be played, and is written as soon as it can be.
    """
    return KeptJournal(Ledger(places, notice, now), notice, now)


__all__ = ["Journal", "KeptJournal", "Patience", "SessionHeader", "open_journal"]
