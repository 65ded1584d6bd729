"""The history's database file: made, opened, and made anew where it is damaged.

This module owns how the file is made (mode 0600, in a folder of mode 0700) and its pragmas. It knows no session.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from relief_player.errors import HistoryError
from relief_player.history.aside import keep_aside
from relief_player.history.faults import DamagedError, told_as_history_errors
from relief_player.history.schema import MIGRATIONS, Migration
from relief_player.history.upgrade import bring_up_to_date

OLDEST_SQLITE: Final = (3, 37)
"""The first SQLite with STRICT tables."""
BUSY_TIMEOUT: Final = 5.0
"""Seconds a statement waits for other processes before it is told that the database is busy."""


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
            bring_up_to_date(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection
