"""The pieces of a TOML text that tomllib has accepted: statements, and what stands inside lists and inline tables.

This module owns where each piece begins and ends, to the character, in a text with its own line ends. It changes
nothing, and gives up with `LostError` only on a text that is no TOML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from relief_player.routine.lexemes import PAIR, LostError, key_part, skip, skip_blanks, string_end

_DULL = re.compile(r"""[^\[\]{}"'#,]+""")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
Keys = tuple[str, ...]
"""The parts of a key."""


class Pair(Struct, frozen=True):
    """A key with its value."""

    keys: Keys
    start: int
    """Where its key begins."""
    value: int
    """Where its value begins."""
    end: int
    """Where its value ends."""


class Header(Struct, frozen=True):
    """A ``[header]`` or ``[[header]]``."""

    keys: Keys
    parts: tuple[int, ...]
    """Where each part of its key begins."""
    many: bool
    """Whether it stands in double brackets."""
    start: int
    end: int


class Element(Struct, frozen=True):
    """An element of a list: where its value begins and ends, and its comma, where there is one."""

    start: int
    end: int
    comma: int | None


def statements(text: str) -> Iterator[Pair | Header]:
    """The statements of a text, in order."""
    i = 0
    while (i := skip(text, i)) < len(text):
        found = _header(text, i) if text[i] == "[" else pair_at(text, i)
        yield found
        i = found.end


def pair_at(text: str, i: int) -> Pair:
    """The key that begins here, with its value.

    Raises:
        LostError: it is no key with a value.
    """
    if plain := PAIR.match(text, i):
        value = plain.start(2)
        return Pair((plain[1],), plain.start(1), value, value + len(plain[2].rstrip()))
    keys, _, end = _key(text, i)
    if not text.startswith("=", end):
        raise LostError
    value = skip_blanks(text, end + 1)
    return Pair(keys, i, value, value_end(text, value))


def value_end(text: str, i: int) -> int:
    """Where the value ends that begins here.

    Raises:
        LostError: it is no value, or has no end.
    """
    if text.startswith(('"', "'"), i):
        return string_end(text, i)
    if not text.startswith(("[", "{"), i):
        found = _SCALAR.match(text, i)
        if found is None:
            raise LostError
        return i + len(found[0].rstrip())
    depth = 0
    while i < len(text):
        one = text[i]
        if one in "\"'":
            i = string_end(text, i)
            continue
        if one == "#":
            i = line_end(text, i)
            continue
        depth += (one in "[{") - (one in "]}")
        i += 1
        if not depth:
            return i
        if dull := _DULL.match(text, i):
            i = dull.end()
    raise LostError


def elements(text: str, i: int) -> list[Element]:
    """The elements of the list that begins here."""
    found: list[Element] = []
    i = skip(text, i + 1)
    while not text.startswith("]", i):
        end = value_end(text, i)
        after = skip(text, end)
        comma = after if text.startswith(",", after) else None
        found.append(Element(i, end, comma))
        i = after if comma is None else skip(text, comma + 1)
    return found


def pairs_inside(text: str, i: int) -> list[Pair]:
    """The keys and values of the inline table that begins here."""
    found: list[Pair] = []
    i = skip(text, i + 1)
    while not text.startswith("}", i):
        pair = pair_at(text, i)
        found.append(pair)
        i = skip(text, pair.end)
        if text.startswith(",", i):
            i = skip(text, i + 1)
    return found


def line_start(text: str, i: int) -> int:
    """Where the line begins that holds this character."""
    return text.rfind("\n", 0, i) + 1


def line_end(text: str, i: int) -> int:
    """Where the line ends that holds this character, before its line end."""
    at = text.find("\n", i)
    if at < 0:
        return len(text)
    return at - 1 if at > i and text[at - 1] == "\r" else at


def next_line(text: str, i: int) -> int:
    """Where the line after this one begins."""
    at = text.find("\n", i)
    return len(text) if at < 0 else at + 1


def _header(text: str, start: int) -> Header:
    many = text.startswith("[[", start)
    keys, parts, i = _key(text, start + (2 if many else 1))
    return Header(keys, parts, many, start, i + (2 if many else 1))


def _key(text: str, i: int) -> tuple[Keys, tuple[int, ...], int]:
    """The parts of a key, where each begins, and where the key ends, behind the blanks after it."""
    names, starts = [], []
    while True:
        i = skip_blanks(text, i)
        name, end = key_part(text, i)
        names.append(name)
        starts.append(i)
        i = skip_blanks(text, end)
        if not text.startswith(".", i):
            return tuple(names), tuple(starts), i
        i += 1
