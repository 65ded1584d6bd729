"""Changing lists in a text, such as steps that are inline tables, and writing such steps out under headers.

This module owns which characters belong to an element of a list: the blanks and comments before it, and the comment
behind it. The commas stay where they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct

from relief_player.routine.editing.layout import Inline, Layout, Node, Under
from relief_player.routine.editing.patches import Patch, patched, whole_lines
from relief_player.routine.editing.spans import Pair, elements, line_end
from relief_player.routine.editing.values import STEP, EditError, StepPath
from relief_player.routine.lexemes import skip
from relief_player.routine.writer import value_text


class _Piece(Struct, frozen=True):
    lead: str
    """Blanks and comments before it."""
    body: str
    """Its value, with what stands before its comma."""
    after: str
    """The comment behind it on its line."""


class StepList:
    """A list of steps in a text, in pieces.

    Args:
        text: the whole text.
        at: where the list opens.
        newline: what a line ends with that has to be added.
    """

    def __init__(self, text: str, at: int, newline: str) -> None:
        self._text = text
        self._at = at
        self._newline = newline
        found = elements(text, at)
        here = at + 1 + len(_comment(text, at + 1))
        self._first = text[at:here]
        self.pieces: list[_Piece] = []
        for one in found:
            end = one.end if one.comma is None else one.comma
            behind = end if one.comma is None else end + 1
            after = _comment(text, behind)
            self.pieces.append(_Piece(text[here : one.start], text[one.start : end], after))
            here = behind + len(after)
        self._has_last_comma = bool(found) and found[-1].comma is not None
        close = skip(text, here)
        self._last = text[here:close]
        self._end = close

    def move(self, index: int, to: int) -> None:
        """Put an element somewhere else."""
        leads = [piece.lead for piece in self.pieces]
        self.pieces.insert(to, self.pieces.pop(index))
        if not any("\n" in lead for lead in leads):
            # All on one line: the blanks are the line's, not the element's.
            self.pieces = [
                _Piece(lead, piece.body, piece.after) for lead, piece in zip(leads, self.pieces, strict=True)
            ]

    def delete(self, index: int) -> None:
        """Take an element out."""
        gone = self.pieces.pop(index)
        if not index and self.pieces and "\n" not in gone.lead:
            self.pieces[0] = _Piece(gone.lead, self.pieces[0].body, self.pieces[0].after)

    def duplicate(self, index: int) -> None:
        """Put a copy of an element behind it."""
        piece = self.pieces[index]
        self.pieces.insert(index + 1, _Piece(piece.lead or " ", piece.body, piece.after))

    def insert(self, index: int, value: object) -> None:
        """Put a new element in."""
        if not self.pieces:
            self.pieces.append(_Piece("", value_text(value), ""))
            return
        lead = self.pieces[min(index, len(self.pieces) - 1)].lead
        if "\n" in lead:
            self.pieces.insert(index, _Piece(self._newline + lead[lead.rfind("\n") + 1 :], value_text(value), ""))
            return
        if not index:
            self.pieces[0] = _Piece(" ", self.pieces[0].body, self.pieces[0].after)
        self.pieces.insert(index, _Piece(lead if not index else " ", value_text(value), ""))

    def replace(self, index: int, value: object) -> None:
        """Put another value in the place of one; its comments stay."""
        piece = self.pieces[index]
        self.pieces[index] = _Piece(piece.lead, value_text(value), piece.after)

    def written(self) -> str:
        """The whole text with the list as it is now."""
        return "".join((self._text[: self._at], self.list_text(), self._text[self._end :]))

    def list_text(self) -> str:
        """The list as it is now, without the bracket at its end."""
        parts = [self._first]
        open_comment = "#" in self._first
        for index, piece in enumerate(self.pieces):
            if open_comment and "\n" not in piece.lead:
                parts.append(self._newline)
            is_last = index == len(self.pieces) - 1
            comma = "," if not is_last or self._has_last_comma else ""
            parts += piece.lead, piece.body, comma, piece.after
            open_comment = "#" in piece.after
        if open_comment and "\n" not in self._last:
            parts.append(self._newline)
        return "".join((*parts, self._last))


def list_like(values: Sequence[Any], text: str, at: int, newline: str) -> str:
    """A list with other values in it: what stays keeps its place, its spelling and its comments.

    Args:
        values: the new values.
        text: the whole text.
        at: where the list opens.
        newline: what a line ends with that has to be added.
    """
    pieces = StepList(text, at, newline)
    before = [_as_read(text[one.start : one.end]) for one in elements(text, at)]
    after = [(type(value), repr(value)) for value in values]
    # From the end, so that the places before are still right.
    for _, start, stop, first, last in reversed(SequenceMatcher(None, before, after, autojunk=False).get_opcodes()):
        if before[start:stop] == after[first:last]:
            continue
        both = min(stop - start, last - first)
        for offset in range(both):
            pieces.replace(start + offset, values[first + offset])
        for index in reversed(range(start + both, stop)):
            pieces.delete(index)
        for offset in range(both, last - first):
            pieces.insert(start + offset, values[first + offset])
    return f"{pieces.list_text()}]"


def _as_read(text: str) -> tuple[type, str]:
    value = tomllib.loads(f"value = {text}")["value"]
    return type(value), repr(value)


def spread(layout: Layout, path: StepPath) -> Layout:
    """The text with every step on the way to a place, and all beside it, under a header of its own.

    Args:
        layout: of the text.
        path: the block in which the place is, or ``()`` for the routine itself. Lists elsewhere stay as they are.

    Raises:
        EditError: something in a list is no step.
    """
    node: Node = layout.whole
    for index in path:
        if layout.inline_pair(node) is not None:
            break
        node = layout.children(node)[index]
    assert isinstance(node, Under)  # noqa: S101  # what stands in a list was left on the way
    pair = layout.inline_pair(node)
    return layout if pair is None else Layout(patched(layout.text, _spread_under(layout, node, pair)))


def _spread_under(layout: Layout, node: Under, pair: Pair) -> Iterator[Patch]:
    yield whole_lines(layout.text, pair.start, pair.end)
    end = layout.sections[node.last - 1].end
    behind = _said(_comment(layout.text, pair.end), layout.newline)
    yield Patch(end, end, "".join((*_spread_list(layout, pair.value, node.depth + 1), behind)))


def _spread_list(layout: Layout, at: int, depth: int) -> Iterator[str]:
    text, newline = layout.text, layout.newline
    steps = StepList(text, at, newline)
    said = _said(steps._first[1:], newline)  # noqa: SLF001  # of this module
    for one, piece in zip(elements(text, at), steps.pieces, strict=True):
        if text[one.start] != "{":
            raise EditError("The steps cannot be edited here", "Something in the list is no step.")
        yield newline + said + _said(piece.lead, newline) + _said(piece.body[one.end - one.start :], newline)
        yield _said(piece.after, newline) + f"[[{'.'.join((STEP,) * depth)}]]{newline}"
        said = ""
        inner = None
        for pair in layout.pairs(Inline(one.start)):
            if pair.keys == (STEP,):
                inner = pair.value
            else:
                yield text[pair.start : pair.end] + newline
        if inner is not None:
            yield from _spread_list(layout, inner, depth + 1)
    yield said + _said(steps._last, newline)  # noqa: SLF001  # as above


def _said(blanks: str, newline: str) -> str:
    """The comments in a text of blanks and comments, each on its line."""
    # Other line breaks than those of the file are part of a comment.
    lines = (line.strip(" \t\r") for line in blanks.split("\n"))
    return "".join(line + newline for line in lines if line.startswith("#"))


def _comment(text: str, at: int) -> str:
    """The comment on the rest of a line, with the blanks before it; empty where there is none."""
    rest = text[at : line_end(text, at)]
    return rest if rest.lstrip().startswith("#") else ""
