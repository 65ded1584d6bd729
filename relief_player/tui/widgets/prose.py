"""Text over several lines, wrapped, with headings: never markup.

This module is the one place where text is handed to Textual's own text widget; it makes plain `Content` of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from relief_player.tui.widgets.kept import Kept


class Plain(Kept, Static):
    """A text as it is, wrapped to the width. The text must have been cleaned."""

    DEFAULT_CSS = "Plain { height: auto; }"

    def __init__(
        self,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(Content(text), markup=False, id=id, classes=classes)
        self._text = text

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.update(Content(text))


class Prose(Kept, VerticalScroll, can_focus=False):
    """Paragraphs with headings, which scroll where they need more room than there is."""

    DEFAULT_CSS = "Prose { height: 1fr; scrollbar-size-vertical: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._paragraphs: tuple[tuple[str, str], ...] = ()
        self._spaced = False
        self._body = Static(markup=False)

    def compose(self) -> Iterable[Static]:
        """One body for all paragraphs."""
        yield self._body

    @property
    def text(self) -> str:
        """All of it, without styles."""
        return "\n".join(f"{heading}: {text}" if heading else text for heading, text in self._paragraphs)

    def show(self, paragraphs: tuple[tuple[str, str], ...], *, spaced: bool = False) -> None:
        """Show other paragraphs.

        Args:
            paragraphs: (heading, text) pairs, either of which may be empty.
            spaced: whether a blank line stands between them.
        """
        if (paragraphs, spaced) == (self._paragraphs, self._spaced):
            return
        self._paragraphs, self._spaced = paragraphs, spaced
        pieces: list[Content | str | tuple[str, str]] = []
        for number, (heading, text) in enumerate(paragraphs):
            if number:
                pieces.append("\n\n" if spaced else "\n")
            if heading:
                pieces.append(
                    (f"{heading}: " if text else heading, "bold $alert" if heading == "Take care" else "bold $calm")
                )
            pieces.append(Content(text))
        self._body.update(Content.assemble(*pieces))
        self.scroll_home(animate=False)
