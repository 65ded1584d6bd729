"""The page of the days: the calendar, how regular it was, and what was done on the marked day.

This module owns what is said of a day. What is read for the whole page is its screen's business.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from relief_player.errors import ReliefError
from relief_player.history.browse import Wanted
from relief_player.tui.commands import Keyboard
from relief_player.tui.history import wording
from relief_player.tui.history.calendar import Day, weeks_of
from relief_player.tui.history.heatmap import HeatMap
from relief_player.tui.history.port import HistoryDesk, Overview
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Rows


class DaysPage(Vertical):
    """The calendar under a few words.

    Args:
        desk: the history.
        keyboard: the keys in force.
    """

    def __init__(self, desk: HistoryDesk, keyboard: Keyboard, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._desk, self._keyboard = desk, keyboard
        self._overview: Overview | None = None

    def compose(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield Plain(id="days-reached")
        yield Plain(id="days-regular")
        with Horizontal(id="days"):
            yield HeatMap(id="days-calendar")
            with Vertical(id="days-side"):
                yield Plain(id="days-name")
                yield Rows(id="days-sessions")
        yield TextLine(id="days-day")

    @property
    def marked(self) -> Day | None:
        """The marked day."""
        return self.query_one(HeatMap).marked

    def show(self, overview: Overview) -> None:
        """Show what was done lately."""
        self._overview = overview
        regular = "\n".join(wording.regular_text(overview.regular))
        for part, text in (("reached", wording.reached_text(overview.reached)), ("regular", regular)):
            words = self.query_one(f"#days-{part}", Plain)
            words.show(text)
            words.set_class(not text, "-none")
        self.query_one(HeatMap).show(weeks_of(overview.sums, overview.today))

    @on(HeatMap.Marked)
    def follow(self, event: HeatMap.Marked) -> None:
        """Another day is marked: say what was done on it, and how to see its sessions."""
        if self._overview is None:
            return
        text, key = wording.day_text(event.day, self._overview.today), self._keyboard.key("history.open")
        shows = f"{text}  {key} shows {'it' if event.day.sessions == 1 else 'them'}."
        self.query_one("#days-day", TextLine).show(*([shows] if event.day.sessions else []), text)
        self._list_sessions(event.day)

    @work(exclusive=True, group="day")
    async def _list_sessions(self, day: Day) -> None:
        """Beside the calendar, where there is room for it."""
        if not self.screen.has_class("-wide"):
            return
        wanted = Wanted(first=day.date, last=day.date)
        try:
            found = await asyncio.to_thread(self._desk.rows, wanted) if day.sessions else ()
        except ReliefError:  # the calendar stands; enter on the day tells what is wrong
            found = ()
        self.query_one("#days-name", Plain).show(wording.long_day(day.date) if found else "")
        self.query_one("#days-sessions", Rows).show(
            tuple(
                (((f"{one.started_at:%H:%M}", "quiet"),), ((wording.active_text(one), ""),), ((wording.name(one), ""),))
                for one in reversed(found)
            )
        )
