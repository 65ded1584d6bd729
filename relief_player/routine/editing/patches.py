"""Small replacements in a text, and the texts that are put in.

This module owns how values and line ends are written where a person's own text goes on around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from relief_player.routine.editing.spans import line_end, line_start, next_line, statements
from relief_player.routine.writer import key_line, table_text, value_text

_PLAIN_LITERAL = re.compile(r"[^'\x00-\x1f\x7f]*")


class Patch(Struct, frozen=True):
    """A part of a text, and what is to stand there."""

    start: int
    end: int
    text: str


def patched(text: str, patches: Iterable[Patch]) -> str:
    """The text with all patches in it; they do not overlap, and those at one place stand in the order given."""
    parts: list[str] = []
    at = 0
    for patch in sorted(patches, key=lambda one: (one.start, one.end)):
        parts += text[at : patch.start], patch.text
        at = patch.end
    return "".join((*parts, text[at:]))


def pair_text(key: str, value: Any, newline: str, indent: str = "") -> str:
    """A key with its value on lines of its own."""
    return indent + key_line(key, value).replace("\n", newline)


def step_text(step: dict[str, Any], depth: int, newline: str, indent: str = "") -> str:
    """A step, or a block with its steps, under headers; without a blank line before it."""
    text = table_text(step, ("step",) * depth).lstrip("\n").replace("\n", newline)
    return reindented(text, "", indent)


def value_like(value: Any, old: str) -> str:
    """A value on one line, in the kind of quotes that the old one had, where that can be."""
    literal = isinstance(value, str) and old.startswith("'") and not old.startswith("'''")
    if literal and _PLAIN_LITERAL.fullmatch(value):
        return f"'{value}'"
    return value_text(value)


def reindented(text: str, old: str, new: str) -> str:
    """Whole lines with other blanks before them; what stands inside values is left as it is."""
    if old == new:
        return text
    inside = [(one.start, one.end) for one in statements(text)]
    parts, at = [], 0
    while at < len(text):
        while inside and inside[0][1] <= at:
            inside.pop(0)
        stop = next_line(text, at)
        line = text[at:stop]
        is_free = line.strip() and not (inside and inside[0][0] < at)
        parts.append(new + line.removeprefix(old) if is_free and line.startswith(old) else line)
        at = stop
    return "".join(parts)


def comments(text: str, start: int, end: int) -> str:
    """The lines between two places that are comments and nothing else."""
    inside = [(one.start, one.end) for one in statements(text[start:end])]
    found, at = "", start
    while at < end:
        stop = next_line(text, at)
        line = text[at:stop]
        if line.lstrip().startswith("#") and not any(first + start < at < last + start for first, last in inside):
            found += line
        at = stop
    return found


def whole_lines(text: str, start: int, end: int) -> Patch:
    """The lines of a statement, to be taken out with the comment behind it."""
    return Patch(line_start(text, start), next_line(text, line_end(text, end)), "")
