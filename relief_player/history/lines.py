"""Rows of the history as JSON objects, one for each row, and back: nothing is lost on the way.

This module owns the shape of those objects: a session is as `relief history --json` has it, and more. It touches no
database.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from relief_player.digests import digest
from relief_player.history.columns import (
    Field,
    LineError,
    a_cursor,
    a_digest,
    a_kind,
    a_number,
    a_pair,
    a_text,
    a_whole,
    an_id,
    flag,
    instant,
    listed,
    moment,
    plain,
)

Line = dict[str, Any]
"""A row as a JSON object; `type` names its table."""
_KEPT: Final = (plain("id", an_id), plain("rev", a_whole), plain("host", a_text), instant("deleted_at"))
"""What every row that can be merged has."""
PASS: Final = (
    plain("item", a_whole),
    plain("step", a_whole),
    plain("name", a_text),
    plain("kind", a_kind),
    listed("areas"),
    plain("side", a_text, optional=True),
    plain("set", a_whole),
    plain("round", a_whole, optional=True),
    plain("planned_ms", a_whole),
    plain("active_ms", a_whole),
    plain("outcome", a_text),
)
SESSION: Final = (
    *_KEPT,
    plain("routine_id", a_text),
    plain("routine_name", a_text),
    plain("routine_sha256", a_text),
    plain("goal", a_text),
    plain("source_id", a_digest),
    plain("options", a_text),
    moment("started_at", "started_offset"),
    plain("tz", a_text),
    moment("kept_at", "kept_offset"),
    moment("ended_at", "ended_offset", optional=True),
    plain("outcome", a_text),
    flag("rehearsal"),
    plain("planned_ms", a_whole),
    plain("active_ms", a_whole),
    plain("paused_ms", a_whole),
    plain("cursor", a_cursor),
    plain("before", a_whole, optional=True),
    plain("after", a_whole, optional=True),
    plain("note", a_text, optional=True),
    flag("eased", optional=True),
    flag("asked"),
)
SOURCE: Final = (plain("id", a_digest), plain("source_text", a_text), plain("moves_text", a_text))
GATE: Final = (
    *_KEPT,
    moment("asked_at", "asked_offset"),
    plain("routine_id", a_text),
    plain("routine_name", a_text),
    plain("gate", a_text),
    listed("answers", a_pair),
    plain("outcome", a_text),
    plain("session_id", an_id, optional=True),
)
CRAMP: Final = (
    *_KEPT,
    moment("at", "at_offset"),
    plain("tz", a_text),
    plain("area", a_text),
    plain("side", a_text, optional=True),
    plain("lasted_ms", a_whole, optional=True),
    flag("going"),
    plain("strength", a_whole, optional=True),
    flag("woke"),
    listed("doing"),
    listed("helped"),
    listed("signs"),
    plain("temperature", a_number, optional=True),
    plain("since_days", a_whole, optional=True),
    plain("note", a_text, optional=True),
    plain("session_id", an_id, optional=True),
)
TOLD: Final = (*_KEPT, moment("at", "at_offset"), plain("rule", a_text), plain("about", a_text))
TABLES: Final[Mapping[str, tuple[Field, ...]]] = {
    "source": SOURCE,
    "session": SESSION,
    "gate_answer": GATE,
    "cramp": CRAMP,
    "told": TOLD,
}
"""The fields of each type of line; the type is the table's name."""


def columns_of(fields: tuple[Field, ...]) -> list[str]:
    """The columns that hold fields, quoted for SQL."""
    return [f'"{column}"' for field in fields for column in field.columns]


def line_of(fields: tuple[Field, ...], row: tuple[Any, ...]) -> Line:
    """A row, in the order of `columns_of`, as a line without its type."""
    line, at = Line(), 0
    for field in fields:
        line[field.key] = field.out(*row[at : at + len(field.columns)])
        at += len(field.columns)
    return line


def row_of(fields: tuple[Field, ...], line: Any, where: str = "") -> tuple[Any, ...]:
    """A line as a row, in the order of `columns_of`. Keys that are not known are left out.

    Raises:
        LineError: a key is missing or holds what it should not.
    """
    if not isinstance(line, dict):
        raise LineError(f"{where.rstrip('.') or 'the line'}: expected an object")
    values: list[Any] = []
    for field in fields:
        value = line.get(field.key)
        if value is None and field.optional:
            values.extend([None] * len(field.columns))
            continue
        if field.key not in line:
            raise LineError(f"{where}{field.key}: is missing")
        try:
            values.extend(field.into(value))
        except LineError as error:
            raise LineError(f"{where}{field.key}: {error}; {_shown(value)} was found") from error
    return tuple(values)


def digest_of(line: Line) -> str:
    """The id that the texts of a source line have."""
    return digest(line["source_text"], line["moves_text"])


def _shown(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 40 else f"{text[:37]}..."  # noqa: PLR2004  # enough to know it again
