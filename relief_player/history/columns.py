"""The keys of a line of JSON, and the columns of the database that hold them.

This module owns what each key may hold: what comes from outside is checked here before it becomes a row. It is pure.
Every check gives the value as the database takes it, and raises LineError where it is none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from msgspec import Struct

from relief_player.history.cursor import progress_from
from relief_player.history.moments import Moment, aware, moment_of, rfc3339
from relief_player.history.statements import storable
from relief_player.routine.model import Kind
from relief_player.units import ZERO

_MOST: Final = 2**63 - 1
_KINDS: Final = frozenset(kind.value for kind in Kind)


class LineError(ValueError):
    """A line is not what it should be; the message says where and what was expected."""


class Field(Struct, frozen=True):
    """One key of a line, and the columns that hold it."""

    key: str
    columns: tuple[str, ...]
    out: Callable[..., Any]
    """From the columns to the value."""
    into: Callable[[Any], tuple[Any, ...]]
    """From the value to the columns. Raises ValueError, with what was expected."""
    optional: bool = False


def plain(key: str, check: Callable[[Any], Any], *, optional: bool = False, column: str = "") -> Field:
    """A column that is as it is."""
    return Field(key, (column or key,), lambda value: value, lambda value: (check(value),), optional)


def a_text(value: Any) -> str:
    """A text, as the database takes it."""
    if not isinstance(value, str):
        raise LineError("expected a text")
    return storable(value)


def a_whole(value: Any) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise LineError("expected a whole number, 0 or more")
    return value


def a_number(value: Any) -> float:
    """A number."""
    try:
        right = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:
        right = False
    if not right:
        raise LineError("expected a number")
    return float(value)


def an_id(value: Any) -> str:
    """An id of a row: it may become the name of a file."""
    try:
        right = isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        right = False
    if not right:
        raise LineError("expected an id such as 01900000-0000-7000-8000-000000000001")
    return str(value)


def a_digest(value: Any) -> str:
    """A SHA-256."""
    if not isinstance(value, str) or len(value) != 64 or set(value) - set("0123456789abcdef"):  # noqa: PLR2004  # SHA-256
        raise LineError("expected 64 hexadecimal digits")
    return value


def a_kind(value: Any) -> str:
    """A kind of step."""
    if not isinstance(value, str) or value not in _KINDS:
        raise LineError(f"expected one of {', '.join(sorted(_KINDS))}")
    return str(value)


def a_cursor(value: Any) -> str:
    """Where a session stood."""
    try:
        progress_from(value, ZERO, ZERO, ())
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise LineError("expected where the session stood, as relief writes it") from error
    return str(value)


def _when(value: Any) -> Moment:
    try:
        found = moment_of(datetime.fromisoformat(value))
        aware(found)
    except (ValueError, TypeError, OverflowError) as error:
        raise LineError("expected a time such as 2026-11-22T07:30:00.000+01:00") from error
    return found


def moment(key: str, offset: str, *, optional: bool = False) -> Field:
    """A time of day, in two columns."""
    return Field(
        key,
        (key, offset),
        lambda at, east: None if at is None else rfc3339(aware(Moment(at, east))),
        lambda value: (None, None) if value is None else tuple(_when(value)),
        optional,
    )


def instant(key: str) -> Field:
    """A time of day in UTC, in one column."""
    return Field(
        key,
        (key,),
        lambda at: None if at is None else rfc3339(aware(Moment(at, 0))),
        lambda value: (_when(value).at,),
        optional=True,
    )


def flag(key: str, *, optional: bool = False) -> Field:
    """Yes or no."""

    def into(value: Any) -> tuple[int]:
        if not isinstance(value, bool):
            raise LineError("expected true or false")
        return (int(value),)

    return Field(key, (key,), lambda value: None if value is None else bool(value), into, optional)


def listed(key: str, check: Callable[[Any], Any] = a_text) -> Field:
    """A list, kept as JSON."""

    def into(value: Any) -> tuple[str]:
        if not isinstance(value, list):
            raise LineError("expected a list")
        return (json.dumps([check(one) for one in value]),)

    return Field(key, (key,), json.loads, into)


def a_pair(value: Any) -> list[str]:
    """A question and its answer."""
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004  # a pair
        raise LineError("expected pairs of question and answer")
    return [a_text(one) for one in value]
