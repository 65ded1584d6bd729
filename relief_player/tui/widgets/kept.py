"""Rows that are drawn once and handed out until the widget changes.

Whenever one cell of a screen changes, Textual asks every widget of that screen for all of its rows. It keeps them too,
yet works out colours, filters and sizes anew before it looks there, for a dozen widgets that did not change at all:
a third of what a playing session costs the processor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget as Beside
else:
    # Textual styles a widget by its first base that is one: it must be the widget that this stands beside.
    Beside = object


class Kept(Beside):
    """A widget whose rows are kept from one `refresh` to the next. Whatever changes what it shows must call that."""

    _kept: tuple[Region, list[Strip]] | None = None

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again, all of it or some regions."""
        self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Textual asks for the rows within a region of it."""
        if self._kept is None or self._kept[0] != crop:
            self._kept = (crop, super().render_lines(crop))
        return self._kept[1]


class KeptVertical(Kept, Vertical):
    """A container that draws nothing but its own ground."""
