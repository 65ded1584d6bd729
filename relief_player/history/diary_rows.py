"""The cramp diary in the database, and what was told once.

This module owns the SQL of both. Reading is page by page, as for sessions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from relief_player.errors import NotFoundError
from relief_player.history.diary import Cramp
from relief_player.history.door import Door
from relief_player.history.ids import new_id
from relief_player.history.moments import Moment, aware, moment_of
from relief_player.history.statements import storable
from relief_player.history.zone import zone_name
from relief_player.units import Ms

PAGE: Final = 200
_COLUMNS: Final = (
    "id, at, at_offset, tz, area, side, lasted_ms, going, strength, woke, doing, helped, signs, temperature, "
    "since_days, note, session_id"
)


def _values(cramp: Cramp) -> tuple[object, ...]:
    """What stands in `_COLUMNS` but the id.

    Raises:
        ValueError: its time has no offset from UTC.
    """
    return (
        *moment_of(cramp.at),
        cramp.tz or zone_name(cramp.at),
        cramp.area,
        cramp.side,
        cramp.lasted,
        cramp.going,
        cramp.strength,
        cramp.woke,
        json.dumps(cramp.doing),
        json.dumps(cramp.helped),
        json.dumps(cramp.signs),
        cramp.temperature,
        cramp.since_days,
        None if cramp.note is None else storable(cramp.note),
        cramp.session_id,
    )


def add_cramp(door: Door, cramp: Cramp) -> None:
    """Write an entry.

    Raises:
        HistoryError: it cannot be written.
        ValueError: its time has no offset from UTC.
    """
    with door.changing() as (connection, host):
        connection.execute(
            f"INSERT INTO cramp (rev, host, {_COLUMNS}) "  # noqa: S608  # column names of this module
            "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (host, cramp.id, *_values(cramp)),
        )


def change_cramp(door: Door, cramp: Cramp) -> None:
    """Write an entry that is there already anew, as a later revision of it.

    Raises:
        NotFoundError: there is none of its id, or it was deleted.
        HistoryError: it cannot be written.
        ValueError: its time has no offset from UTC.
    """
    columns = ", ".join(f"{name} = ?" for name in _COLUMNS.split(", ")[1:])
    with door.changing() as (connection, host):
        changed = connection.execute(
            f"UPDATE cramp SET rev = rev + 1, host = ?, {columns} WHERE id = ? AND deleted_at IS NULL",  # noqa: S608  # as above
            (host, *_values(cramp), cramp.id),
        )
        if not changed.rowcount:
            raise NotFoundError("That entry is no longer in the diary", hint="relief log list shows what is.")


def count_cramps(door: Door) -> int:
    """How many entries there are."""
    with door.reading() as connection:
        if connection is None:
            return 0
        return int(connection.execute("SELECT count(*) FROM cramp WHERE deleted_at IS NULL").fetchone()[0])


def cramps(door: Door, since: datetime | None = None) -> Iterator[Cramp]:
    """The entries that began at a moment or later, newest first."""
    least = -(2**62) if since is None else moment_of(since).at
    after: tuple[int, str] = (2**62, "")
    query = (
        f"SELECT {_COLUMNS} FROM cramp WHERE deleted_at IS NULL AND at >= ? AND (at, id) < (?, ?) "  # noqa: S608  # as above
        f"ORDER BY at DESC, id DESC LIMIT {PAGE}"
    )
    while True:
        with door.reading() as connection:
            page = [] if connection is None else connection.execute(query, (least, *after)).fetchall()
        for row in page:
            yield Cramp(
                id=row[0],
                at=aware(Moment(row[1], row[2])),
                tz=row[3],
                area=row[4],
                side=row[5],
                lasted=None if row[6] is None else Ms(row[6]),
                going=bool(row[7]),
                strength=row[8],
                woke=bool(row[9]),
                doing=tuple(json.loads(row[10])),
                helped=tuple(json.loads(row[11])),
                signs=tuple(json.loads(row[12])),
                temperature=row[13],
                since_days=row[14],
                note=row[15],
                session_id=row[16],
            )
        if len(page) < PAGE:
            return
        after = (page[-1][1], page[-1][0])


def told(door: Door) -> set[tuple[str, str]]:
    """What was told: (rule, about) pairs."""
    with door.reading() as connection:
        if connection is None:
            return set()
        return set(connection.execute("SELECT rule, about FROM told WHERE deleted_at IS NULL"))


def remember_told(door: Door, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep that something was told, so that it is told once."""
    at = moment_of(door.now())
    with door.changing() as (connection, host):
        connection.executemany(
            "INSERT INTO told (id, rev, host, at, at_offset, rule, about) VALUES (?, 1, ?, ?, ?, ?, ?)",
            [(new_id(), host, *at, rule, about) for rule, about in pairs],
        )
