"""What the diary's screens need from the rest of the program, as they see it.

This module owns the protocol between the composition root and these screens, and imports no Textual. Every method but
`now` may read or write files and wait for them, and is called on a worker thread; each raises ReliefError where it
cannot be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from relief_player.care.diary import Prompt
from relief_player.history.diary import Cramp

MOST_LISTED = 500
"""More entries than these are counted; `relief log list` shows them all."""


class DiaryDesk(Protocol):
    """The cramp diary, as its screens use it."""

    def now(self) -> datetime:
        """The wall clock, with its offset."""
        ...

    def entries(self) -> tuple[Sequence[Cramp], int]:
        """The newest entries, at most `MOST_LISTED`, newest first; and how many there are in all."""
        ...

    def told(self, cramp: Cramp) -> Sequence[Prompt]:
        """What was told about an entry when it was written."""
        ...

    def add(self, cramp: Cramp) -> Sequence[Prompt]:
        """Write a new entry, which gets an id of its own; returns what to tell now, the gravest first."""
        ...

    def change(self, cramp: Cramp) -> Sequence[Prompt]:
        """Write an entry anew that is there already; returns what to tell now."""
        ...

    def delete(self, cramp_id: str, *, undo: bool = False) -> None:
        """Delete an entry, or take that back."""
        ...

    def report(self) -> Sequence[str]:
        """The two pages for a clinician as lines, parted by a `report_pages.PAGE_BREAK`. Empty without entries."""
        ...

    def save_report(self, file: str) -> str:
        """Write the report to a file, as HTML where its name ends so; returns where it is."""
        ...
