"""Reading the history: sessions page by page, what can be gone on with, what was done last.

This module owns the reading side, and the door for small changes afterwards (`rate`, `delete`, `change`). It never
blocks a writer: every page is a short transaction of its own, and by itself it writes nothing but the mark on sessions
whose player is gone, and sums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import Final, Literal

from relief_player.errors import HistoryError
from relief_player.history import edits, queries, sums
from relief_player.history.daysum import DaySum
from relief_player.history.door import Door, local_now
from relief_player.history.entry import GateAnswer, Resumable
from relief_player.history.faults import told_as_history_errors
from relief_player.history.host import host_id
from relief_player.history.moments import moment_of
from relief_player.history.record import SessionRecord
from relief_player.history.stats import Totals, totals_of
from relief_player.history.store import open_store
from relief_player.history.sweep import sweep
from relief_player.places import Places

PAGE: Final = 50
"""Sessions that are read in one transaction."""


class History(Door):
    """The history, for readers. Close it, or use it in a ``with``.

    Every method raises HistoryError where the database cannot be read.
    """

    def sessions(
        self, since: datetime | None = None, limit: int | None = None, *, routine_id: str | None = None
    ) -> Iterator[SessionRecord]:
        """Sessions, newest first.

        Args:
            since: only those that started then or later; has an offset from UTC.
            limit: how many at most.
            routine_id: only those of one routine.
        """
        where, values = "1", list[object]()
        if since is not None:
            where, values = f"{where} AND started_at >= ?", [*values, moment_of(since).at]
        if routine_id is not None:
            where, values = f"{where} AND routine_id = ?", [*values, routine_id]
        left = limit
        after: list[object] = []
        while left is None or left > 0:
            size = PAGE if left is None else min(PAGE, left)
            beyond = f"{where} AND (started_at, id) < (?, ?)" if after else where
            page = self._page(beyond, [*values, *after], size)
            yield from page
            if len(page) < size:
                return
            after = [moment_of(page[-1].started_at).at, page[-1].id]
            left = None if left is None else left - len(page)

    def session(self, session_id: str) -> SessionRecord | None:
        """One session; None where there is none of that id."""
        found = self._page("id = ?", [session_id], 1)
        return found[0] if found else None

    def resumable(self, routine_id: str | None = None, *, session_id: str | None = None) -> Resumable | None:
        """The newest session that was interrupted or stopped, with all that is needed to go on.

        Args:
            routine_id: of this routine only.
            session_id: this one only.
        """
        where, values = "1", list[object]()
        if routine_id is not None:
            where, values = f"{where} AND routine_id = ?", [*values, routine_id]
        if session_id is not None:
            where, values = f"{where} AND session.id = ?", [*values, session_id]
        with self.reading() as connection:
            return queries.read_resumable(connection, where, values) if connection else None

    def last_done(self) -> dict[str, datetime]:
        """When each routine was last completed, by its id; one that never was is not in it."""
        with self.reading() as connection:
            return queries.read_last_done(connection) if connection else {}

    def gates(self, limit: int = PAGE) -> list[GateAnswer]:
        """The answers to gates, newest first."""
        with self.reading() as connection:
            return queries.read_gates(connection, limit) if connection else []

    def totals(self, since: datetime | None = None) -> Totals:
        """Sums over the sessions that started at a moment or later, or over all; read from the sums by day."""
        with suppress(HistoryError):  # where it may not be written, the stale days are summed up on the way
            self.sum_up()
        moment = None if since is None else moment_of(since)
        with self.reading() as connection:
            if connection is None:
                return Totals()
            return totals_of(sums.read_sums(connection, moment), sums.read_days(connection, moment))

    def day_sums(self, first: date) -> list[DaySum]:
        """The sums of each day from a day on, in no order."""
        with suppress(HistoryError):
            self.sum_up()
        with self.reading() as connection:
            return list(sums.read_day_sums(connection, first.isoformat())) if connection else []

    def used_for(self, area: str) -> tuple[str, str, int] | None:
        """The routine that was played most often for an area lately: its id, its name, how often; None for none."""
        with self.reading() as connection:
            return queries.read_used_for(connection, area) if connection else None

    def rate(
        self,
        session_id: str,
        *,
        before: int | None = None,
        after: int | None = None,
        note: str | None = None,
        eased: bool | None = None,
    ) -> None:
        """Write what a person says of a session, and that they were asked; None leaves what was said before.

        Raises:
            NotFoundError: there is no such session.
            HistoryError: a rating is not from 0 to 10, or it cannot be written.
        """
        rating = edits.Rating(before=before, after=after, note=note, eased=eased)
        with self.changing() as (connection, host):
            edits.rate(connection, host, session_id, rating)

    def delete(self, text: str, table: Literal["session", "cramp"] = "session", *, undo: bool = False) -> str:
        """Delete a session or a diary entry, leaving a tombstone, or take that back; returns its id.

        Args:
            text: its id, the beginning of it, or ``last``.
            table: which of the two.
            undo: take it back.

        Raises:
            NotFoundError: there is nothing of that id.
            HistoryError: it is being played, or it cannot be written.
        """
        with self.changing() as (connection, host):
            row_id = edits.find_id(connection, table, text, deleted=undo)
            edits.set_deleted(connection, host, table, row_id, None if undo else moment_of(self.now()).at)
        return row_id

    def _page(self, where: str, values: list[object], size: int) -> list[SessionRecord]:
        with self.reading() as connection:
            return queries.read_sessions(connection, where, values, size) if connection else []


def open_history(places: Places, now: Callable[[], datetime] = local_now) -> History:
    """Open the history to read, and mark sessions whose player is gone. Where there is none yet, none is made.

    Args:
        places: where things live.
        now: the wall clock, for the name of a damaged file that is kept aside (`History.notices` tells of it).

    Raises:
        HistoryError: it cannot be opened, or was made by a newer version.
    """
    with told_as_history_errors(places.history):
        if not places.history.exists():
            return History(places, None, now=now)
    notices: list[str] = []
    connection = open_store(places.history, notice=notices.append, now=now)
    # In a folder that may not be written to, the marks are left to the next one who may write.
    with suppress(HistoryError, OSError):
        sweep(connection, places, host_id(places.data))
    return History(places, connection, tuple(notices), now)
