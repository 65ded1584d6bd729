"""What the builder needs from the rest of the program, as its screens see it.

This module owns the protocol between the composition root and the builder, and imports no Textual. What is edited is
a `Draft`; files, moves, sessions and editors are behind the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from relief_player.routine.editing import Draft
from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook
from relief_player.session.timeline import Timeline

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession


@dataclass(frozen=True, slots=True)
class Written:
    """A text is in its file."""

    name: str
    """What the file is called now, for people."""


@dataclass(frozen=True, slots=True)
class ChangedElsewhere:
    """Nothing was written: the file is not as it was when it was opened."""

    name: str
    theirs: str | None
    """What it says now; None where it has gone, or cannot be read."""


class BuilderDesk(Protocol):
    """One routine on the builder's desk. What may take a moment is called on a thread."""

    def now(self) -> datetime:
        """The wall clock."""
        ...

    @property
    def draft(self) -> Draft:
        """The routine as it was opened."""
        ...

    @property
    def where(self) -> str:
        """The file it is saved to, for people; empty where it has none yet: a new routine, or a copy."""
        ...

    def suggest(self, title: str) -> str:
        """A name for a file that is not there yet.

        Args:
            title: what the routine is called now.
        """
        ...

    @property
    def left_behind(self) -> str | None:
        """A text that a builder that was broken off did not save; None where there is none."""
        ...

    def take_up(self) -> None:
        """The person goes on with what was left behind: a save is held against the file as it was then."""
        ...

    @property
    def moves(self) -> MoveBook:
        """The catalogue."""
        ...

    def usual(self) -> Mapping[str, Mapping[str, Any]]:
        """How the shipped routines use each move: the table of a step, by the id of its move. May take a moment."""
        ...

    def timeline(self, routine: Routine) -> Timeline:
        """A routine in time, with the person's own lead-ins."""
        ...

    def save(self, text: str) -> Written | ChangedElsewhere:
        """Write a text to its file, unless the file was changed meanwhile. Only where there is a file.

        Raises:
            ReliefError: it cannot be written.
        """
        ...

    def save_over(self, text: str) -> Written:
        """Write a text to its file, whatever stands there: the person has seen it.

        Raises:
            ReliefError: it cannot be written.
        """
        ...

    def save_as(self, text: str, name: str) -> Written:
        """Write a text to a new file, which is its file from now on; never over one that is there.

        Args:
            text: the whole text.
            name: the file's name in the person's own folder, with or without its ending; or a path.

        Raises:
            ReliefError: there is such a file, it is no name for one, or it cannot be written.
        """
        ...

    def take_theirs(self, text: str) -> None:
        """From now on the file counts as known with this text: the person goes on from it."""
        ...

    def keep(self, text: str) -> None:
        """Keep a text that is not saved, in case the builder is broken off. Never raises."""
        ...

    def forget(self) -> None:
        """Keep nothing any more: it was saved, or given up. Never raises."""
        ...

    def rehearse(self, routine: Routine, step: int | None) -> PlayedSession:
        """A session from a step on, four times faster, that is recorded nowhere.

        Raises:
            ReliefError: it cannot be played.
        """
        ...

    def edit_elsewhere(self, text: str) -> str:
        """Hand a text to the person's editor and wait; what it saved. The terminal must be free.

        Raises:
            ReliefError: there is no editor, or it failed.
        """
        ...
