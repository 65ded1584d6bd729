"""What the library's screen reads, and when: the shelf, the folder's changes, the history and the hints.

This module owns those looks, each on a worker thread, none of which the first screen waits for but the shelf itself.
What is shown of them is the screen's business.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Final

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from relief_player.errors import ReliefError
from relief_player.routine.finding.finder import Finder
from relief_player.tui.commands import Keyboard
from relief_player.tui.in_turn import KeysInTurn
from relief_player.tui.library.doors import LibraryDoors
from relief_player.tui.library.port import Hint, LibraryDesk
from relief_player.tui.ports import Library, ShelfEntry
from relief_player.tui.text import clean_line, error_line

_LOOK_EVERY: Final = 1.0
"""Seconds between two looks at the folders."""
_RESTS: Final = 100
"""For so many times as long as a look took there is none: looking takes one per cent of a core at most."""


class ShelfLooks(LibraryDoors):
    """The part of the library that reads.

    Args:
        library: the shelf.
        keyboard: the keys in force.
    """

    class Reading(Message):
        """Some files have been read, and others are still to be."""

        def __init__(self, rows: Sequence[ShelfEntry], left: int) -> None:
            super().__init__()
            self.rows = rows
            self.left = left

    STARTS: ClassVar[frozenset[str]] = frozenset({Hint.DONE})
    """Before it is known which hints were followed, none is shown."""

    def __init__(self, library: Library, keyboard: Keyboard) -> None:
        super().__init__(library, keyboard)
        self.desk: LibraryDesk = library.desk()
        self.rows: Sequence[ShelfEntry] = ()
        self.left = 0
        """How many files are still to be read."""
        self.finder: Finder | None = None
        """Finds among the rows; None until it has been made ready."""
        self.done: Mapping[str, datetime] = {}
        self.references: Mapping[str, str] | None = None
        self.followed = self.STARTS
        self._turn = 0
        self._stamp: object = None
        self._rest = 0.0
        self._watch: Timer | None = None

    def shelf_changed(self) -> None:
        """Other rows are to be shown."""
        raise NotImplementedError

    def steps_changed(self) -> None:
        """The rows are as they were, but a file has changed."""
        raise NotImplementedError

    def looks_changed(self) -> None:
        """What is known besides the rows has changed: what was done, or the hints."""
        raise NotImplementedError

    # -- the shelf -----------------------------------------------------------------------------------------------------

    @work(exclusive=True, group="reading")
    async def action_reload(self) -> None:
        """Read the routine files."""
        await self._read()

    async def _read(self) -> None:
        self._turn += 1
        turn = self._turn

        def told(rows: Sequence[ShelfEntry], left: int) -> bool:
            if turn == self._turn:
                self.post_message(self.Reading(rows, left))
            return turn == self._turn

        def read() -> tuple[object, Sequence[ShelfEntry]]:
            # The stamp first: what changes while the files are read is seen at the next look. The first screen waits
            # neither for it nor for each file to be asked: the look after it does both.
            first = not self.rows
            return None if first else self.desk.stamp(), self._library.entries(told, look=not first)

        before = self._stamp
        try:
            self._stamp, rows = await asyncio.to_thread(read)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
            self._let_keys_go()
            return
        if turn == self._turn and (self.finder is None or self.left or rows != self.rows):
            self.rows, self.left = rows, 0
            self.shelf_changed()
            # Drawn first: what is made ready beside it holds the drawing up.
            self.call_after_refresh(self._make_ready)
        elif before not in (None, self._stamp):
            self.steps_changed()

    @on(Reading)
    def show_reading(self, message: Reading) -> None:
        """There are many new files: show what there is."""
        if message.left:
            self.rows, self.left = message.rows, message.left
            self.shelf_changed()

    @work(exclusive=True, group="making ready")
    async def _make_ready(self) -> None:
        """What the first screen need not wait for."""
        finder = await asyncio.to_thread(Finder, self.rows)
        if finder.rows is self.rows:
            self.finder = finder
            self.shelf_changed()
            self._let_keys_go()
        if self._watch is None:
            self.followed = await asyncio.to_thread(self.desk.hints_followed)
            self._watch = self.set_interval(_LOOK_EVERY, self._tick)
            for words in await asyncio.to_thread(self.desk.unlisted):
                self.notify(clean_line(words), markup=False, severity="warning", timeout=10)
            await self._read_history()

    def _let_keys_go(self) -> None:
        """What keys act on is there: the list, and what finds in it."""
        if isinstance(self.app, KeysInTurn):
            self.app.release_keys()

    def on_unmount(self) -> None:
        """Files that are still to be read are left."""
        self._turn += 1

    # -- changes -------------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self._rest -= _LOOK_EVERY
        if self._rest <= 0 and self.is_current and not self.left:
            self.look_at_folders()

    @work(exclusive=True, group="watching")
    async def look_at_folders(self) -> None:
        """Read the shelf again where a file was made, changed or removed."""
        began = time.monotonic()
        stamp = await asyncio.to_thread(self.desk.stamp)
        self._rest = _RESTS * (time.monotonic() - began)
        if stamp != self._stamp:
            await self._read()

    # -- what was done, and the hints ----------------------------------------------------------------------------------

    @work(exclusive=True, group="history")
    async def look_at_history(self) -> None:
        """What was done may have changed."""
        await self._read_history()

    async def _read_history(self) -> None:
        try:
            self.done = await asyncio.to_thread(self.desk.last_done)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="warning", timeout=10)
        self.looks_changed()

    def follow(self, hint: Hint) -> None:
        """A hint was followed: it is not shown again."""
        if hint not in self.followed and Hint.DONE not in self.followed:
            self.followed = self.followed | {hint}
            self.looks_changed()
            self._keep_followed(hint)

    @work(group="hints")
    async def _keep_followed(self, hint: Hint) -> None:
        await asyncio.to_thread(self.desk.follow_hint, hint)
