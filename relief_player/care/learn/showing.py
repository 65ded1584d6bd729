"""A page as plain text and as JSON, for faces that have no widgets.

This module owns that layout, and none of the words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from relief_player.care.learn.topic import Paragraph, Topic

OWN_WORDS: Final = "our own words"
"""Stands in place of sources."""


def sources_line(paragraph: Paragraph) -> str:
    """What a paragraph rests on, in square brackets."""
    return f"[{', '.join(paragraph.sources) or OWN_WORDS}]"


def as_text(topic: Topic, width: int = 78) -> str:
    """A page as lines of at most `width` characters (at least 20): title, paragraphs, the sources under each."""
    wide = max(20, width)
    return "\n".join(line for block in _blocks(topic) for line in (*_wrapped(block, wide), "")).rstrip("\n") + "\n"


def _blocks(topic: Topic) -> Iterator[tuple[str, ...]]:
    yield (topic.title,)
    for paragraph in topic.paragraphs:
        yield tuple(part for part in (paragraph.heading, paragraph.text, sources_line(paragraph)) if part)


def _wrapped(block: tuple[str, ...], width: int) -> Iterator[str]:
    for part in block:
        yield from textwrap.wrap(part, width, break_on_hyphens=False)


def as_json(topic: Topic) -> dict[str, object]:
    """A page for programs: an entry of `relief learn --json`."""
    return {
        "id": topic.id,
        "title": topic.title,
        "summary": topic.summary,
        "paragraphs": [
            {"heading": one.heading, "text": one.text, "sources": list(one.sources)} for one in topic.paragraphs
        ],
    }
