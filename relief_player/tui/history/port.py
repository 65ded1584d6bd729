"""What the history's screens need from the rest of the program, as they see it.

This module owns the protocol between the composition root and these screens, and imports no Textual. Every method may
read or write files and wait for them, and is called on a worker thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from relief_player.history.browse import Change, Choices, SessionRow, Wanted
from relief_player.history.daysum import DaySum
from relief_player.history.insight import Consistency, Unvisited
from relief_player.history.record import SessionRecord

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession


class Overview(Struct, frozen=True, kw_only=True):
    """What was done lately: all that the first screen shows."""

    today: date
    """The calendar day at the person's place."""
    sums: tuple[DaySum, ...]
    """Of each day of the last half year, in no order."""
    sessions: int
    """How many count, over all time."""
    regular: Consistency | None = None
    """How regular it was; None where the person does not want to be told."""
    reached: int | None = None
    """A milestone that is told now, and never again."""
    notices: tuple[str, ...] = ()
    """What a person should know of the history's file, a line each."""


class Suggestion(Struct, frozen=True, kw_only=True):
    """A part of the body that was not visited lately, and the person's own way there."""

    unvisited: Unvisited
    routine_id: str = ""
    """The routine they used for it most; empty where there is none."""
    name: str = ""
    """What it is called."""
    times: int = 0
    """How often they played it."""


class HistoryDesk(Protocol):
    """The history, as its screens use it. Every method raises ReliefError where it cannot be read or written."""

    def overview(self) -> Overview:
        """What was done lately."""
        ...

    def rows(self, wanted: Wanted, after: SessionRow | None = None) -> Sequence[SessionRow]:
        """The page of sessions that follows a row, newest first; empty at the end."""
        ...

    def count(self, wanted: Wanted) -> int:
        """How many sessions are wanted."""
        ...

    def choices(self) -> Choices:
        """What there is to filter by."""
        ...

    def changes(self) -> Sequence[Change]:
        """The ratings before and after, by routine, of the last half year; the most rated first."""
        ...

    def suggestions(self) -> Sequence[Suggestion]:
        """What was not visited lately, the most used first."""
        ...

    def session(self, session_id: str) -> SessionRecord | None:
        """One session with its passes; None where it has gone."""
        ...

    def delete(self, session_id: str) -> None:
        """Delete a session; it can be taken back."""
        ...

    def take_back(self, session_id: str) -> None:
        """Take the deletion of a session back."""
        ...

    def keep_note(self, session_id: str, text: str) -> None:
        """Write a session's note; an empty one takes it away."""
        ...

    def open(self, routine_id: str) -> PlayedSession:
        """A session of a routine, ready to begin."""
        ...
