"""Rows in columns, the last of which wraps under itself: steps, passes, keys, problems."""

from __future__ import annotations

from typing import Final, Literal

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.widget import Widget

from relief_player.tui.widgets.ink import ink

Look = Literal["", "quiet", "key", "ready", "alert"]
"""How a piece of text is drawn."""
Cell = tuple[tuple[str, Look], ...]
"""Pieces of text, cleaned, each with its look."""

_COLOURS: Final = {"quiet": "quiet", "key": "calm", "ready": "ready", "alert": "alert"}


class Rows(Widget):
    """A grid without lines. All text is taken as it is, never as markup."""

    DEFAULT_CSS = "Rows { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self._cells: tuple[tuple[Cell, ...], ...] = ()

    @property
    def text(self) -> str:
        """All of it without looks, a row on a line."""
        return "\n".join(" ".join("".join(text for text, _ in cell) for cell in row) for row in self._cells)

    def show(self, rows: tuple[tuple[Cell, ...], ...]) -> None:
        """Show other rows; all of them have equally many cells."""
        if rows != self._cells:
            self._cells = rows
            self.refresh(layout=True)

    def render(self) -> Table:
        """Textual asks for what to draw."""
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        columns = len(self._cells[0]) if self._cells else 0
        for number in range(columns):
            last = number == columns - 1
            grid.add_column(ratio=1 if last else None, no_wrap=not last, overflow="fold")
        for row in self._cells:
            grid.add_row(*(Text.assemble(*((text, self._look(look)) for text, look in cell)) for cell in row))
        return grid

    def _look(self, look: Look) -> Style:
        return ink(self, _COLOURS[look], bold=look != "quiet") if look else Style.null()
