"""The shelf: routines to choose from, and what is in the one that is marked.

This module owns how the list, the search line and the detail follow each other. The way into the search line is in
`searching`, what opens over them in `panels`, where they lead in `doors`, and no file is read here: the library it is
given does that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import BindingType
from textual.command import Provider
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from relief_player.errors import ReliefError
from relief_player.routine.finding.choices import loosened
from relief_player.routine.finding.query import parse_query
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.library.hints import hint_for, hint_words
from relief_player.tui.library.lines import counted, lines_of
from relief_player.tui.library.port import Hint
from relief_player.tui.library.search_line import SearchLine
from relief_player.tui.library.searching import ShelfSearch
from relief_player.tui.library.shelf_list import ShelfList
from relief_player.tui.library.wording import (
    about_words,
    no_routines,
    nothing_fits,
    problem_words,
    to_be_mended,
    unclear_words,
)
from relief_player.tui.messages import PlayAsked
from relief_player.tui.ports import Library, ShelfEntry
from relief_player.tui.screens.base import SHEET, bindings_for
from relief_player.tui.text import error_line
from relief_player.tui.widgets.detail import Detail
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.units import Ms

_SETTLE: Final = 0.04
"""Seconds the mark has to stand still for its routine to be read."""


def routines_provider() -> type[Provider]:
    """What finds routines in the palette, loaded when that is first opened."""
    from relief_player.tui.library.palette import RoutinesProvider  # noqa: PLC0415  # the library opens sooner

    return RoutinesProvider


class LibraryScreen(ShelfSearch):
    """A list beside the detail of its marked routine, and a line to search it.

    Args:
        library: the shelf.
        keyboard: the keys in force.
    """

    WHERE = Where.LIBRARY
    CSS_PATH: ClassVar[list[str]] = [SHEET, "library.tcss"]  # type: ignore[assignment]  # its own besides
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.LIBRARY)
    COMMANDS = {routines_provider}  # noqa: RUF012  # Textual's own shape for it

    def __init__(self, library: Library, keyboard: Keyboard) -> None:
        super().__init__(library, keyboard)
        self._shown: ShelfEntry | None = None
        """The routine whose detail is shown or being read."""

    def compose(self) -> Iterable[Widget]:
        """The list and the detail side by side, or one above the other where it is narrow."""
        yield TextLine("Routines", id="routine")
        yield SearchLine(id="search")
        with Horizontal(id="shelf"):
            yield ShelfList(id="list")
            yield Detail(id="detail")
        yield Plain("", id="empty")
        yield TextLine("", id="hint")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Read the shelf."""
        self.app.title = "relief"
        self.show_keys()
        self.query_one(SearchLine).display = False
        self.query_one("#hint").display = False
        self.query_one(ShelfList).focus()
        self.action_reload()

    def on_screen_resume(self) -> None:
        """Back from a session, or from another screen."""
        self.app.title = "relief"
        if self.finder is not None:
            self.look_at_history()

    @property
    def marked(self) -> ShelfEntry | None:
        """The routine that is marked; None where there is none."""
        number = self.query_one(ShelfList).marked
        return None if number is None or number >= len(self.rows) else self.rows[number]

    # -- showing -------------------------------------------------------------------------------------------------------

    def shelf_changed(self) -> None:
        """Other rows, or the finder is ready."""
        marked = self.query_one(ShelfList).marked_id
        self._lay_out(next((number for number, row in enumerate(self.rows) if row.id == marked), None))

    def steps_changed(self) -> None:
        """The marked routine may read differently now."""
        if (marked := self.marked) is not None:
            self._preview(marked, settle=False)

    def _lay_out(self, marked: int | None) -> None:
        text = self.sought
        query, finder = parse_query(text), self.finder
        if query and (finder is None or finder.rows is not self.rows):
            return  # as soon as it is ready, it is asked
        numbers = finder.find(query) if query and finder else range(len(self.rows))
        lines = lines_of(self.rows, numbers, ranked=bool(query.terms))
        self.query_one(ShelfList).show(self.rows, lines, marked)
        self.query_one("#shelf").display = bool(numbers)
        empty = self.query_one("#empty", Plain)
        empty.display = not numbers
        if not self.rows:
            empty.show(no_routines(self._library.folder, self.keyboard.key("library.reload")))
        elif not numbers and finder is not None:
            empty.show(nothing_fits(text, loosened(finder, text), self.keyboard.key("library.clear")))
        told = counted(len(numbers), self.rows)
        more = f"reading {self.left} more" if self.left else unclear_words(query)
        self.query_one("#routine", TextLine).show(*((f"{told}  ({more})", told) if more else (told,)))

    def looks_changed(self) -> None:
        """When routines were done is known, or a hint was followed."""
        self.query_one(ShelfList).show_done(self.done, self.desk.now())
        hint = self.query_one("#hint", TextLine)
        due = hint_for(self.followed)
        hint.display = due is not None
        hint.show(*hint_words(due, self.keyboard))
        if (marked := self.marked) is not None and not marked.problems:
            self.query_one(Detail).show_about(self._about(marked))

    @on(ShelfList.Marked)
    def show_detail(self) -> None:
        """Another routine was marked, or it was read again."""
        if (marked := self.marked) is not None and marked is not self._shown:
            before, self._shown = self._shown, marked
            self._preview(marked, settle=before is not None and before.id != marked.id)

    @work(exclusive=True, group="preview")
    async def _preview(self, entry: ShelfEntry, *, settle: bool) -> None:
        await asyncio.sleep(_SETTLE if settle else 0)
        if (detail := next(iter(self.query(Detail)), None)) is None:
            return  # the screen is being left
        if entry.problems:
            detail.show_broken(entry.name, [problem_words(one) for one in entry.problems], f"{entry.id}.toml")
            return
        try:
            if self.references is None:
                self.references = await asyncio.to_thread(self.desk.references)
            routine, timeline = await asyncio.to_thread(self._library.preview, entry.id)
        except ReliefError as error:
            detail.show_broken(entry.name, [str(error)])
        else:
            detail.show_routine(routine, timeline, about=self._about(entry), references=self.references)

    def _about(self, entry: ShelfEntry) -> str:
        return about_words(entry, self.done.get(entry.id), self.desk.now())

    # -- finding -------------------------------------------------------------------------------------------------------

    @on(Input.Changed, "#search")
    def search(self, event: Input.Changed) -> None:
        """A key was typed: the best that is found is marked; where there are no words, what was marked stays."""
        query = parse_query(event.value)
        self._lay_out(None if query.terms else self.query_one(ShelfList).marked)

    # -- playing -------------------------------------------------------------------------------------------------------

    @on(ShelfList.Chosen)
    def action_play(self) -> None:
        """Play the marked routine."""
        if (entry := self.marked) is not None:
            self.play(entry)

    @work(exclusive=True, group="playing")
    async def play(self, entry: ShelfEntry, fit: Ms | None = None) -> None:
        """Play a routine."""
        if entry.problems:
            self.notify(to_be_mended(self.keyboard.key("library.edit")), markup=False, severity="warning")
            return
        try:
            session = await asyncio.to_thread(self._library.open, entry.id, fit)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
        else:
            self.follow(Hint.PLAY)
            self.post_message(PlayAsked(session))

    def action_scroll_detail(self, direction: int) -> None:
        """Move what stands beside the list."""
        detail = self.query_one(Detail)
        detail.scroll_relative(y=direction * max(1, detail.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()
