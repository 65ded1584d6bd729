"""The names of the pages in a line, each with its key; the one that is open stands in brackets."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.widgets.ink import ink

PAGES: Final = ("days", "sessions", "charts", "body")
"""In the order of their keys."""


class PageLine(Widget):
    """Four names."""

    DEFAULT_CSS = "PageLine { height: 1; width: 1fr; }"

    class Picked(Message):
        """A name was clicked."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._page = PAGES[0]

    def show(self, page: str) -> None:
        """Show another page as the open one."""
        self._page = page
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        chosen, others = ink(self, "calm", bold=True), ink(self, "quiet")
        segments = [
            Segment(_wording(page, chosen=page == self._page), chosen if page == self._page else others)
            for page in (PAGES if y == 0 else ())
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Find the name under the pointer."""
        at = 0
        for page in PAGES:
            width = len(_wording(page, chosen=False))
            if at <= event.x < at + width:
                self.post_message(self.Picked(page))
            at += width


def _wording(page: str, *, chosen: bool) -> str:
    text = f"{PAGES.index(page) + 1} {page.capitalize()}"
    return f"[{text}] " if chosen else f" {text}  "
