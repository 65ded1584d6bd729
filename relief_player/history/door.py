"""The door to the history: one connection, with a short transaction for each look and each change.

This module owns those transactions and the end of the connection. It knows no session.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from relief_player.errors import NotFoundError
from relief_player.history import sums
from relief_player.history.faults import told_as_history_errors
from relief_player.history.host import host_id
from relief_player.places import Places


def local_now() -> datetime:
    """The wall clock with the local offset."""
    return datetime.now(UTC).astimezone()


class Door:
    """An open history. Close it, or use it in a ``with``.

    Args:
        places: where things live.
        connection: the database; None where there is none yet.
        notices: what a person should know of its opening.
        now: the wall clock, for what is deleted or written down.
    """

    def __init__(
        self,
        places: Places,
        connection: sqlite3.Connection | None,
        notices: tuple[str, ...] = (),
        now: Callable[[], datetime] = local_now,
    ) -> None:
        self.path = places.history
        self._data = places.data
        self.connection = connection
        self.now = now
        self.notices = notices
        """What a person should know, each in one line: that a damaged file was kept aside."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def sum_up(self) -> None:
        """Sum those days up again on which something has changed.

        Raises:
            HistoryError: it cannot be written.
        """
        with self.reading() as connection:
            fresh = connection is None or sums.is_fresh(connection)
        if not fresh:
            with self.changing() as (connection, _):
                sums.refresh(connection)

    def close(self) -> None:
        """Close the database."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    @contextmanager
    def changing(self) -> Iterator[tuple[sqlite3.Connection, str]]:
        """One transaction that writes, for this room; gives the connection, and this machine's id for new revisions.

        Raises:
            HistoryError: there is no history yet, or it cannot be written.
        """
        connection = self.connection
        if connection is None:
            raise NotFoundError("There is no history yet", hint="relief list shows the routines.")
        with told_as_history_errors(self.path):
            host = host_id(self._data)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection, host
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """One short transaction, for this room: everything read in it is of one moment. None where there is nothing."""
        connection = self.connection
        if connection is None:
            yield None
            return
        with told_as_history_errors(self.path):
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
