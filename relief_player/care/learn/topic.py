"""The values of a page: a topic and its paragraphs."""

from __future__ import annotations

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """A few sentences that rest on the same sources."""

    text: str
    sources: tuple[str, ...] = ()
    """Keys of the bibliography; empty where the words are our own (see `own`)."""
    heading: str = ""
    """Above the paragraph; empty where it goes on from the one before."""

    @property
    def own(self) -> bool:
        """Whether the words are our own: advice of ordinary prudence, or a gap that is named as one."""
        return not self.sources


class Topic(Struct, frozen=True, kw_only=True):
    """One page."""

    id: str
    title: str
    summary: str
    """What the page says, in one line of a list."""
    paragraphs: tuple[Paragraph, ...]
    also: tuple[str, ...] = ()
    """Other words a person may ask for it by."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source of the page, each once, in order."""
        return tuple(dict.fromkeys(key for paragraph in self.paragraphs for key in paragraph.sources))
