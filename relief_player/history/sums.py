"""Sums by day: kept beside the sessions, so that statistics over a long history read thousands of rows, not millions.

This module owns the SQL of those sums. Whatever changes a session marks its day as stale (triggers of the schema);
stale days are summed up again by whoever asks for statistics, and where that cannot be written, on the way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from relief_player.history.daysum import DaySum
from relief_player.history.moments import Moment

_COUNTED: Final = "deleted_at IS NULL AND outcome IN ('completed', 'stopped', 'interrupted')"
_EDGE: Final = 4 * 24 * 3_600_000
"""Milliseconds: see `read_sums`."""
_SUMS: Final = "count(*), sum(outcome = 'completed')"
_PARTS: Final = (
    ("'all'", "''", "session.active_ms", "session"),
    ("'routine'", "routine_id", "session.active_ms", "session"),
    ("'area'", "area", "session_area.active_ms", "session JOIN session_area ON session_id = session.id"),
    ("'kind'", "kind", "session_kind.active_ms", "session JOIN session_kind ON session_id = session.id"),
)


def _from_sessions(where: str) -> str:
    """The sums by day of sessions that fit a condition, from the sessions themselves."""
    return " UNION ALL ".join(
        f"SELECT {what} AS what, {key} AS key, day, {_SUMS}, sum({length}) FROM {tables} "  # noqa: S608  # names of this module
        f"WHERE {_COUNTED} AND {where} GROUP BY day, {key}"
        for what, key, length, tables in _PARTS
    )


def is_fresh(connection: sqlite3.Connection) -> bool:
    """Whether no day has to be summed up again."""
    return connection.execute("SELECT 1 FROM stale_day LIMIT 1").fetchone() is None


def refresh(connection: sqlite3.Connection) -> None:
    """Sum the stale days up again, inside the caller's transaction."""
    connection.execute("DELETE FROM day_sum WHERE day IN (SELECT day FROM stale_day)")
    connection.execute(f"INSERT INTO day_sum {_from_sessions('day IN (SELECT day FROM stale_day)')}")  # noqa: S608  # as above
    connection.execute("DELETE FROM stale_day")


def read_day_sums(connection: sqlite3.Connection, first: str = "") -> Iterator[DaySum]:
    """The sums of each day from `first` on, in no order."""
    query = (
        "SELECT what, key, day, sessions, completed, active_ms FROM day_sum "  # noqa: S608  # as above
        "WHERE day >= :first AND day NOT IN (SELECT day FROM stale_day) UNION ALL "
        + _from_sessions("day >= :first AND day IN (SELECT day FROM stale_day)")
    )
    for row in connection.execute(query, {"first": first}):
        yield DaySum(*row)


def read_sums(connection: sqlite3.Connection, since: Moment | None = None) -> list[DaySum]:
    """The sums of all days together, or of the sessions that started at a moment or later; the most first.

    Args:
        connection: inside a transaction.
        since: the days round it are read session by session, because it may lie within one.
    """
    columns = "what, key, day, sessions, completed, active_ms"
    # Straight from the table where that says all: its order is that of the groups, and nothing has to be sorted.
    source, values = "day_sum", dict[str, object]()
    parts: list[str] = []
    if since is not None:
        # No offset is more than a day: whoever started two calendar days later started later, and nobody who started
        # before that day did so more than four days after the moment.
        first = (date.fromisoformat(Moment(since.at, 0).day) + timedelta(days=2)).isoformat()
        values = {"first": first, "since": since.at, "until": since.at + _EDGE}
        parts.append(_from_sessions("started_at BETWEEN :since AND :until AND day < :first"))
    after = "day >= :first AND " if since is not None else ""
    if not is_fresh(connection):
        parts.append(_from_sessions(f"{after}day IN (SELECT day FROM stale_day)"))  # noqa: S608  # as above
        after += "day NOT IN (SELECT day FROM stale_day) AND "
    if parts:
        kept = f"SELECT {columns} FROM day_sum WHERE {after}1"  # noqa: S608  # as above
        source = f"({' UNION ALL '.join([kept, *parts])})"
    query = (
        "SELECT what, key, max(day), sum(sessions), sum(completed), sum(active_ms) AS active "  # noqa: S608  # as above
        f"FROM {source} GROUP BY what, key ORDER BY active DESC, key"
    )
    return [DaySum(*row) for row in connection.execute(query, values)]


def read_days(connection: sqlite3.Connection, since: Moment | None = None) -> list[str]:
    """The calendar days on which counted sessions began, in order."""
    query = f"SELECT DISTINCT day FROM session WHERE {_COUNTED} AND started_at >= ? ORDER BY day"  # noqa: S608  # as above
    if since is not None:
        return [day for (day,) in connection.execute(query, (since.at,))]
    query = (
        "SELECT day FROM day_sum WHERE what = 'all' AND day NOT IN (SELECT day FROM stale_day) UNION "  # noqa: S608  # as above
        f"SELECT day FROM session WHERE {_COUNTED} AND day IN (SELECT day FROM stale_day) ORDER BY day"
    )
    return [day for (day,) in connection.execute(query)]


def wrong_days(connection: sqlite3.Connection) -> list[str]:
    """The days whose sums are not those of their sessions; stale ones are not looked at."""
    kept = "SELECT what, key, day, sessions, completed, active_ms FROM day_sum"
    made = _from_sessions("day NOT IN (SELECT day FROM stale_day)")
    query = (
        f"SELECT DISTINCT day FROM (SELECT * FROM ({kept} EXCEPT SELECT * FROM ({made})) UNION "  # noqa: S608  # as above
        f"SELECT * FROM (SELECT * FROM ({made}) EXCEPT {kept})) "
        "WHERE day NOT IN (SELECT day FROM stale_day) ORDER BY day"
    )
    return [day for (day,) in connection.execute(query)]
