"""Looking through the history: lists page by page, counts, what there is to filter by, and what ratings tell.

This module owns the SQL of those looks. Each is one short transaction, and none reads a pass, so that a list of a long
history is as quick as one of a short one.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Final

from relief_player.errors import HistoryError
from relief_player.history.browse import Change, Choices, SessionRow, Wanted
from relief_player.history.door import Door
from relief_player.history.moments import Moment, aware, moment_of
from relief_player.units import Ms

PAGE: Final = 100
"""Rows that are read in one transaction."""
_COLUMNS: Final = (
    "id, started_at, started_offset, routine_id, routine_name, outcome, planned_ms, active_ms, "
    '"before", "after", note IS NOT NULL'
)
_NEWEST_BY_ROUTINE: Final = """
    WITH RECURSIVE known(id) AS (
        SELECT min(routine_id) FROM session
        UNION ALL
        SELECT (SELECT min(routine_id) FROM session WHERE routine_id > known.id) FROM known WHERE known.id IS NOT NULL
    )
    SELECT routine_id, routine_name, goal FROM known JOIN session ON session.id = (
        SELECT id FROM session WHERE routine_id = known.id AND deleted_at IS NULL ORDER BY started_at DESC LIMIT 1
    )
"""
"""From routine to routine along an index: a step for each routine, not one for each session."""
_AREAS: Final = """
    SELECT key FROM day_sum WHERE what = 'area' AND day NOT IN (SELECT day FROM stale_day)
    UNION
    SELECT area FROM session JOIN session_area ON session_id = session.id
    WHERE day IN (SELECT day FROM stale_day) AND deleted_at IS NULL
    ORDER BY 1
"""
_DAY: Final = 24 * 3_600_000
_EPOCH: Final = date(1970, 1, 1).toordinal()


def rows(door: Door, wanted: Wanted, after: SessionRow | None = None, size: int = PAGE) -> list[SessionRow]:
    """A page of sessions, newest first.

    Args:
        door: the history.
        wanted: which ones.
        after: the last row of the page before; None for the first page.
        size: how many at most; fewer come back only at the end.

    Raises:
        HistoryError: the history cannot be read.
    """
    where, values = _where(wanted)
    if after is not None:
        where = f"{where} AND (started_at, id) < (?, ?)"
        values += [moment_of(after.started_at).at, after.id]
    query = f"SELECT {_COLUMNS} FROM session WHERE {where} ORDER BY started_at DESC, id DESC LIMIT ?"  # noqa: S608  # no text of a person in it
    with door.reading() as connection:
        found = [] if connection is None else connection.execute(query, (*values, size)).fetchall()
    return [
        SessionRow(
            id=row[0],
            started_at=aware(Moment(row[1], row[2])),
            routine_id=row[3],
            name=row[4],
            outcome=row[5],
            planned=Ms(row[6]),
            active=Ms(row[7]),
            before=row[8],
            after=row[9],
            noted=bool(row[10]),
        )
        for row in found
    ]


def count(door: Door, wanted: Wanted) -> int:
    """How many sessions there are of those that are wanted.

    Raises:
        HistoryError: the history cannot be read.
    """
    where, values = _where(wanted)
    with door.reading() as connection:
        if connection is None:
            return 0
        return int(connection.execute(f"SELECT count(*) FROM session WHERE {where}", values).fetchone()[0])  # noqa: S608  # as above


def choices(door: Door) -> Choices:
    """What the sessions can be filtered by.

    Raises:
        HistoryError: the history cannot be read.
    """
    with suppress(HistoryError):  # where it may not be written, the stale days are looked at on the way
        door.sum_up()
    with door.reading() as connection:
        if connection is None:
            return Choices()
        newest = connection.execute(_NEWEST_BY_ROUTINE).fetchall()
        areas = [row[0] for row in connection.execute(_AREAS)]
    routines = sorted(((row[0], row[1]) for row in newest), key=lambda pair: (pair[1].casefold(), pair[0]))
    goals = sorted({row[2] for row in newest if row[2]})
    return Choices(routines=tuple(routines), areas=tuple(areas), goals=tuple(goals))


def changes(door: Door, first: date) -> list[Change]:
    """The ratings before and after, by routine, of the sessions since a day; the most rated first.

    Raises:
        HistoryError: the history cannot be read.
    """
    where, values = _where(Wanted(first=first))
    query = (
        "SELECT routine_id, routine_name, count(*) AS rated, "  # noqa: S608  # as above
        'avg("before"), avg("after"), max(started_at) '
        f'FROM session WHERE {where} AND "before" IS NOT NULL AND "after" IS NOT NULL '
        "AND outcome IN ('completed', 'stopped', 'interrupted') "
        "GROUP BY routine_id ORDER BY rated DESC, routine_id"
    )
    with door.reading() as connection:
        found = [] if connection is None else connection.execute(query, values).fetchall()
    return [Change(*row[:5]) for row in found]


def counted(door: Door) -> int:
    """How many sessions count, over all time; rehearsals and sessions that still run do not.

    Raises:
        HistoryError: the history cannot be read.
    """
    with suppress(HistoryError):  # where it may not be written, the stale days are counted on the way
        door.sum_up()
    stale = "(SELECT day FROM stale_day)"
    query = (
        f"SELECT (SELECT coalesce(sum(sessions), 0) FROM day_sum WHERE what = 'all' AND day NOT IN {stale}) + "  # noqa: S608  # as above
        f"(SELECT count(*) FROM session WHERE day IN {stale} AND deleted_at IS NULL "
        "AND outcome IN ('completed', 'stopped', 'interrupted'))"
    )
    with door.reading() as connection:
        return 0 if connection is None else int(connection.execute(query).fetchone()[0])


def _where(wanted: Wanted) -> tuple[str, list[object]]:
    """A condition over the columns of `session`, with the values of its question marks."""
    parts, values = ["deleted_at IS NULL"], list[object]()
    for column, value in (("routine_id", wanted.routine_id), ("goal", wanted.goal), ("outcome", wanted.outcome)):
        if value:
            parts.append(f"{column} = ?")
            values.append(value)
    if wanted.area:
        parts.append("EXISTS (SELECT 1 FROM session_area WHERE session_id = session.id AND area = ?)")
        values.append(wanted.area)
    # The day is the person's own; nobody lives more than a day from UTC, so the index by start narrows it first.
    if wanted.first is not None:
        parts.append("day >= ? AND started_at >= ?")
        values += [wanted.first.isoformat(), (wanted.first.toordinal() - _EPOCH - 1) * _DAY]
    if wanted.last is not None:
        parts.append("day <= ? AND started_at < ?")
        values += [wanted.last.isoformat(), (wanted.last.toordinal() - _EPOCH + 2) * _DAY]
    return " AND ".join(parts), values
