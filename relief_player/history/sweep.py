"""Sessions whose player is gone: found by their free locks, and marked.

This module owns how `running` becomes `interrupted`. It looks only at rows of this machine, and never at the age of
anything: a lock that is held is a player that lives, one that is free is a player that does not.
"""

from __future__ import annotations

import sqlite3

from relief_player.history import statements
from relief_player.history.cursor import outcome_of_dead
from relief_player.history.faults import told_as_history_errors
from relief_player.history.locks import Lock, hold, locked_ids, session_lock
from relief_player.places import Places


def sweep(connection: sqlite3.Connection, places: Places, host: str) -> list[str]:
    """Mark this machine's running sessions whose lock is free, and remove lock files that nobody holds.

    Nothing is written where nothing is found.

    Returns:
        The ids of the sessions that were marked.

    Raises:
        HistoryError: the database could not be written.
    """
    with told_as_history_errors(places.history):
        rows = connection.execute("SELECT id FROM session WHERE outcome = 'running' AND host = ?", (host,))
        running = {session_id for (session_id,) in rows}
        stale = set(locked_ids(places.locks))
        if not running and not stale:
            return []
        places.locks.mkdir(mode=0o700, exist_ok=True)
        free: dict[str, Lock] = {}
        try:
            for session_id in sorted(running | stale):
                # A free lock is held while its row is marked, so that nobody begins to play it meanwhile.
                lock = hold(session_lock(places.locks, session_id))
                if lock and session_id in running:
                    free[session_id] = lock
                elif lock:
                    lock.release()
            return _mark(connection, sorted(free), host)
        finally:
            for lock in free.values():
                lock.release()


def _mark(connection: sqlite3.Connection, dead: list[str], host: str) -> list[str]:
    if not dead:
        return []
    connection.execute("BEGIN IMMEDIATE")
    try:
        marked = [session_id for session_id in dead if _mark_one(connection, session_id, host)]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return marked


def _mark_one(connection: sqlite3.Connection, session_id: str, host: str) -> bool:
    """Mark one session, unless it ended between the look and the lock."""
    row = connection.execute(
        "SELECT cursor, rehearsal FROM session WHERE id = ? AND outcome = 'running' AND host = ?", (session_id, host)
    ).fetchone()
    if row is None:
        return False
    connection.execute(
        "UPDATE session SET rev = rev + 1, outcome = ?, ended_at = kept_at, ended_offset = kept_offset WHERE id = ?",
        (outcome_of_dead(row[0], rehearsal=bool(row[1])), session_id),
    )
    statements.sum_up(connection, session_id)
    return True
