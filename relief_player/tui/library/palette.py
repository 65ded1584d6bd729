"""The routines, for Textual's palette: found as in the search line, and played.

This module owns only the way there. The palette lies over the library; the commands of the library are found beside.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.command import Hit, Hits, Provider
from textual.content import Content

from relief_player.routine.finding.query import parse_query
from relief_player.tui.library.lines import length_text
from relief_player.tui.library.panels import ShelfPanels
from relief_player.tui.ports import ShelfEntry
from relief_player.tui.text import clean_line

_MOST: Final = 20
"""Those that follow can be found in the library itself."""
_BEST: Final = 0.9
"""Below a command whose label has the words, above all others."""


class RoutinesProvider(Provider):
    """Finds a routine by the search of the library, and plays it."""

    async def search(self, query: str) -> Hits:
        """The best that the library's search finds."""
        screen = self.screen
        if not isinstance(screen, ShelfPanels) or screen.finder is None or not (words := parse_query(query)):
            return
        rows = screen.finder.rows
        whole = (screen.rows[number] for number in screen.finder.find(words) if not rows[number].problems)
        for place, row in zip(range(_MOST), whole, strict=False):
            name = clean_line(row.name) or clean_line(row.id)
            yield Hit(
                _BEST / (1 + place),
                Content(name),
                partial(self._play, screen, row),
                text=name,
                help=f"Play it: {length_text(row).strip()}",
            )

    async def _play(self, screen: ShelfPanels, row: ShelfEntry) -> None:
        screen.play(row)
