"""Copies of the history: making one, going back to one, taking one in, and looking whether all is well.

This module owns other databases than the person's own. A copy is made by SQLite's backup API, for nobody else to read,
and never has its final name before it is whole; what is taken in is never changed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from relief_player.errors import HistoryError
from relief_player.history import sums, transfer
from relief_player.history.aside import free_name
from relief_player.history.door import Door
from relief_player.history.faults import DamagedError, told_as_history_errors
from relief_player.history.lines import Line
from relief_player.history.schema import MIGRATIONS
from relief_player.history.store import open_store
from relief_player.history.upgrade import bring_up_to_date, version_of

_LEFT: Final = "That file was left as it is."
"""What becomes of another history that is damaged."""


def back_up(door: Door, target: Path, *, replace: bool = False) -> None:
    """Copy the whole history to a file, of mode 0600.

    Raises:
        HistoryError: there is no history, the file is there already, or it cannot be written.
    """
    connection = _own(door)
    if target.is_dir():
        target = target / door.path.name
    if target.exists() and not replace:
        raise HistoryError(f"{target} is there already", hint="Give another name, or --force to write over it.")
    with told_as_history_errors(target), _whole(target) as part, closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)


def restore(door: Door, source: Path, now: Callable[[], datetime]) -> Path:
    """Make the history what a copy says; what it was is kept beside it, and its name returned.

    The copy replaces the history in one transaction, while other programs may have it open.

    Raises:
        HistoryError: the copy is none or is damaged, a session is being played, or it cannot be written.
    """
    connection = _own(door)
    if connection.execute("SELECT 1 FROM session WHERE outcome = 'running' LIMIT 1").fetchone():
        raise HistoryError("A session is being played", hint="Restore the history once it has ended.")
    before = free_name(door.path, f"{door.path.stem}.before-restore-{now():%Y%m%dT%H%M%S}")
    with other_history(source) as other:
        if found := _damage(other):
            raise DamagedError("The copy is damaged", found[0], "Nothing was changed.")
        with told_as_history_errors(door.path):
            back_up(door, before)
            other.backup(connection)
    return before


def merge(door: Door, source: Path) -> dict[str, int]:
    """Take every row of another history in that is later than what is here; the other one is not changed.

    Returns:
        How many rows were `new`, `changed` and `known`.

    Raises:
        HistoryError: the other is no history or is damaged, or it cannot be written here.
    """
    if source.exists() and door.path.exists() and source.samefile(door.path):
        raise HistoryError("That is this history itself", "There is nothing to merge.")
    with other_history(source) as other:

        @contextmanager
        def reading() -> Iterator[sqlite3.Connection]:
            with told_as_history_errors(source, salvage=_LEFT):
                yield other

        def wrong(_: int, why: str) -> None:
            raise DamagedError("The other history is damaged", f"{source}: {why}.", "It was merged up to there.")

        lines: Iterator[tuple[int, Line]] = ((0, line) for line in transfer.every_line(reading))
        return transfer.put_lines(door.changing, lines, wrong)


def verify(door: Door) -> list[str]:
    """What is wrong with the history, a line each; empty where all is well."""
    connection = _own(door)
    with told_as_history_errors(door.path):
        if found := _damage(connection):
            return found
    wrong: list[str] = []
    try:
        for _ in transfer.every_line(door.reading):
            pass
    except (ValueError, OverflowError, TypeError) as error:
        wrong.append(f"A row cannot be read: {error}.")
    door.sum_up()
    with door.reading() as moment:
        if moment is not None and (days := sums.wrong_days(moment)):
            wrong.append(f"The sums of {len(days)} days are not those of their sessions, such as of {days[0]}.")
    return wrong


@contextmanager
def other_history(source: Path) -> Iterator[sqlite3.Connection]:
    """Another history, to read; one of an older version is brought up to date in a copy.

    Raises:
        HistoryError: it is not there, is none, is damaged, or was made by a newer version.
    """
    if not source.is_file():
        raise HistoryError(f"{source} is no file", hint="Give the path of a history, such as one that was backed up.")
    with told_as_history_errors(source, salvage=_LEFT), TemporaryDirectory(prefix="relief-") as folder:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as found:
            try:
                version = version_of(found, source, len(MIGRATIONS))
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                    raise
                raise DamagedError("The file is not a history", f"{source} is no database.") from error
            if version == len(MIGRATIONS):
                yield found
                return
            if version == 0:
                raise DamagedError("The file is not a history", f"{source} is empty.")
            copy = Path(folder) / source.name
            with closing(sqlite3.connect(copy)) as target:
                found.backup(target)
        with closing(sqlite3.connect(copy, isolation_level=None)) as old:
            bring_up_to_date(old, copy, MIGRATIONS)
            yield old


def _damage(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with a database."""
    lines = [str(found) for (found,) in connection.execute("PRAGMA integrity_check(10)") if found != "ok"]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(10)
    return lines + [f"A row of {table} belongs to a {parent} that is not there." for table, _, parent, _ in orphans]


def _own(door: Door) -> sqlite3.Connection:
    connection = door.connection
    if connection is None:
        raise HistoryError("There is no history yet", hint="relief list shows the routines.")
    return connection


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A file beside another, for nobody else to read, which gets its name once it is whole."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield part
        part.replace(target)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def begin_history(path: Path, now: Callable[[], datetime]) -> tuple[str, ...]:
    """Make a history where there is none yet, so that something can be taken in; returns what a person should know."""
    told: list[str] = []
    open_store(path, notice=told.append, now=now).close()
    return tuple(told)
