"""The scan of a TOML text that finds where things stand.

This module owns the walk over the characters. It builds a tree of offsets beside the tree of values that `tomllib`
builds, is iterative, and looks at every character a bounded number of times.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

MOST_PARTS: Final = 24
"""A key of more parts (``a.b.c``) than blocks 8 deep could need; tomllib's time grows with its square."""
MOST_NESTED: Final = 48
"""Lists and inline tables inside each other; blocks 8 deep written inline need 18."""

_SPACE = re.compile(r"[ \t\r\n]*")
_INDENT = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_STOPS: Final = {
    '"': re.compile(r'(?:\\.)+|["\n]', re.DOTALL),
    "'": re.compile(r"['\n]"),
    '"""': re.compile(r'(?:\\.)+|"""', re.DOTALL),
    "'''": re.compile(r"'''"),
}
"""What the inside of each kind of string is searched for: escapes to be skipped, and its end."""
_EXTRA_QUOTES: Final = 2
"""A multi-line string may end with up to two quotes of its own before the closing three."""


class Table:
    """A table: where it stands, and the keys and values in it."""

    __slots__ = ("at", "items", "keys")

    def __init__(self, at: int) -> None:
        self.at = at
        self.keys: dict[str, int] = {}
        """The offset where each key is first written."""
        self.items: dict[str, Node] = {}


class Array:
    """A list, or the tables of a ``[[header]]``: where it stands, and its elements."""

    __slots__ = ("at", "items")

    def __init__(self, at: int) -> None:
        self.at = at
        self.items: list[Node] = []


Node = Table | Array | int
"""Where a value stands: a plain value by its offset alone."""


class TooDeep(Exception):  # noqa: N818 - it is a finding about a text, told as a problem
    """Keys or values are nested deeper than any routine needs.

    Args:
        offset: where the limit is passed.
        message: what was found and what was expected.
    """

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class _LostError(Exception):
    """The text is no TOML from here on."""


