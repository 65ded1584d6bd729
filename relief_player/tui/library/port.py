"""What the library's screen needs besides the shelf itself.

This module owns that protocol, and imports no Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

Progress = Callable[[float], bool]
"""Told how much is done, from 0 to 1; returns whether to go on."""


class Hint(StrEnum):
    """A hint for somebody who is new here; it is shown until it has been followed once."""

    PLAY = "play"
    SEARCH = "search"
    MORE = "more"
    DONE = "done"
    """No hint: the person does not want any more."""


class LibraryDesk(Protocol):
    """What can be asked of the library besides its routines.

    Every method may read or write files, and is called on a worker thread.
    """

    def now(self) -> datetime:
        """The wall clock, in local time; this alone may be asked from any thread."""
        ...

    def stamp(self) -> object:
        """What changes when a routine file is made, changed or removed; compared with what it was."""
        ...

    def unlisted(self) -> Sequence[str]:
        """A sentence for each folder whose routines cannot be listed."""
        ...

    def last_done(self) -> Mapping[str, datetime]:
        """When each routine was last completed, by its id; one that never was is not in it.

        Raises:
            ReliefError: the history cannot be read.
        """
        ...

    def references(self) -> Mapping[str, str]:
        """What each key of the bibliography stands for."""
        ...

    def hints_followed(self) -> frozenset[str]:
        """The hints that need not be shown any more."""
        ...

    def follow_hint(self, hint: str) -> None:
        """Remember that a hint need not be shown any more."""
        ...

    def copy(self, entry_id: str) -> str:
        """Copy a routine into the person's own folder, as it is; returns the id of the copy.

        Raises:
            ReliefError: it cannot be written, or has gone.
        """
        ...

    def file_for(self, entry_id: str, ending: str) -> str:
        """Where a file that is made of a routine would usually go: a path, as text."""
        ...

    def make_sound(self, entry_id: str, path: str, progress: Progress) -> str:
        """Make a sound file of a routine; returns a sentence about it.

        Raises:
            ReliefError: it cannot be made.
        """
        ...

    def make_page(self, entry_id: str, path: str) -> str:
        """Write a routine as a page of text, to print; returns a sentence about it.

        Raises:
            ReliefError: it cannot be written.
        """
        ...
