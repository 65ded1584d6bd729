"""A page to read: paragraphs under headings, each with its sources in a quiet voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

Paragraph = tuple[str, str, str]
"""A heading, a text and its sources; the heading and the sources may be empty. All of it is cleaned."""


class Page(VerticalScroll, can_focus=False):
    """Paragraphs that scroll. All text is taken as it is, never as markup."""

    DEFAULT_CSS = "Page { height: 1fr; scrollbar-size-vertical: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._body = Static(markup=False)

    def compose(self) -> Iterable[Static]:
        """One body for all paragraphs."""
        yield self._body

    @property
    def text(self) -> str:
        """All of it, without styles."""
        return "\n".join("\n".join(filter(None, paragraph)) for paragraph in self._paragraphs)

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show another page, from its top."""
        self._paragraphs = tuple(paragraphs)
        pieces: list[Content | str | tuple[str, str]] = []
        for number, (heading, text, sources) in enumerate(self._paragraphs):
            if number:
                pieces.append("\n\n")
            if heading:
                pieces.append((f"{heading}\n", "bold $calm"))
            pieces.append(Content(text))
            if sources:
                pieces.append((f" {sources}", "$quiet"))
        self._body.update(Content.assemble(*pieces))
        # Shown before the screen is laid out, it would keep the height that it had without words.
        self.call_after_refresh(self._body.refresh, layout=True)
        self.scroll_home(animate=False)
