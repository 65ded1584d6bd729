"""The history's database file: opened, brought up to date, and kept aside where it is damaged.

This module owns how the file is made (mode 0600, in a folder of mode 0700), its pragmas and its migrations. It knows
no session. What it raises is a `HistoryError`, or the kind of it that fits.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from relief_player.errors import HistoryError
from relief_player.history import locks
from relief_player.history.faults import DamagedError, NewerError, told_as_history_errors
from relief_player.history.schema import APPLICATION_ID, MIGRATIONS, Migration

OLDEST_SQLITE: Final = (3, 37)
"""The first SQLite with STRICT tables."""
BUSY_TIMEOUT: Final = 5.0
"""Seconds a statement waits for other processes before it is told that the database is busy."""
_TABLES: Final = frozenset({"source", "session", "pass", "session_area", "session_kind", "gate_answer"})
"""What a database of version 1 or later holds."""


def require_sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Make sure that the system's SQLite is recent enough.

    Raises:
        HistoryError: it is not.
    """
    if version < OLDEST_SQLITE:
        raise HistoryError(
            "SQLite is too old for the history",
            f"Python uses SQLite {'.'.join(map(str, version))}; 3.37 or later is needed.",
            "A newer Python brings a newer SQLite.",
        )


def open_store(
    path: Path,
    *,
    notice: Callable[[str], None],
    now: Callable[[], datetime],
    migrations: Sequence[Migration] = MIGRATIONS,
) -> sqlite3.Connection:
    """Open the database, making it, bringing it up to date, or keeping a damaged one aside as need be.

    Args:
        path: the file; its folder is made if it is missing.
        notice: told, in one line, that a damaged file was kept aside.
        now: the wall clock, for the name of a file that is kept aside.
        migrations: what leads from one version to the next.

    Returns:
        A connection without implicit transactions, for the thread that called.

    Raises:
        NewerError: made by a newer version.
        HistoryError: it cannot be opened; nothing was changed.
    """
    require_sqlite()
    with told_as_history_errors(path):
        _prepare(path)
        seen = path.stat()
    try:
        return _opened(path, migrations)
    except DamagedError as error:
        keep_aside(path, seen, error, notice=notice, now=now)
    with told_as_history_errors(path):
        _prepare(path)
    return _opened(path, migrations)


def keep_aside(
    path: Path, seen: os.stat_result, why: HistoryError, *, notice: Callable[[str], None], now: Callable[[], datetime]
) -> None:
    """Give a damaged database another name, and tell.

    Args:
        path: where it is.
        seen: the file that was found damaged. If another one has this name by now, another process was faster, and
            nothing is done.
        why: what was found.
        notice: told, in one line.
        now: the wall clock, for the new name.

    Raises:
        HistoryError: it cannot be renamed.
    """
    with told_as_history_errors(path):
        guard = locks.hold(path.with_name(f"{path.name}.aside{locks.SUFFIX}"), patience=BUSY_TIMEOUT)
        try:
            if not path.exists() or not os.path.samestat(path.stat(), seen):
                return
            aside = _free_name(path, f"{path.stem}.corrupt-{now():%Y%m%dT%H%M%S}")
            path.rename(aside)
            # A journal that was left belongs to that file: it must not be played back into the new one.
            with suppress(FileNotFoundError):
                path.with_name(f"{path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))
        finally:
            if guard:
                guard.release()
    notice(f"{why.title} ({why.message.rstrip('.')}). It is kept as {aside.name}, and a new history begins.")


def _free_name(path: Path, stem: str) -> Path:
    wanted, number = path.with_name(f"{stem}{path.suffix}"), 2
    while wanted.exists():
        wanted, number = path.with_name(f"{stem}-{number}{path.suffix}"), number + 1
    return wanted


def _prepare(path: Path) -> None:
    """Make the folder and an empty file, for nobody else to read. An existing file keeps its mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        # The folder may have been made for routines first, with the mode of any folder.
        with suppress(PermissionError):
            path.parent.chmod(0o700)


def _opened(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    with told_as_history_errors(path):
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
        try:
            # A plain copy of the open file is whole, and a commit survives a power cut.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA foreign_keys = ON")
            _bring_up_to_date(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def version_of(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The version of a database; 0 for a new, empty one.

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


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    newest = len(migrations)
    version = version_of(connection, path, newest)
    if 0 < version < newest:
        _back_up(connection, path.with_name(f"{path.stem}.version-{version}{path.suffix}"))
    while version < newest:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been faster: what counts is the version under the lock.
            version = version_of(connection, path, newest)
            if version < newest:
                for statement in migrations[version]:
                    connection.execute(statement)
                version += 1
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database before it is changed; a copy that was not finished never has the final name."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)
