"""The statements of the history: entries to rows.

This module owns the SQL that writes sessions, passes and gate answers. It is given a connection and begins no
transaction: who calls decides what belongs together.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Final

from relief_player.digests import digest
from relief_player.history.cursor import cursor_text
from relief_player.history.entry import Entry, GateAnswer, SessionHeader
from relief_player.history.moments import moment_of
from relief_player.history.queries import read_passes
from relief_player.history.record import StepRecord, active_by_area, active_by_kind, step_of
from relief_player.session.state import PassRecord
from relief_player.session.timeline import Timeline

_COLUMNS: Final = 'item, step, name, kind, areas, side, "set", round, planned_ms, active_ms, outcome'


def storable(text: str) -> str:
    """A text as the database takes it: half characters, which a file name can hold, become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def update_session(connection: sqlite3.Connection, host: str, entry: Entry) -> bool:
    """Bring a session's row up to date; returns whether there is such a row."""
    ended = None if entry.ended_at is None else moment_of(entry.ended_at)
    kept = moment_of(entry.kept_at)
    changed = connection.execute(
        "UPDATE session SET rev = rev + 1, host = ?, kept_at = ?, kept_offset = ?, ended_at = ?, ended_offset = ?, "
        "outcome = ?, active_ms = ?, paused_ms = ?, cursor = ? WHERE id = ?",
        (
            host,
            *kept,
            *(ended or (None, None)),
            entry.outcome,
            entry.progress.active,
            entry.progress.paused,
            cursor_text(entry.progress),
            entry.id,
        ),
    )
    return changed.rowcount > 0


def insert_session(connection: sqlite3.Connection, host: str, entry: Entry) -> None:
    """Write a session's row, and the texts it is played from where they are not there yet."""
    header = entry.header
    started, kept = moment_of(header.started_at), moment_of(entry.kept_at)
    ended = None if entry.ended_at is None else moment_of(entry.ended_at)
    connection.execute(
        "INSERT INTO session (id, rev, host, routine_id, routine_name, routine_sha256, goal, source_id, options, "
        "started_at, started_offset, tz, day, kept_at, kept_offset, ended_at, ended_offset, outcome, rehearsal, "
        "planned_ms, active_ms, paused_ms, cursor) "
        "VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            host,
            storable(header.routine_id),
            storable(header.routine_name),
            storable(header.routine_sha256),
            storable(header.goal),
            _insert_source(connection, header),
            storable(header.options_json),
            *started,
            storable(header.tz),
            started.day,
            *kept,
            *(ended or (None, None)),
            entry.outcome,
            header.rehearsal,
            header.planned_ms,
            entry.progress.active,
            entry.progress.paused,
            cursor_text(entry.progress),
        ),
    )


def _insert_source(connection: sqlite3.Connection, header: SessionHeader) -> str:
    source, moves = storable(header.source_text), storable(header.moves_text)
    marked = digest(source, moves)
    connection.execute("INSERT INTO source VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (marked, source, moves))
    return marked


def write_passes(
    connection: sqlite3.Connection, session_id: str, timeline: Timeline, passes: Iterable[PassRecord]
) -> None:
    """Write passes, each in place of what was there of it."""
    connection.executemany(
        f"INSERT OR REPLACE INTO pass (session_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  # column names of this module
        (_pass_row(session_id, step_of(timeline, done)) for done in passes),
    )


def _pass_row(session_id: str, step: StepRecord) -> tuple[object, ...]:
    return (
        session_id,
        step.item,
        step.step,
        storable(step.name),
        str(step.kind),
        json.dumps(step.areas),
        None if step.side is None else str(step.side),
        step.set,
        step.round,
        step.planned,
        step.active,
        str(step.outcome),
    )


def delete_passes(connection: sqlite3.Connection, session_id: str, items: Collection[int] | None = None) -> None:
    """Remove some passes of a session, or all of them."""
    if items is None:
        connection.execute("DELETE FROM pass WHERE session_id = ?", (session_id,))
    else:
        rows = ((session_id, item) for item in items)
        connection.executemany("DELETE FROM pass WHERE session_id = ? AND item = ?", rows)


def sum_up(connection: sqlite3.Connection, session_id: str) -> None:
    """Write the sums by area and kind of a session from its passes."""
    steps = read_passes(connection, [session_id])[session_id]
    for table, column, sums in (
        ("session_area", "area", active_by_area(steps)),
        ("session_kind", "kind", active_by_kind(steps)),
    ):
        connection.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))  # noqa: S608  # names from above
        connection.executemany(
            f"INSERT INTO {table} (session_id, {column}, active_ms) VALUES (?, ?, ?)",  # noqa: S608  # names from above
            [(session_id, storable(str(key)), active) for key, active in sums.items()],
        )


def insert_gate(connection: sqlite3.Connection, host: str, gate_id: str, answer: GateAnswer) -> None:
    """Write the answers to a gate; writing them again changes nothing."""
    connection.execute(
        "INSERT INTO gate_answer (id, rev, host, asked_at, asked_offset, routine_id, routine_name, gate, answers, "
        "outcome, session_id) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            gate_id,
            host,
            *moment_of(answer.asked_at),
            storable(answer.routine_id),
            storable(answer.routine_name),
            storable(answer.gate),
            json.dumps(answer.answers),
            answer.outcome,
            answer.session_id or None,
        ),
    )
