"""Out and in: every row as a line of JSON, and lines into a database that may have some of them already.

This module owns how a row from elsewhere meets the one that is here: the higher (revision, host) stands, whole, so that
databases can be merged in any order and any number of times. Lines are streamed; memory does not grow with them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, Final

from relief_player.history import statements
from relief_player.history.columns import LineError
from relief_player.history.lines import PASS, TABLES, Line, columns_of, digest_of, line_of, row_of
from relief_player.history.moments import Moment

FORMAT: Final = 1
"""The version of the lines; a newer one is refused."""
PAGE: Final = 200
"""Rows that are read, and lines that are written, in one transaction."""
Reading = Callable[[], AbstractContextManager[sqlite3.Connection | None]]
Changing = Callable[[], AbstractContextManager[tuple[sqlite3.Connection, str]]]


def head() -> Line:
    """The first line of an export."""
    return {"type": "relief-history", "format": FORMAT}


def every_line(reading: Reading) -> Iterator[Line]:
    """Every row of a history, deleted ones too; a source stands before the sessions that were played from it.

    Args:
        reading: opens a short transaction; each page is one, so that nobody who writes is held up.
    """
    known: set[str] = set()
    for table in TABLES:
        if table == "source":
            continue
        after = ""
        while True:
            with reading() as connection:
                page = [] if connection is None else _page(connection, table, after)
                sources = [] if connection is None else _sources(connection, page, known)
            yield from sources
            yield from page
            if len(page) < PAGE:
                break
            after = page[-1]["id"]


def put_lines(
    changing: Changing, lines: Iterable[tuple[int, Line]], wrong: Callable[[int, str], None]
) -> dict[str, int]:
    """Write lines, page by page; what was written before an interruption stands, and doing it again changes nothing.

    Args:
        changing: opens a transaction that writes.
        lines: with the number of each, for the errors.
        wrong: told the number of a line that cannot be taken, and why; the others are.

    Returns:
        How many rows were `new`, `changed`, and `known` (this one, or a later one, was here).
    """
    counts = {"new": 0, "changed": 0, "known": 0}
    left = iter(lines)
    while page := list(islice(left, PAGE)):
        refused: list[tuple[int, str]] = []
        found: list[str] = []
        with changing() as (connection, _):
            for number, line in page:
                try:
                    found.append(_put(connection, line))
                except (LineError, sqlite3.IntegrityError) as error:
                    refused.append((number, str(error)))
        for outcome in counts:
            counts[outcome] += found.count(outcome)
        for number, why in refused:
            wrong(number, why)
    return counts


def parsed(text: Iterable[str], wrong: Callable[[int, str], None]) -> Iterator[tuple[int, Line]]:
    """The objects of JSON Lines with their numbers, from 1; empty lines are left out.

    Args:
        text: line by line.
        wrong: told the number of a line that is none, and why.
    """
    for number, written in enumerate(text, 1):
        if not written.strip():
            continue
        try:
            line = json.loads(written)
        except (ValueError, RecursionError) as error:
            wrong(number, f"not JSON: {error}")
            continue
        if not isinstance(line, dict):
            wrong(number, "expected an object")
        elif line.get("type") == "relief-history":
            if line.get("format") != FORMAT:
                wrong(number, "made by a newer version of relief")
                return
        else:
            yield number, line


def _page(connection: sqlite3.Connection, table: str, after: str) -> list[Line]:
    columns = ", ".join(columns_of(TABLES[table]))
    query = f"SELECT {columns} FROM {table} WHERE id > ? ORDER BY id LIMIT {PAGE}"  # noqa: S608  # names of this room
    return [_whole(connection, table, row) for row in connection.execute(query, (after,)).fetchall()]


def _sources(connection: sqlite3.Connection, page: Iterable[Line], known: set[str]) -> list[Line]:
    wanted = {line["source_id"] for line in page if line["type"] == "session"} - known
    known |= wanted
    found = (_here(connection, "source", source_id) for source_id in sorted(wanted))
    return [line for line in found if line is not None]


def _here(connection: sqlite3.Connection, table: str, row_id: str) -> Line | None:
    columns = ", ".join(columns_of(TABLES[table]))
    row = connection.execute(f"SELECT {columns} FROM {table} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608  # as above
    return None if row is None else _whole(connection, table, row)


def _whole(connection: sqlite3.Connection, table: str, row: tuple[Any, ...]) -> Line:
    line = {"type": table, **line_of(TABLES[table], row)}
    if table == "session":
        query = f"SELECT {', '.join(columns_of(PASS))} FROM pass WHERE session_id = ? ORDER BY item"  # noqa: S608  # as above
        line["steps"] = [line_of(PASS, step) for step in connection.execute(query, (line["id"],))]
    return line


def _put(connection: sqlite3.Connection, line: Line) -> str:
    """Write one line, if it is later than what is here."""
    table = line.get("type")
    if not isinstance(table, str) or table not in TABLES:
        raise LineError(f"type: expected one of {', '.join(TABLES)}")
    fields = TABLES[table]
    row = row_of(fields, line)
    here = _here(connection, table, line["id"])
    if table == "source":
        if digest_of(line) != line["id"]:
            raise LineError("id: is not that of these texts")
        if here is None:
            _insert(connection, table, row)
        return "source"
    steps = _steps(line) if table == "session" else []
    # What comes in is compared as it would be read again, so that keys of no meaning make no difference.
    coming = {"type": table, **line_of(fields, row)}
    if table == "session":
        coming["steps"] = [line_of(PASS, step) for step in steps]
    if here is not None and _age(coming) <= _age(here):
        return "known"
    # A line that the schema refuses half way must leave everything as it was.
    connection.execute("SAVEPOINT line")
    try:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (line["id"],))  # noqa: S608  # as above
        if table == "session":
            _insert_session(connection, row, coming, steps)
        else:
            _insert(connection, table, row)
    except BaseException:
        connection.execute("ROLLBACK TO line")
        raise
    finally:
        connection.execute("RELEASE line")
    return "new" if here is None else "changed"


def _age(line: Line) -> tuple[int, str, str]:
    """Which of two rows of one id stands; the text decides where a copied database went two ways on one machine."""
    return line["rev"], line["host"], json.dumps(line, sort_keys=True)


def _steps(line: Line) -> list[tuple[Any, ...]]:
    steps = line.get("steps")
    if not isinstance(steps, list):
        raise LineError("steps: expected a list")
    rows = [row_of(PASS, step, f"steps[{index}].") for index, step in enumerate(steps)]
    if len({row[0] for row in rows}) < len(rows):
        raise LineError("steps: two of them have one item")
    return sorted(rows)


def _insert(connection: sqlite3.Connection, table: str, row: tuple[Any, ...]) -> None:
    columns = columns_of(TABLES[table])
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)  # noqa: S608  # as above


def _insert_session(
    connection: sqlite3.Connection, row: tuple[Any, ...], line: Line, steps: list[tuple[Any, ...]]
) -> None:
    if _here(connection, "source", line["source_id"]) is None:
        raise LineError("source_id: there is no such source, here or in a line before")
    columns = [*columns_of(TABLES["session"]), "day"]
    started = dict(zip(columns, row, strict=False))
    day = Moment(started['"started_at"'], started['"started_offset"']).day
    marks = ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO session ({', '.join(columns)}) VALUES ({marks})", (*row, day))  # noqa: S608  # as above
    columns = ["session_id", *columns_of(PASS)]
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO pass ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608  # as above
        ((line["id"], *step) for step in steps),
    )
    if line["outcome"] != "running":
        statements.sum_up(connection, line["id"])
