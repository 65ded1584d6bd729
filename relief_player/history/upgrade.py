"""Bringing a database up to date, a migration at a time.

This module owns the version of a database and the way from one to the next: each migration in a transaction of its
own, after a copy by SQLite's backup API. What the migrations are stands in `schema`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from relief_player.history.aside import alone
from relief_player.history.faults import DamagedError, NewerError
from relief_player.history.schema import APPLICATION_ID, Migration

_TABLES: Final = frozenset({"source", "session", "pass", "session_area", "session_kind", "gate_answer"})
"""What a database of version 1 or later holds."""


def bring_up_to_date(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Carry out what leads from the database's version to the newest; an old one is copied first.

    Raises:
        NewerError: it is newer than that.
        DamagedError: it is something else than a history.
        BusyError: another process is at it.
        sqlite3.Error, OSError: it failed; the version that was reached stands.
    """
    newest = len(migrations)
    if (version := _version(connection, path, newest)) == newest:
        return
    if version == 0:
        _migrate(connection, path, migrations)
        return
    with alone(path):
        if (version := _version(connection, path, newest)) < newest:
            _back_up(connection, path, version)
            _migrate(connection, path, migrations)


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    with _transaction(connection, "BEGIN"):
        return version_of(connection, path, newest)


def version_of(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The version of a database; 0 for a new, empty one.

    Args:
        connection: inside a transaction: what is read must be of one moment, while others make the file ready.
        path: where it is, for the errors.
        newest: the newest version this program knows.

    Raises:
        NewerError: it is newer than `newest`.
        DamagedError: it is something else than a history.
    """
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if not tables and version == 0:
        return 0
    if application != APPLICATION_ID or version == 0:
        raise DamagedError("The file is not a history", f"{path} is another program's database.")
    if version > newest:
        raise NewerError(
            "The history was made by a newer version",
            f"{path} has version {version}; this program knows versions up to {newest}.",
            "Update relief_player, or move the file away to begin a new history.",
        )
    if missing := _TABLES - tables:
        raise DamagedError("The history is damaged", f"{path} has no table {', '.join(sorted(missing))}.")
    return int(version)


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Carry out the migrations that are left, each in a transaction; another process may do some of them meanwhile."""
    left = True
    while left:
        with _transaction(connection, "BEGIN IMMEDIATE"):
            version = version_of(connection, path, len(migrations))
            left = version < len(migrations)
            if left:
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy the whole database before it is changed; a copy that was not finished never has the final name."""
    target = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)
