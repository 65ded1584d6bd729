"""The sections of a routine's text, and which of them make which step.

This module owns what belongs together: a header with the comments above it and the keys below it, and a step with all
sections that are part of it. It changes nothing.

Comments directly above a header belong to it, with the blank lines before them; comments directly below a key, with a
blank line after them, to the section of that key. Whatever has blank lines on both sides, such as the title of a part
of the routine, belongs to no step and stays where it is; so does the end of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from relief_player.routine.editing.spans import (
    Header,
    Keys,
    Pair,
    elements,
    line_start,
    next_line,
    pairs_inside,
    statements,
)
from relief_player.routine.editing.values import STEP, StepPath

_SCHEMA = "#:schema"


class Section(Struct, frozen=True):
    """A header with all that belongs to it; the head of the file has none."""

    header: Header | None
    lead: int
    """Where it begins: with the blank lines and comments above its header. What stands between the end of the section
    before and this belongs to neither."""
    end: int
    """Where it ends: whole lines."""
    pairs: tuple[Pair, ...]

    @property
    def keys(self) -> Keys:
        """The parts of its header; none for the head of the file."""
        return self.header.keys if self.header else ()

    @property
    def depth(self) -> int:
        """How many lists of steps it stands in."""
        return next((at for at, key in enumerate(self.keys) if key != STEP), len(self.keys))

    @property
    def is_step(self) -> bool:
        """Whether a step begins with it."""
        return bool(self.keys) and self.depth == len(self.keys) and self.header is not None and self.header.many


class Under(Struct, frozen=True):
    """A step, or the whole routine, that stands under headers."""

    depth: int
    """0 for the routine."""
    first: int
    """Its first section."""
    last: int
    """The one behind its last section."""


class Inline(Struct, frozen=True):
    """A step that is written as an inline table."""

    start: int
    """Where its brace opens."""


Node = Under | Inline


class Layout:
    """The layout of one text, which ends with a line end.

    Args:
        text: as tomllib accepts it, without a byte order mark.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.sections = tuple(_sections(text))
        self.newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"

    @property
    def whole(self) -> Under:
        """The routine."""
        return Under(0, 0, len(self.sections))

    def node(self, path: StepPath) -> Node:
        """A step by its path, which is known to be one."""
        node: Node = self.whole
        for index in path:
            node = self.children(node)[index]
        return node

    def children(self, node: Node) -> list[Node]:
        """The steps in a block, or in the routine."""
        if (at := self.inline_list(node)) is not None:
            return [Inline(one.start) for one in elements(self.text, at)]
        return [*self.under(node)] if isinstance(node, Under) else []

    def under(self, node: Under) -> list[Under]:
        """The steps that stand under headers of their own."""
        depth = node.depth + 1
        starts = [
            at for at in range(node.first, node.last) if self.sections[at].is_step and self.sections[at].depth == depth
        ]
        return [Under(depth, start, self._last(start, stop, depth)) for start, stop in pairwise([*starts, node.last])]

    def _last(self, start: int, stop: int, depth: int) -> int:
        """Behind the last section that is part of the step; what stands between steps by chance is of none."""
        return next(at for at in range(stop, start, -1) if self.sections[at - 1].depth >= depth)

    def inline_list(self, node: Node) -> int | None:
        """Where the list of its steps begins, where they are written as a list."""
        pair = self.inline_pair(node)
        return None if pair is None else pair.value

    def inline_pair(self, node: Node) -> Pair | None:
        """The key and value of the list of its steps, where they are written as a list."""
        return next((pair for pair in self.pairs(node) if pair.keys == (STEP,)), None)

    def pairs(self, node: Node) -> tuple[Pair, ...]:
        """The keys and values directly in a step, or in the head."""
        if isinstance(node, Inline):
            return tuple(pairs_inside(self.text, node.start))
        return self.sections[node.first].pairs

    def parts(self, node: Node) -> Iterator[tuple[Keys, Section]]:
        """The sections of a step, or of the head, that hold no step: each with its key, read from the step."""
        if isinstance(node, Inline):
            return
        for section in self.sections[node.first + 1 : node.last]:
            if section.depth == node.depth and len(section.keys) > node.depth:
                yield section.keys[node.depth :], section

    def gap(self, section: Section) -> str:
        """The blank lines that a section begins with."""
        at = section.lead
        while at < section.end and not self.text[at : next_line(self.text, at)].strip():
            at = next_line(self.text, at)
        return self.text[section.lead : at]

    def indent(self, section: Section) -> str:
        """The blanks before a header."""
        start = section.header.start if section.header else section.lead
        return self.text[line_start(self.text, start) : start]

    def indent_at(self, depth: int) -> str:
        """The blanks before headers of steps of this depth, as far as there are any; else those one level higher."""
        while depth:
            found = next((one for one in self.sections if one.is_step and one.depth == depth), None)
            if found:
                return self.indent(found)
            depth -= 1
        return ""


def _sections(text: str) -> Iterator[Section]:
    header: Header | None = None
    pairs: list[Pair] = []
    lead, behind = 0, 0
    for one in statements(text):
        if isinstance(one, Pair):
            pairs.append(one)
        else:
            end, next_lead = _cut(text, behind, line_start(text, one.start))
            yield Section(header, lead, end, tuple(pairs))
            header, pairs, lead = one, [], next_lead
        behind = next_line(text, one.end)
    yield Section(header, lead, _first_blank(text, behind, len(text)), tuple(pairs))


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the section above ends, of the lines between it and a header, and where that of the header begins."""
    blank = _first_blank(text, start, end)
    if blank == end:
        # The comments are those of the header, but for the line that names the schema.
        at = next_line(text, start) if text.startswith(_SCHEMA, start) else start
        return at, at
    lead = end
    while text[line_start(text, lead - 1) : lead].strip():
        lead = line_start(text, lead - 1)
    while lead > blank and not text[line_start(text, lead - 1) : lead].strip():
        lead = line_start(text, lead - 1)
    return blank, lead


def _first_blank(text: str, start: int, end: int) -> int:
    """Where the first blank line begins between two places; the second of them where there is none."""
    at = start
    while at < end and text[at : next_line(text, at)].strip():
        at = next_line(text, at)
    return at
