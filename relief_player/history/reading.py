"""Reading the history: sessions page by page, what can be gone on with, what was done last.

This module owns the reading side. It never blocks a writer: every page is a short transaction of its own, and nothing
is written but the mark on sessions whose player is gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

from relief_player.errors import HistoryError
from relief_player.history import queries
from relief_player.history.entry import GateAnswer, Resumable
from relief_player.history.faults import told_as_history_errors
from relief_player.history.host import host_id
from relief_player.history.moments import moment_of
from relief_player.history.record import SessionRecord
from relief_player.history.store import open_store
from relief_player.history.sweep import sweep
from relief_player.places import Places

PAGE: Final = 50
"""Sessions that are read in one transaction."""


class History:
    """The history, for readers. Close it, or use it in a ``with``.

    Every method raises HistoryError where the database cannot be read.

    Args:
        places: where things live.
        connection: the database; None where there is none yet.
        notices: what a person should know of its opening.
    """

    def __init__(self, places: Places, connection: sqlite3.Connection | None, notices: tuple[str, ...] = ()) -> None:
        self._path = places.history
        self._connection = connection
        self.notices = notices
        """What a person should know, each in one line: that a damaged file was kept aside."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

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
        with self._moment() as connection:
            return queries.read_resumable(connection, where, values) if connection else None

    def last_done(self) -> dict[str, datetime]:
        """When each routine was last completed, by its id; one that never was is not in it."""
        with self._moment() as connection:
            return queries.read_last_done(connection) if connection else {}

    def gates(self, limit: int = PAGE) -> list[GateAnswer]:
        """The answers to gates, newest first."""
        with self._moment() as connection:
            return queries.read_gates(connection, limit) if connection else []

    def _page(self, where: str, values: list[object], size: int) -> list[SessionRecord]:
        with self._moment() as connection:
            return queries.read_sessions(connection, where, values, size) if connection else []

    @contextmanager
    def _moment(self) -> Iterator[sqlite3.Connection | None]:
        """One short transaction: everything read in it is of one moment."""
        connection = self._connection
        if connection is None:
            yield None
            return
        with told_as_history_errors(self._path):
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")


def _local_now() -> datetime:
    return datetime.now(UTC).astimezone()


def open_history(places: Places, now: Callable[[], datetime] = _local_now) -> History:
    """Open the history to read, and mark sessions whose player is gone. Where there is none yet, none is made.

    Args:
        places: where things live.
        now: the wall clock, for the name of a damaged file that is kept aside (`History.notices` tells of it).

    Raises:
        HistoryError: it cannot be opened, or was made by a newer version.
    """
    with told_as_history_errors(places.history):
        if not places.history.exists():
            return History(places, None)
    notices: list[str] = []
    connection = open_store(places.history, notice=notices.append, now=now)
    # In a folder that may not be written to, the marks are left to the next one who may write.
    with suppress(HistoryError, OSError):
        sweep(connection, places, host_id(places.data))
    return History(places, connection, tuple(notices))
