"""What can go wrong with the history's file, in words for the one who must act.

This module owns the errors of this room and which of SQLite's and the system's errors they stand for. It touches no
file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from relief_player.errors import HistoryError


class BusyError(HistoryError):
    """Another process held, or moved, the database; worth another try at once, over a new connection."""


class DamagedError(HistoryError):
    """The file is no database of this program, or is damaged; it is kept aside and a new one begun."""


class RefusalError(HistoryError):
    """It cannot be written and never will be: trying again would not help."""


class NewerError(RefusalError):
    """The database was made by a newer version."""


class TakenError(RefusalError):
    """The session to resume is being played, or has been gone on with, elsewhere."""


_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY: Final = 0xFF
"""SQLite's extended codes hold the primary one in the low byte."""

_SALVAGE: Final = "It is kept aside under another name as soon as a session is recorded; nothing is deleted."
"""What becomes of the person's own history."""

_WORDS: Final = {
    sqlite3.SQLITE_FULL: ("The disk is full", "Free some space."),
    sqlite3.SQLITE_READONLY: ("The history may not be written to", "Check who owns the file and its folder."),
    sqlite3.SQLITE_PERM: ("The history may not be opened", "Check who owns the file and its folder."),
    sqlite3.SQLITE_CANTOPEN: ("The history cannot be opened", "Check that its folder exists and who owns it."),
    sqlite3.SQLITE_IOERR: ("The disk failed or is full", "Check the disk and its free space."),
}


@contextmanager
def told_as_history_errors(path: Path, *, salvage: str = _SALVAGE) -> Iterator[None]:
    """Turn what SQLite and the system raise inside into errors of this room about the file at `path`.

    Args:
        path: the database.
        salvage: what becomes of it where it is damaged.

    Raises:
        HistoryError: or the one of its kinds that fits.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _said(error, path, salvage) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise HistoryError(
            "The history cannot be used", f"{path}: {reason}.", "Check that its folder exists and who owns it."
        ) from error


def _said(error: sqlite3.Error, path: Path, salvage: str) -> HistoryError:
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & _PRIMARY
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return BusyError("The history was moved", f"{path} is another file now.", "Try again in a moment.")
    if code in _BUSY:
        return BusyError("The history is busy", f"Another program is using {path}.", "Try again in a moment.")
    if code in _DAMAGED:
        return DamagedError("The history is damaged", f"{path}: {error}.", salvage)
    title, hint = _WORDS.get(code, ("The history cannot be used", "`relief doctor` tells more."))
    return HistoryError(title, f"{path}: {error}.", hint)
