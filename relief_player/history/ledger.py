"""The ledger: where entries become rows, each in one transaction, whatever was there before.

This module owns the connection, the session's lock and the knowledge of what has been written. An entry says
everything there is to say of a session, so that a row that went missing (a failed start, a database kept aside) is
simply written again. It is used by one thread and never waits for anybody but SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Final

from relief_player.errors import HistoryError
from relief_player.history import statements
from relief_player.history.aside import keep_aside
from relief_player.history.entry import RESUMABLE, Entry, GateAnswer
from relief_player.history.faults import BusyError, DamagedError, TakenError, told_as_history_errors
from relief_player.history.host import host_id
from relief_player.history.locks import Lock, hold, session_lock
from relief_player.history.store import open_store
from relief_player.history.sweep import sweep
from relief_player.places import Places
from relief_player.session.state import PassRecord
from relief_player.session.timeline import Timeline

_LOCK_PATIENCE: Final = 0.5
"""Seconds to try for a session's lock: somebody who looks whether it is free holds it for an instant."""


class Ledger:
    """The database, as one session's journal writes it.

    Args:
        places: where things live.
        notice: told, in one line, that a damaged database was kept aside.
        now: the wall clock, for the name of a file that is kept aside.
    """

    def __init__(self, places: Places, notice: Callable[[str], None], now: Callable[[], datetime]) -> None:
        self._places = places
        self._notice = notice
        self._now = now
        self._connection: sqlite3.Connection | None = None
        self._host = ""
        self._lock: Lock | None = None
        self._session = ""
        """The session the lock is for."""
        self._written: dict[int, PassRecord] | None = None
        """The passes of that session as they stand in the database; None where that is not known."""
        self._worded: Timeline | None = None
        """The timeline that gave them their words."""

    def open(self) -> None:
        """Open the database and mark sessions whose player is gone. Does nothing where it is open.

        Raises:
            HistoryError: it cannot be opened now, or (a `RefusalError`) ever.
        """
        if self._connection is not None:
            return
        connection = open_store(self._places.history, notice=self._notice, now=self._now)
        try:
            with told_as_history_errors(self._places.history):
                self._host = host_id(self._places.data)
            # Others' dead sessions are somebody else's business too: they never stand in the way of this one.
            with suppress(BusyError):
                sweep(connection, self._places, self._host)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def write(self, entry: Entry) -> None:
        """Make the database say what an entry says; committed when this returns.

        Raises:
            TakenError: the session to resume is played, or was gone on with, elsewhere.
            HistoryError: it could not be written; what was there before still stands.
        """
        self._through_damage(lambda: self._write(entry))
        if entry.outcome != "running" and self._lock:
            self._lock.release()
            self._lock = None

    def write_gate(self, gate_id: str, answer: GateAnswer) -> None:
        """Add the answers to a gate; committed when this returns.

        Raises:
            HistoryError: it could not be written.
        """
        self._through_damage(lambda: self._write_gate(gate_id, answer))

    def close(self) -> None:
        """Close the database and let go of the lock: a session that has not ended counts as interrupted from now."""
        self._disconnect()
        if self._lock:
            self._lock.release()
            self._lock = None

    # -- inside ----------------------------------------------------------------------------------------------------

    def _write(self, entry: Entry) -> None:
        self.open()
        self._hold(entry)
        with self._transaction() as connection:
            if entry.claim is not None and self._written is None:
                _check_claim(connection, entry)
            there = statements.update_session(connection, self._host, entry)
            if not there:
                statements.insert_session(connection, self._host, entry)
            passes = {done.item: done for done in entry.progress.passes}
            # Where the words have changed, all passes are written anew: the present one has its new name at once.
            same = there and entry.header.timeline is self._worded
            before = self._written if same else None
            if before is None:
                statements.delete_passes(connection, entry.id)
            elif gone := before.keys() - passes.keys():
                statements.delete_passes(connection, entry.id, gone)
            changed = [done for item, done in passes.items() if before is None or before.get(item) != done]
            statements.write_passes(connection, entry.id, entry.header.timeline, changed)
            if entry.outcome != "running":
                statements.sum_up(connection, entry.id)
        self._written, self._worded = passes, entry.header.timeline

    def _write_gate(self, gate_id: str, answer: GateAnswer) -> None:
        with self._transaction() as connection:
            statements.insert_gate(connection, self._host, gate_id, answer)

    def _hold(self, entry: Entry) -> None:
        """Make sure that the session's lock is held before its row says that it runs.

        Never inside a transaction: who marks dead sessions holds their locks while waiting for the database.
        """
        if self._lock and self._session == entry.id:
            return
        if self._lock:
            self._lock.release()
        self._session, self._written = entry.id, None
        folder = self._places.locks
        with told_as_history_errors(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            self._lock = hold(session_lock(folder, entry.id), _LOCK_PATIENCE)
        if self._lock is None and entry.claim is None:
            raise BusyError("The session's lock is busy", f"Another program holds it in {folder}.")
        if self._lock is None:
            raise TakenError("The session is being played in another window", "It can be resumed once it has ended.")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction; where it fails, the connection is given up, because what it did is not known."""
        self.open()
        connection = self._connection
        if connection is None:  # pragma: no cover - open() either connects or raises
            raise HistoryError("The history is not open")
        try:
            with told_as_history_errors(self._places.history):
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
        except BaseException:
            self._disconnect()
            raise

    def _through_damage(self, write: Callable[[], None]) -> None:
        """Write; where the database turns out to be damaged, keep it aside and write into a new one."""
        path = self._places.history
        try:
            write()
        except DamagedError as error:
            with told_as_history_errors(path):
                seen = path.stat()
            keep_aside(path, seen, error, notice=self._notice, now=self._now)
            write()

    def _disconnect(self) -> None:
        connection, self._connection, self._written = self._connection, None, None
        if connection is not None:
            with suppress(sqlite3.OperationalError):
                connection.close()


def _check_claim(connection: sqlite3.Connection, entry: Entry) -> None:
    """A session is gone on with only from where it was read: nobody may have played it since."""
    row = connection.execute("SELECT rev, outcome FROM session WHERE id = ?", (entry.id,)).fetchone()
    if row is not None and row[1] in RESUMABLE and row[0] != entry.claim:
        raise TakenError("The session was gone on with elsewhere", "Ask to resume once more.")
    if row is not None and row[1] == "completed":
        raise TakenError("The session has been completed", "Play the routine again from its start.")
