"""What a person changes of a session afterwards: ratings, a note, whether it eased; deleting it, and taking that back.

This module owns the SQL of those changes. Each raises the row's revision and names this machine as the one that made
it, so that databases can be merged. It begins no transaction.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from msgspec import Struct

from relief_player.errors import HistoryError, NotFoundError
from relief_player.history.statements import storable

LONGEST_NOTE: Final = 10_000
"""Characters of a note; nobody types more, and a pasted file is a slip."""
MOST: Final = 10
"""Ratings go from 0 to 10."""


class Rating(Struct, frozen=True, kw_only=True):
    """What a person says of a session. None changes nothing: what was said before stays."""

    before: int | None = None
    """Tightness or pain before, 0 to 10."""
    after: int | None = None
    note: str | None = None
    """An empty note takes the old one away."""
    eased: bool | None = None
    """Whether the cramp eased."""

    def __post_init__(self) -> None:
        for value in (self.before, self.after):
            if value is not None and not 0 <= value <= MOST:
                raise HistoryError("That is no rating", f"A rating is a number from 0 to 10; {value} was given.")
        if self.note is not None and len(self.note) > LONGEST_NOTE:
            raise HistoryError("The note is too long", f"A note has at most {LONGEST_NOTE} characters.")


def rate(connection: sqlite3.Connection, host: str, session_id: str, rating: Rating) -> None:
    """Write what a person says of a session, and that they were asked.

    Raises:
        NotFoundError: there is no such session.
    """
    note = None if rating.note is None else storable(rating.note).strip()
    changed = connection.execute(
        'UPDATE session SET rev = rev + 1, host = ?, asked = 1, "before" = coalesce(?, "before"), '
        '"after" = coalesce(?, "after"), note = nullif(coalesce(?, note), \'\'), eased = coalesce(?, eased) '
        "WHERE id = ? AND deleted_at IS NULL",
        (host, rating.before, rating.after, note, rating.eased, session_id),
    )
    if not changed.rowcount:
        raise _no_session(session_id)


def set_deleted(connection: sqlite3.Connection, host: str, table: str, row_id: str, at: int | None) -> None:
    """Delete a row, leaving a tombstone with its words, or take that back. Done twice it changes nothing.

    Args:
        connection: inside a transaction.
        host: this machine.
        table: `session` or `cramp`.
        row_id: which one.
        at: now, in UTC milliseconds; None takes it back.

    Raises:
        NotFoundError: there is no such row.
        HistoryError: it is a session that is being played.
    """
    columns = "deleted_at, outcome" if table == "session" else "deleted_at, ''"
    row = connection.execute(f"SELECT {columns} FROM {table} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608  # a name from above
    if row is None:
        raise _no_session(row_id)
    if row[1] == "running":
        raise HistoryError("That session is being played", hint="End it first.")
    if (row[0] is None) != (at is None):
        connection.execute(
            f"UPDATE {table} SET rev = rev + 1, host = ?, deleted_at = ? WHERE id = ?",  # noqa: S608  # as above
            (host, at, row_id),
        )


def find_id(connection: sqlite3.Connection, table: str, text: str, *, deleted: bool) -> str:
    """The id that a person means: whole, its beginning, or ``last``.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    column = "deleted_at" if deleted else ("started_at" if table == "session" else "at")
    state = "deleted_at IS NOT NULL" if deleted else "deleted_at IS NULL"
    if text == "last":
        query, values = f"SELECT id FROM {table} WHERE {state} ORDER BY {column} DESC, id DESC LIMIT 1", ()  # noqa: S608  # names from above
        found = connection.execute(query, values).fetchall()
    else:
        start = text.lower()
        query = f"SELECT id FROM {table} WHERE {state} AND substr(id, 1, ?) = ? LIMIT 2"  # noqa: S608  # as above
        found = connection.execute(query, (len(start), start)).fetchall() if start else []
    if len(found) > 1:
        raise NotFoundError("That is the beginning of more than one id", "Give more of it.")
    if not found:
        raise _no_session(text)
    return str(found[0][0])


def _no_session(text: str) -> NotFoundError:
    hint = "relief history --ids shows those of sessions, relief log list those of the diary."
    return NotFoundError("There is nothing of that id in the history", f"{text[:40]!r} was given.", hint)
