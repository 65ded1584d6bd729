"""The history: four pages, and the ways from them to one session, to a filter, and to play.

This module owns which page is open and what is read for it. Everything is read on worker threads; where something
cannot be read, the screen says so calmly and can try again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from relief_player.errors import ReliefError
from relief_player.history.browse import Wanted
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.history import wording
from relief_player.tui.history.days_page import DaysPage
from relief_player.tui.history.page_line import PAGES, PageLine
from relief_player.tui.history.pages import BodyPage, ChartsPage
from relief_player.tui.history.port import HistoryDesk, Overview
from relief_player.tui.history.sessions_page import SessionsPage
from relief_player.tui.history.suggested import Suggested
from relief_player.tui.messages import PlayAsked
from relief_player.tui.screens.base import SHEET, ReliefScreen, bindings_for
from relief_player.tui.text import clean, clean_line, error_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain

_FOCUS = {"days": "#days-calendar", "sessions": "#sessions-list", "charts": "#page-charts"}
_ONLY_ON = {
    "history.filter": ("sessions",),
    "history.delete": ("sessions",),
    "history.open": ("days", "sessions", "body"),
    "history.span": ("body",),
}
"""Commands that belong to some pages only."""


class HistoryScreen(ReliefScreen[None]):
    """What was done, by day, by session, in charts, and on the body.

    Args:
        desk: the history.
        keyboard: the keys in force.
    """

    CSS_PATH = [SHEET, "history.tcss"]  # noqa: RUF012  # Textual's own shape for it
    WHERE = Where.HISTORY
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.HISTORY)

    def __init__(self, desk: HistoryDesk, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._desk = desk
        self._overview: Overview | None = None
        self._page = PAGES[0]
        self._told: set[str] = set()

    def compose(self) -> Iterable[Widget]:
        """The names of the pages, the open page, and the keys."""
        yield TextLine("History", id="routine")
        yield PageLine(id="pages")
        yield Plain("Reading your history.", id="history-trouble")
        with ContentSwitcher(initial=None, id="page"):
            yield DaysPage(self._desk, self.keyboard, id="page-days")
            yield SessionsPage(self._desk, self.keyboard, id="page-sessions")
            yield ChartsPage(id="page-charts")
            yield BodyPage(id="page-body")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin with the days."""
        self.app.title = "History"
        self.show_keys()
        self.action_reload()

    def commands(self) -> tuple[UserCommand, ...]:
        """Those that can be given on the open page."""
        return tuple(command for command in super().commands() if self.available(command))

    def available(self, command: UserCommand) -> bool:
        """Some commands belong to one page."""
        if command.id == "history.undo":
            return self._page == "sessions" and self.query_one(SessionsPage).can_undo
        return self._page in _ONLY_ON.get(command.id, PAGES)

    def action_reload(self) -> None:
        """Read everything again."""
        self._overview = None
        self.query_one(SessionsPage).forget()
        self._turn_to(self._page)

    def action_page(self, page: str) -> None:
        """Open a page."""
        self._turn_to(page)

    def action_turn(self, direction: int) -> None:
        """Open the next page, or the one before."""
        self._turn_to(PAGES[(PAGES.index(self._page) + direction) % len(PAGES)])

    @on(PageLine.Picked)
    def pick(self, event: PageLine.Picked) -> None:
        """A page's name was clicked."""
        self._turn_to(event.page)

    def action_open(self) -> None:
        """Enter: the sessions of the marked day, the marked session, or the suggested routine."""
        if self._page == "days":
            day = self.query_one(DaysPage).marked
            if day is not None and day.sessions:
                self._show_sessions_of(day.date)
        elif self._page == "sessions":
            self.query_one(SessionsPage).open_marked()
        elif self._page == "body":
            self._play_suggested()

    def action_filter(self) -> None:
        """Choose which sessions are listed."""
        self.query_one(SessionsPage).choose_filter()

    def action_delete(self) -> None:
        """Delete the marked session."""
        self.query_one(SessionsPage).delete_marked()

    def action_undo(self) -> None:
        """Take the last deletion back."""
        self.query_one(SessionsPage).take_back()

    def action_span(self) -> None:
        """Draw the body for the other number of days."""
        self.query_one(BodyPage).turn_span()

    def action_leave(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss()
        return True

    @on(SessionsPage.Changed)
    def forget_sums(self) -> None:
        """A session was deleted or brought back: the other pages are read again when they are opened."""
        self._overview = None
        self.show_keys()
        self._count_anew()

    @on(SessionsPage.Troubled)
    def tell_trouble(self, event: SessionsPage.Troubled) -> None:
        """The list cannot be read."""
        self._show_trouble(event.reason)

    @on(Suggested.Chosen)
    def choose_suggestion(self) -> None:
        """A suggestion was clicked twice."""
        self._play_suggested()

    def _show_sessions_of(self, day: date) -> None:
        self.query_one(SessionsPage).show_wanted(Wanted(first=day, last=day))
        self._turn_to("sessions")

    def _turn_to(self, page: str) -> None:
        self._page = page
        self.query_one(PageLine).show(page)
        self.show_keys()
        self._fill(page)

    @work(exclusive=True, group="history")
    async def _fill(self, page: str) -> None:
        """Read what a page shows, and open it."""
        try:
            if self._overview is None:
                self._overview = await asyncio.to_thread(self._desk.overview)
            overview = self._overview
            if page == "days":
                self.query_one(DaysPage).show(overview)
            elif page == "charts":
                self.query_one(ChartsPage).show(overview, await asyncio.to_thread(self._desk.changes))
            elif page == "body":
                await self.query_one(BodyPage).show(
                    overview, await asyncio.to_thread(self._desk.suggestions), self.keyboard.key("history.open")
                )
            else:
                self.query_one(SessionsPage).read_if_needed(overview.today)
        except ReliefError as error:
            self._show_trouble(str(error))
            return
        self._open(page, overview)

    def _open(self, page: str, overview: Overview) -> None:
        for notice in overview.notices:
            if notice not in self._told:
                self._told.add(notice)
                self.notify(clean_line(notice), markup=False, timeout=10)
        empty = not overview.sessions and page != "sessions"
        self.query_one("#history-trouble", Plain).show(wording.NOTHING_YET if empty else "")
        self.query_one("#history-trouble").display = empty
        switcher = self.query_one(ContentSwitcher)
        switcher.display = not empty
        switcher.current = f"page-{page}"
        self._show_count(overview)
        if page == "body":
            self.query_one(BodyPage).take_focus()
        else:
            self.query_one(_FOCUS[page]).focus()

    @work(exclusive=True, group="counting")
    async def _count_anew(self) -> None:
        with suppress(ReliefError):  # whoever opens another page is told
            self._show_count(await asyncio.to_thread(self._desk.overview))

    def _show_count(self, overview: Overview) -> None:
        """How many sessions there are, in the headline."""
        counted = f" · {wording.counted(overview.sessions, 'session')}" if overview.sessions else ""
        self.query_one("#routine", TextLine).show(f"History{counted}")

    def _show_trouble(self, reason: str) -> None:
        """Nothing can be shown: say why, and how to try again."""
        self._overview = None
        self.query_one(ContentSwitcher).display = False
        trouble = self.query_one("#history-trouble", Plain)
        trouble.display = True
        trouble.show(f"{clean(reason)}\n\n{self.keyboard.key('history.reload')} tries again.")

    @work(exclusive=True, group="playing")
    async def _play_suggested(self) -> None:
        marked = self.query_one(BodyPage).marked
        if marked is None or not marked.routine_id:
            return
        try:
            session = await asyncio.to_thread(self._desk.open, marked.routine_id)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
        else:
            self.post_message(PlayAsked(session))
