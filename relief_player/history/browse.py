"""What somebody who looks through the history asks for, and what comes back: values, and nothing else.

This module owns the filter, the short row of a list, and the change that ratings tell of. It is pure; the SQL is
`browsing`'s.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from relief_player.history.record import SessionOutcome
from relief_player.units import Ms


class Wanted(Struct, frozen=True, kw_only=True):
    """Which sessions are looked for. None, or an empty text, leaves a question open."""

    routine_id: str = ""
    area: str = ""
    """Sessions that worked on it."""
    goal: str = ""
    outcome: str = ""
    first: date | None = None
    """The first calendar day, as the person lived it; None from the beginning."""
    last: date | None = None
    """The last one."""


class SessionRow(NamedTuple):
    """One session in a list, without its passes."""

    id: str
    started_at: datetime
    """At the offset the person lived by."""
    routine_id: str
    name: str
    outcome: SessionOutcome
    planned: Ms
    active: Ms
    before: int | None
    after: int | None
    noted: bool
    """Whether it has a note."""


class Change(NamedTuple):
    """The ratings before and after the sessions of one routine."""

    routine_id: str
    name: str
    """As it was called last."""
    sessions: int
    """How many of them were rated before and after."""
    before: float
    """The mean, 0 to 10."""
    after: float


class Choices(Struct, frozen=True, kw_only=True):
    """What there is to filter by."""

    routines: tuple[tuple[str, str], ...] = ()
    """(id, name) pairs, in the order of the names."""
    areas: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    """As the routines have them now."""
