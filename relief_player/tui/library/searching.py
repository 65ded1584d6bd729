"""Searching the library: the way into the search line and out of it, and the keys that hold there.

This module owns what the search line does to the screen around it. What is found is the screen's business.
"""

from __future__ import annotations

from msgspec.structs import replace
from textual import events, on

from relief_player.tui.commands import UserCommand, Where
from relief_player.tui.library.panels import ShelfPanels
from relief_player.tui.library.port import Hint
from relief_player.tui.library.search_line import SearchLine
from relief_player.tui.library.shelf_list import ShelfList


class ShelfSearch(ShelfPanels):
    """The part of the library that looks for something."""

    @property
    def sought(self) -> str:
        """What stands in the search line."""
        return self.query_one(SearchLine).value

    @property
    def is_searching(self) -> bool:
        """Whether keys go into the search line."""
        return self.app.screen is self and isinstance(self.focused, SearchLine)

    def commands(self) -> tuple[UserCommand, ...]:
        """While something is typed, the keys of the search line; of those for help it takes the first as a letter."""
        if not self.is_searching:
            return super().commands()
        found = self.keyboard.of(Where.SEARCHING, Where.EVERYWHERE)
        return tuple(replace(one, keys=one.keys[::-1]) if one.id == "help" else one for one in found)

    @on(events.DescendantFocus)
    def follow_focus(self) -> None:
        """Other keys hold in the list than in the search line."""
        self.show_keys()

    def action_search(self) -> None:
        """Type into the search line."""
        line = self.query_one(SearchLine)
        line.display = True
        line.focus()
        self.follow(Hint.SEARCH)

    @on(SearchLine.Left)
    def leave_search(self, message: SearchLine.Left) -> None:
        """Back to the list."""
        self.query_one(ShelfList).focus()
        self.look_for("" if message.cleared else self.sought)

    @on(SearchLine.Moved)
    def move_mark(self, message: SearchLine.Moved) -> None:
        """The list follows while the search line has the focus."""
        self.action_mark(message.by)

    def action_mark(self, by: int) -> None:
        """Move the mark of the list."""
        self.query_one(ShelfList).action_move(by)

    def action_take(self) -> None:
        """Back to the list, with what was found."""
        self.query_one(SearchLine).action_take()

    def look_for(self, text: str) -> None:
        """Put a text into the search line, which is only there where it has one."""
        line = self.query_one(SearchLine)
        line.value = text
        line.display = bool(text)

    def action_clear(self) -> None:
        """Show all routines again; where all are shown, no more hints."""
        if self.is_searching:
            self.query_one(SearchLine).action_clear()
        elif self.sought:
            self.look_for("")
        else:
            self.follow(Hint.DONE)
