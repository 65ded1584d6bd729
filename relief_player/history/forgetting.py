"""Forgetting: sessions, answers and diary entries that are really gone afterwards, also from the bytes of the file.

This module owns that removal. Unlike a deletion it leaves no tombstone and cannot be taken back; a history elsewhere
that still has a row brings it again when it is merged.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from relief_player.history.door import Door
from relief_player.history.faults import told_as_history_errors
from relief_player.history.moments import moment_of

_TABLES: Final = (("session", "started_at"), ("gate_answer", "asked_at"), ("cramp", "at"), ("told", "at"))
COPIES: Final = ("version-*", "corrupt-*", "before-restore-*")
"""What copies this program keeps beside the history, by the middle of their names."""


def forget(door: Door, before: datetime | None = None) -> int:
    """Remove what began before a moment, or everything, from the file; returns how many rows that were.

    Raises:
        HistoryError: there is no history, or it cannot be written.
    """
    at = None if before is None else moment_of(before).at
    with told_as_history_errors(door.path):
        if door.connection is not None:
            door.connection.execute("PRAGMA secure_delete = ON")
        with door.changing() as (connection, _):
            gone = sum(_remove(connection, table, column, at) for table, column in _TABLES)
            connection.execute("DELETE FROM source WHERE id NOT IN (SELECT source_id FROM session)")
        # The sums are made again, or those of the days that are gone would still be there.
        door.sum_up()
        if door.connection is not None:
            door.connection.execute("VACUUM")
    return gone


def copies_beside(path: Path) -> list[Path]:
    """The copies of the history that this program has kept beside it, which hold what was forgotten."""
    found = {copy for middle in COPIES for copy in path.parent.glob(f"{path.stem}.{middle}")}
    return sorted(copy for copy in found if copy.is_file())


def _remove(connection: sqlite3.Connection, table: str, column: str, at: int | None) -> int:
    if at is None:
        where, values = "1", tuple[int, ...]()
    else:
        where, values = f"{column} < ?", (at,)
    kept = " AND outcome <> 'running'" if table == "session" else ""
    return connection.execute(f"DELETE FROM {table} WHERE {where}{kept}", values).rowcount  # noqa: S608  # names of this module
