"""The panel of filters: one line for each thing to filter by, with how many routines each choice leaves.

This module owns choosing. The filters are words of the search line; the panel returns the line as it is to be.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from relief_player.routine.areas import area_words
from relief_player.routine.finding.choices import Aspect, Choice, aspects
from relief_player.routine.finding.finder import Finder
from relief_player.routine.finding.query import with_filter
from relief_player.tui.commands import Where
from relief_player.tui.library.lines import GROUP_WORDS
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.rows import Cell, Rows

_ASPECTS: Final = {"goal": "For", "<": "Length", "area": "Area", "kind": "Holds", "with": "Needs", "is": "Whose"}
_WHOSE: Final = {"mine": "yours", "shipped": "shipped with the program", "broken": "with problems"}


class FilterScreen(Modal[str | None]):
    """Choose filters; returns what is to stand in the search line, or None where it was taken away.

    Args:
        finder: the shelf.
        text: what stands in the search line now.
    """

    WHERE: ClassVar[Where] = Where.SIEVE
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.SIEVE)

    def __init__(self, finder: Finder, text: str) -> None:
        super().__init__()
        self._finder = finder
        self._text = text
        self._aspects: tuple[Aspect, ...] = ()
        self._at = 0

    def compose(self) -> Iterable[Widget]:
        """A box in the middle."""
        with Vertical(id="filters") as box:
            box.border_title = Content("Filters")
            box.border_subtitle = Content("left, right: change   c: none   enter: done")
            yield Rows(id="filters-rows")
            yield TextLine("", id="filters-count")

    def on_mount(self) -> None:
        """Count what each choice leaves."""
        self._count()

    @work(exclusive=True, group="counting")
    async def _count(self) -> None:
        self._aspects = await asyncio.to_thread(aspects, self._finder, self._text)
        self._show()

    def _show(self) -> None:
        rows = tuple(_row(aspect, here=at == self._at) for at, aspect in enumerate(self._aspects))
        self.query_one("#filters-rows", Rows).show(rows)
        aspect = self._aspects[self._at]
        count = aspect.choices[aspect.chosen].count
        self.query_one("#filters-count", TextLine).show(f"{count} of {len(self._finder.rows)} routines")

    def action_move(self, by: int) -> None:
        """Go to another line."""
        if self._aspects:
            self._at = (self._at + by) % len(self._aspects)
            self._show()

    def action_turn(self, by: int) -> None:
        """Take the next choice of the line."""
        if not self._aspects:
            return
        aspect = self._aspects[self._at]
        chosen = (aspect.chosen + by) % len(aspect.choices)
        turned = Aspect(aspect.key, aspect.choices, chosen)
        self._aspects = (*self._aspects[: self._at], turned, *self._aspects[self._at + 1 :])
        self._text = with_filter(self._text, aspect.key, clean_line(aspect.choices[chosen].value))
        self._show()
        self._count()

    def action_clear(self) -> None:
        """No filters at all; words that were typed stay."""
        for aspect in self._aspects:
            self._text = with_filter(self._text, aspect.key, "")
        self._count()

    def action_leave(self) -> None:
        """Done."""
        self.dismiss(self._text)

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss(self._text)
        return True


def _row(aspect: Aspect, *, here: bool) -> tuple[Cell, ...]:
    choice = aspect.choices[aspect.chosen]
    words = _words(aspect.key, choice)
    return (
        (("›" if here else " ", "key"),),
        ((f"{_ASPECTS[aspect.key]:<7}", "key" if here else "quiet"),),
        ((f"‹ {words} ›" if here else f"  {words}", "ready" if choice.value else ""),),
        ((f"{choice.count:>6}", "quiet"),),
    )


def _words(key: str, choice: Choice) -> str:
    """A choice as a person says it."""
    value = clean_line(choice.value)
    if not value:
        return "any"
    if key == "<":
        minutes = value.removesuffix("m")
        return f"{minutes} minutes or less" if minutes.isdecimal() else f"{value} or less"
    if key == "goal":
        return GROUP_WORDS.get(value, value).lower()
    if key == "is":
        return _WHOSE.get(value, value)
    return area_words(value)