class Scanner:
    """One scan over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Table(0)
        self.complete = False
        """Whether the scan reached the end of the text."""

    def run(self) -> None:
        """Scan as far as the text is TOML.

        Raises:
            TooDeep: at the first key or value beyond `MOST_PARTS` or `MOST_NESTED`.
        """
        text, here, i = self.text, self.root, 0
        try:
            while True:
                i = self._skip(i)
                if i >= len(text):
                    self.complete = True
                    return
                if text[i] == "[":
                    here, i = self._header(i)
                else:
                    i = self._pair(i, here)
        except _LostError:
            return

    # -- headers and keys ------------------------------------------------------------------------------------------

    def _header(self, start: int) -> tuple[Table, int]:
        many = self.text.startswith("[[", start)
        parts, i = self._key(start + (2 if many else 1))
        closing = "]]" if many else "]"
        if not self.text.startswith(closing, i):
            raise _LostError
        table = self.root
        for name, at in parts[:-1]:
            table = _enter(table, name, at, start)
        name, at = parts[-1]
        if not many:
            table = _enter(table, name, at, start)
            table.at = start  # also where [a.b] implied it before: from now on it stands at its own header
            return table, i + len(closing)
        table.keys.setdefault(name, at)
        tables = table.items.setdefault(name, Array(start))
        if not isinstance(tables, Array):
            raise _LostError
        table = Table(start)
        tables.items.append(table)
        return table, i + len(closing)

    def _key(self, i: int) -> tuple[list[tuple[str, int]], int]:
        """The parts of a key with their offsets, and where it ends (behind trailing blanks)."""
        text, parts = self.text, list[tuple[str, int]]()
        while True:
            i = _INDENT.match(text, i).end()  # type: ignore[union-attr] # matches the empty text too
            quote = text[i : i + 1]
            if quote and quote in "\"'":
                end = self._string(i)
                parts.append((_unquoted(text[i:end]), i))
            elif bare := _BARE.match(text, i):
                end = bare.end()
                parts.append((bare[0], i))
            else:
                raise _LostError
            if len(parts) > MOST_PARTS:
                raise TooDeep(parts[0][1], f"a key of more than {MOST_PARTS} parts; blocks may be 8 deep")
            i = _INDENT.match(text, end).end()  # type: ignore[union-attr] # matches the empty text too
            if not text.startswith(".", i):
                return parts, i
            i += 1

    def _pair(self, i: int, table: Table) -> int:
        """A key and its value; where it ends."""
        table, name, i = self._name(i, table)
        return self._value(i, table, name)

    def _name(self, i: int, table: Table) -> tuple[Table, str, int]:
        """A key up to its value: the table it lands in, its last part, and where the value begins."""
        start = i
        parts, i = self._key(i)
        if not self.text.startswith("=", i):
            raise _LostError
        for name, at in parts[:-1]:
            table = _enter(table, name, at, start)
        name, at = parts[-1]
        table.keys.setdefault(name, at)
        return table, name, _INDENT.match(self.text, i + 1).end()  # type: ignore[union-attr] # matches the empty text too

    # -- values ----------------------------------------------------------------------------------------------------

    def _value(self, i: int, table: Table, name: str) -> int:
        """A value with all that is nested in it; where it ends."""
        text, open_ = self.text, list[Table | Array]()
        owner: Table | Array = table
        while True:
            first = text[i : i + 1]
            node: Node = Array(i) if first == "[" else Table(i) if first == "{" else i
            if isinstance(owner, Array):
                owner.items.append(node)
            else:
                owner.items.setdefault(name, node)
            if isinstance(node, int):
                i = self._plain(i)
            else:
                open_.append(node)
                if len(open_) > MOST_NESTED:
                    raise TooDeep(i, f"values nested more than {MOST_NESTED} deep; blocks may be 8 deep")
                i = self._skip(i + 1)
            # Close what ends here; then go on in what is still open.
            fresh = not isinstance(node, int)
            while open_:
                i, closed = self._close(i, open_[-1], fresh=fresh)
                if not closed:
                    break
                open_.pop()
                fresh = False
            if not open_:
                return i
            owner = open_[-1]
            if isinstance(owner, Table):
                owner, name, i = self._name(i, owner)

    def _close(self, i: int, node: Table | Array, *, fresh: bool) -> tuple[int, bool]:
        """Step over a comma or a closing bracket: where it goes on, and whether the node is closed."""
        text, closing = self.text, "]" if isinstance(node, Array) else "}"
        i = self._skip(i)
        if not fresh and text.startswith(",", i):
            i = self._skip(i + 1)
        elif not fresh and not text.startswith(closing, i):
            raise _LostError
        if text.startswith(closing, i):
            return i + 1, True
        return i, False

    def _plain(self, i: int) -> int:
        first = self.text[i : i + 1]
        if first and first in "\"'":
            return self._string(i)
        plain = _SCALAR.match(self.text, i)
        if plain is None:
            raise _LostError
        return plain.end()

    def _string(self, i: int) -> int:
        """Where the string that begins here ends."""
        text, quote = self.text, self.text[i]
        quotes = quote * 3 if text.startswith(quote * 3, i) else quote
        stops, i = _STOPS[quotes], i + len(quotes)
        while stop := stops.search(text, i):
            i = stop.end()
            if stop[0] == quotes:
                extra = 0
                while len(quotes) > 1 and extra < _EXTRA_QUOTES and text.startswith(quote, i + extra):
                    extra += 1
                return i + extra
            if stop[0] == "\n":
                break
        raise _LostError

    def _skip(self, i: int) -> int:
        """Where the next character stands that is no blank, line end or comment."""
        text = self.text
        while True:
            i = _SPACE.match(text, i).end()  # type: ignore[union-attr] # matches the empty text too
            if not text.startswith("#", i):
                return i
            i = text.find("\n", i)
            if i < 0:
                return len(text)


def _enter(table: Table, name: str, key_at: int, at: int) -> Table:
    """The table of that name, or the last one of a list of tables; made where it is only implied."""
    table.keys.setdefault(name, key_at)
    node = table.items.setdefault(name, Table(at))
    if isinstance(node, Array) and node.items:
        node = node.items[-1]
    if not isinstance(node, Table):
        raise _LostError
    return node


def _unquoted(raw: str) -> str:
    """The key that a quoted key stands for."""
    if "\\" not in raw:
        return raw[1:-1]
    try:
        value = tomllib.loads(f"key = {raw}")["key"]
    except tomllib.TOMLDecodeError as error:
        raise _LostError from error
    return str(value)
