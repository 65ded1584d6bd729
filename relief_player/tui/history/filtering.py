"""Which sessions are looked for: five questions, each of which may stay open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from relief_player.history.browse import Choices, Wanted
from relief_player.tui.commands import Where
from relief_player.tui.history.choice import Choice
from relief_player.tui.history.filters import NoDayError, day_of, options_of
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.widgets.prose import Plain

_DAYS: Final = (("first", "From"), ("last", "Until"))
_SIGNS: Final = r"[0-9dD \-]*"
"""What a day is written with; anything else, pasted or typed, is not taken."""


class FilterScreen(Modal[Wanted | None]):
    """Asks for a filter; returns it, or None where the person thought better of it.

    Args:
        choices: what there is to filter by.
        wanted: the filter in force.
        today: the calendar day at the person's place.
    """

    CSS_PATH = "history.tcss"
    WHERE: ClassVar[Where] = Where.WANTED
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.WANTED)

    def __init__(self, choices: Choices, wanted: Wanted, today: date) -> None:
        super().__init__()
        self._options = options_of(choices)
        self._wanted, self._today = wanted, today

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        wanted = self._wanted
        chosen = {"routine": wanted.routine_id, "area": wanted.area, "goal": wanted.goal, "outcome": wanted.outcome}
        with Vertical(id="filters") as box:
            box.border_title = Content("Which sessions")
            box.border_subtitle = Content("tab next · ← → choose · enter show")
            for question, options in self._options.items():
                yield Choice(question.capitalize(), options, chosen[question], id=f"filter-{question}")
            for name, word in _DAYS:
                day: date | None = getattr(wanted, name)
                with Horizontal(classes="filter-day"):
                    yield Plain(word, classes="filter-word")
                    yield Input(
                        day.isoformat() if day else "",
                        placeholder="any day",
                        compact=True,
                        restrict=_SIGNS,
                        id=f"filter-{name}",
                    )
            yield Plain("A day: 2026-11-22, or 7d for seven days ago.", id="filter-hint")

    def on_mount(self) -> None:
        """Begin with the first question."""
        self.query(Choice).first().focus()

    @on(Input.Submitted)
    def submit(self) -> None:
        """Enter in one of the days."""
        self.action_take()

    def action_take(self) -> None:
        """Show what fits, or say what is wrong with a day."""
        days: dict[str, date | None] = {}
        for name, word in _DAYS:
            try:
                days[name] = day_of(self.query_one(f"#filter-{name}", Input).value, self._today)
            except NoDayError as error:
                self.query_one("#filter-hint", Plain).show(f"{word}: {error}.")
                self.query_one(f"#filter-{name}").focus()
                return
        routine, area, goal, outcome = (self.query_one(f"#filter-{name}", Choice).value for name in self._options)
        self.dismiss(Wanted(routine_id=routine, area=area, goal=goal, outcome=outcome, **days))

    def action_clear(self) -> None:
        """All sessions."""
        self.dismiss(Wanted())

    def action_next(self, direction: int) -> None:
        """Up and down go from question to question too."""
        if direction > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C leaves it too."""
        self.dismiss(None)
        return True
