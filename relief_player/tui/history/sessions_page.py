"""The page of the session list: what is looked for, page after page of it, and what can be done with a session.

This module owns the filter in force and what was deleted and can be taken back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date

from textual import on, work
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from relief_player.errors import ReliefError
from relief_player.history.browse import SessionRow, Wanted
from relief_player.tui.commands import Keyboard
from relief_player.tui.history import wording
from relief_player.tui.history.port import HistoryDesk
from relief_player.tui.history.session_list import SessionList
from relief_player.tui.text import error_line
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain


class SessionsPage(Vertical):
    """The list, under a line that says what is listed.

    Args:
        desk: the history.
        keyboard: the keys in force.
    """

    class Changed(Message):
        """A session was deleted, or brought back."""

    class Troubled(Message):
        """The list cannot be read."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, desk: HistoryDesk, keyboard: Keyboard, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._desk, self._keyboard = desk, keyboard
        self._wanted = Wanted()
        self._names: dict[str, str] = {}
        self._deleted: list[tuple[SessionRow, Wanted]] = []
        self._read = False
        self._today = date.min

    def compose(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield TextLine(id="sessions-wanted")
        yield SessionList(id="sessions-list")
        yield Plain("", id="sessions-none")

    @property
    def can_undo(self) -> bool:
        """Whether there is a deletion to take back."""
        return bool(self._deleted)

    def forget(self) -> None:
        """What was read may be old."""
        self._read = False

    def show_wanted(self, wanted: Wanted) -> None:
        """List other sessions, once the page is opened."""
        self._wanted, self._read = wanted, False

    def read_if_needed(self, today: date) -> None:
        """Read the first page, unless it is there."""
        self._today = today
        if not self._read:
            self._read = True
            self.query_one(SessionList).begin()
            self._say_wanted("")
            self.query_one("#sessions-none", Plain).show("")
            self._read_on()
            self._count()

    @on(SessionList.MoreWanted)
    def read_more(self) -> None:
        """The rows come to an end."""
        self._read_on()

    @on(SessionList.Chosen)
    def open_marked(self) -> None:
        """Open the marked session."""
        row = self.query_one(SessionList).marked
        if row is not None:
            self._open(row)

    @work(exclusive=True, group="rows")
    async def _read_on(self) -> None:
        listed, wanted = self.query_one(SessionList), self._wanted
        try:
            page = await asyncio.to_thread(self._desk.rows, wanted, listed.last)
        except ReliefError as error:
            self._read = False
            self.post_message(self.Troubled(str(error)))
            return
        listed.add(page, more=bool(page))
        if not listed.known:
            self._say_none()

    @work(exclusive=True, group="counting")
    async def _count(self) -> None:
        try:
            found = await asyncio.to_thread(self._desk.count, self._wanted)
        except ReliefError:  # the list itself says what is wrong
            return
        self._say_wanted(wording.counted(found, "session") if found or self._wanted != Wanted() else "")

    def _say_wanted(self, number: str) -> None:
        wanted = wording.wanted_text(self._wanted, self._names)
        listed = f"{number}: {wanted}" if wanted and number else number or wanted
        # As long as the headline counts them all there is room to say what the columns are.
        heads = (wording.HEADS,) if number and not wanted and not self._deleted else ()
        self.query_one("#sessions-wanted", TextLine).show(*heads, listed)

    def _say_none(self) -> None:
        words = wording.NOTHING_YET
        if self._wanted != Wanted():
            words = f"No session is like that. {self._keyboard.key('history.filter')} asks for others."
        self.query_one("#sessions-none", Plain).show(words)

    @work(exclusive=True, group="filter")
    async def choose_filter(self) -> None:
        """Ask which sessions are wanted."""
        from relief_player.tui.history.filtering import FilterScreen  # noqa: PLC0415  # the first page comes sooner

        try:
            choices = await asyncio.to_thread(self._desk.choices)
        except ReliefError as error:
            self._tell(error)
            return
        self._names = dict(choices.routines)
        wanted = await self.app.push_screen_wait(FilterScreen(choices, self._wanted, self._today))
        if wanted is not None:
            self.show_wanted(wanted)
            self.read_if_needed(self._today)

    @work(exclusive=True, group="opening")
    async def _open(self, row: SessionRow) -> None:
        from relief_player.tui.history.session import SessionScreen  # noqa: PLC0415  # as above

        try:
            record = await asyncio.to_thread(self._desk.session, row.id)
        except ReliefError as error:
            self._tell(error)
            return
        if record is None:
            self.notify("That session has gone.", markup=False)
            return
        after = await self.app.push_screen_wait(SessionScreen(self._desk, record, self._keyboard))
        if after is None:
            await self._delete(row)
        elif after.note != record.note:
            self.query_one(SessionList).replace(row._replace(noted=bool(after.note)))

    @work(exclusive=True, group="deleting")
    async def delete_marked(self) -> None:
        """Delete the marked session; it can be taken back."""
        row = self.query_one(SessionList).marked
        if row is not None:
            await self._delete(row)

    async def _delete(self, row: SessionRow) -> None:
        try:
            await asyncio.to_thread(self._desk.delete, row.id)
        except ReliefError as error:
            self._tell(error)
            return
        self._deleted.append((row, self._wanted))
        self.query_one(SessionList).take_out(row.id)
        key = self._keyboard.key("history.undo")
        self.notify(f"Deleted. {key} takes it back.", markup=False)
        self._after_change()

    @work(exclusive=True, group="deleting")
    async def take_back(self) -> None:
        """Bring back what was deleted last."""
        if not self._deleted:
            return
        row, wanted = self._deleted[-1]
        try:
            await asyncio.to_thread(self._desk.take_back, row.id)
        except ReliefError as error:
            self._tell(error)
            return
        self._deleted.pop()
        self.query_one("#sessions-none", Plain).show("")
        if wanted == self._wanted:
            self.query_one(SessionList).put_in(row)
            self._after_change()
        else:  # it may not be among those that are listed by now
            self._read = False
            self.read_if_needed(self._today)
            self.post_message(self.Changed())

    def _after_change(self) -> None:
        self._count()
        if not self.query_one(SessionList).known:
            self._say_none()
        self.post_message(self.Changed())

    def _tell(self, error: ReliefError) -> None:
        self.notify(error_line(error), markup=False, severity="error", timeout=10)
