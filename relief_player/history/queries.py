"""The queries of the history: rows to records.

This module owns the SQL that reads sessions, passes and gate answers. It is given a connection and begins no
transaction: who calls decides what belongs to one moment.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from relief_player.history.cursor import progress_from
from relief_player.history.entry import GateAnswer, Resumable
from relief_player.history.faults import DamagedError
from relief_player.history.moments import Moment, aware
from relief_player.history.record import SessionRecord, StepRecord
from relief_player.routine.model import Kind, Side
from relief_player.session.state import Outcome, PassRecord
from relief_player.units import Ms

_LIVE: Final = "deleted_at IS NULL"
_PASS: Final = 'item, step, name, kind, areas, side, "set", round, planned_ms, active_ms, outcome'  # noqa: S105  # a pass of a session
_KINDS: Final = {kind.value: kind for kind in Kind}
_SIDES: Final = {None: None} | {side.value: side for side in Side}
_OUTCOMES: Final = {outcome.value: outcome for outcome in Outcome}


@contextmanager
def _decoding() -> Iterator[None]:
    """Rows that hold what no version of this program writes are damage, not a bug to trace."""
    try:
        yield
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise DamagedError("The history is damaged", f"A row cannot be read: {error}.") from error


def _rows(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> list[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query, values).fetchall()


def read_sessions(
    connection: sqlite3.Connection, where: str, values: Sequence[object], limit: int
) -> list[SessionRecord]:
    """Sessions that are not deleted, newest first, with their passes.

    Args:
        connection: inside a transaction, so that rows and passes are of one moment.
        where: a condition over the columns of `session`, written by this package.
        values: for its question marks.
        limit: how many at most.
    """
    query = f"SELECT * FROM session WHERE {_LIVE} AND ({where}) ORDER BY started_at DESC, id DESC LIMIT ?"  # noqa: S608  # no text of a person in it
    rows = _rows(connection, query, (*values, limit))
    passes = read_passes(connection, [row["id"] for row in rows])
    return [_session(row, passes[row["id"]]) for row in rows]


def read_passes(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[StepRecord, ...]]:
    """The passes of some sessions, each in the order of its timeline."""
    found: dict[str, list[StepRecord]] = {session_id: [] for session_id in ids}
    areas: dict[str, tuple[str, ...]] = {}
    marks = ", ".join("?" * len(ids))
    query = f"SELECT session_id, {_PASS} FROM pass WHERE session_id IN ({marks}) ORDER BY session_id, item"  # noqa: S608  # question marks
    with _decoding():
        # By place, not by name, and each list of areas read once: a long history has millions of passes.
        for session_id, item, step, name, kind, listed, side, of_set, of_round, planned, active, outcome in (
            connection.execute(query, ids)
        ):  # fmt: skip
            if listed not in areas:
                areas[listed] = tuple(json.loads(listed))
            found[session_id].append(
                StepRecord(
                    item=item,
                    step=step,
                    name=name,
                    kind=_KINDS[kind],
                    areas=areas[listed],
                    side=_SIDES[side],
                    set=of_set,
                    round=of_round,
                    planned=planned,
                    active=active,
                    outcome=_OUTCOMES[outcome],
                )
            )
    return {session_id: tuple(steps) for session_id, steps in found.items()}


def read_resumable(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> Resumable | None:
    """The newest session of those that fit which was broken off and is no rehearsal."""
    query = (
        "SELECT session.*, source_text, moves_text FROM session JOIN source ON source.id = source_id "  # noqa: S608  # no text of a person in it
        f"WHERE {_LIVE} AND NOT rehearsal AND outcome IN ('interrupted', 'stopped') AND ({where}) "
        "ORDER BY started_at DESC, session.id DESC LIMIT 1"
    )
    rows = _rows(connection, query, values)
    return _resumable(rows[0], read_passes(connection, [rows[0]["id"]])[rows[0]["id"]]) if rows else None


def read_last_done(connection: sqlite3.Connection) -> dict[str, datetime]:
    """When each routine was last completed."""
    query = (
        "SELECT routine_id, max(ended_at) AS at, ended_offset FROM session "
        "WHERE outcome = 'completed' AND deleted_at IS NULL GROUP BY routine_id"
    )
    return {row["routine_id"]: aware(Moment(row["at"], row["ended_offset"])) for row in _rows(connection, query, ())}


def read_used_for(connection: sqlite3.Connection, area: str) -> tuple[str, str, int] | None:
    """The routine by which an area was worked on most often in the last sessions: its id, its name, how often."""
    row = connection.execute(
        "SELECT routine_id, routine_name, count(*) AS times FROM "
        "(SELECT id, routine_id, routine_name, started_at FROM session WHERE deleted_at IS NULL "
        "AND outcome = 'completed' ORDER BY started_at DESC LIMIT 1000) AS recent "
        "JOIN session_area ON session_id = recent.id WHERE area = ? "
        "GROUP BY routine_id ORDER BY times DESC, max(started_at) DESC LIMIT 1",
        (area,),
    ).fetchone()
    return None if row is None else (str(row[0]), str(row[1]), int(row[2]))


def read_gates(connection: sqlite3.Connection, limit: int) -> list[GateAnswer]:
    """The answers to gates, newest first."""
    query = f"SELECT * FROM gate_answer WHERE {_LIVE} ORDER BY asked_at DESC, id DESC LIMIT ?"  # noqa: S608  # a constant
    with _decoding():
        return [
            GateAnswer(
                routine_id=row["routine_id"],
                routine_name=row["routine_name"],
                gate=row["gate"],
                answers=tuple((question, answer) for question, answer in json.loads(row["answers"])),
                outcome=row["outcome"],
                asked_at=aware(Moment(row["asked_at"], row["asked_offset"])),
                session_id=row["session_id"] or "",
            )
            for row in _rows(connection, query, (limit,))
        ]


def _session(row: sqlite3.Row, steps: tuple[StepRecord, ...]) -> SessionRecord:
    with _decoding():
        return SessionRecord(
            id=row["id"],
            routine_id=row["routine_id"],
            routine_name=row["routine_name"],
            routine_sha256=row["routine_sha256"],
            started_at=aware(Moment(row["started_at"], row["started_offset"])),
            ended_at=None if row["ended_at"] is None else aware(Moment(row["ended_at"], row["ended_offset"])),
            outcome=row["outcome"],
            planned=Ms(row["planned_ms"]),
            active=Ms(row["active_ms"]),
            paused=Ms(row["paused_ms"]),
            before=row["before"],
            after=row["after"],
            note=row["note"],
            eased=None if row["eased"] is None else bool(row["eased"]),
            steps=steps,
        )


def _resumable(row: sqlite3.Row, steps: tuple[StepRecord, ...]) -> Resumable:
    passes = tuple(PassRecord(step.item, step.active, step.outcome) for step in steps)
    with _decoding():
        return Resumable(
            id=row["id"],
            rev=row["rev"],
            routine_id=row["routine_id"],
            routine_name=row["routine_name"],
            routine_sha256=row["routine_sha256"],
            source_text=row["source_text"],
            moves_text=row["moves_text"],
            options_json=row["options"],
            started_at=aware(Moment(row["started_at"], row["started_offset"])),
            ended_at=aware(Moment(row["kept_at"], row["kept_offset"])),
            tz=row["tz"],
            asked=bool(row["asked"]),
            goal=row["goal"],
            planned_ms=Ms(row["planned_ms"]),
            progress=progress_from(row["cursor"], Ms(row["active_ms"]), Ms(row["paused_ms"]), passes),
        )
