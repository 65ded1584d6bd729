"""The scan of a TOML text that finds where things stand.

This module owns the walk over the characters. It builds a tree of offsets beside the tree of values that `tomllib`
builds, is iterative, and looks at every character a bounded number of times.
"""

from __future__ import annotations

import re
from typing import Final

from relief_player.routine.lexemes import ELEMENT, PAIR, LostError, key_part, plain_end, skip, skip_blanks
from relief_player.routine.marks import Array, Node, Table, enter

MOST_PARTS: Final = 16
"""Parts of a key (``a.b.c``), some more than blocks 8 deep need; tomllib's time grows with its square."""
MOST_NESTED: Final = 48
"""Lists and inline tables inside each other; blocks 8 deep written inline need 18."""
MOST_VALUES: Final = 200_000
"""Keys, elements of lists, and headers; a text of 1 MiB with more has no room left for what a routine says."""
_HEADER_WEIGHT: Final = 4
"""What a header counts as; tomllib takes that much longer for it."""


class TooMuchError(Exception):
    """Keys or values are more, or nested deeper, than any routine needs.

    Args:
        offset: where the limit is passed.
        message: what was found and what was expected.
    """

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class Scanner:
    """One scan over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Table(0)
        self._values = 0

    def run(self) -> None:
        """Scan as far as the text is TOML.

        Raises:
            TooMuchError: at the first key or value beyond `MOST_PARTS`, `MOST_NESTED` or `MOST_VALUES`.
        """
        text, here, i = self.text, self.root, 0
        try:
            while True:
                i = skip(text, i)
                if i >= len(text):
                    return
                if text[i] == "[":
                    here, i = self._header(i)
                elif pair := PAIR.match(text, i):
                    self._take(pair, here)
                    i = pair.end()
                else:
                    i = self._pair(i, here)
        except LostError:
            return

    def _take(self, pair: re.Match[str], table: Table) -> None:
        """Note a plain key with a plain value."""
        name = pair[1]
        table.keys.setdefault(name, pair.start(1))
        table.items.setdefault(name, pair.start(2))
        self._count(pair.start(1))

    def _count(self, i: int, weight: int = 1) -> None:
        self._values += weight
        if self._values > MOST_VALUES:
            raise TooMuchError(i, f"more than {MOST_VALUES:,} keys and values; no routine needs them")

    # -- headers and keys ------------------------------------------------------------------------------------------

    def _header(self, start: int) -> tuple[Table, int]:
        many = self.text.startswith("[[", start)
        parts, i = self._key(start + (2 if many else 1))
        closing = "]]" if many else "]"
        if not self.text.startswith(closing, i):
            raise LostError
        table = self.root
        for name, at in parts[:-1]:
            table = enter(table, name, at, start)
        name, at = parts[-1]
        self._count(start, _HEADER_WEIGHT)
        if not many:
            table = enter(table, name, at, start)
            table.at = start  # also where [a.b] implied it before: from now on it stands at its own header
            return table, i + len(closing)
        table.keys.setdefault(name, at)
        tables = table.items.get(name)
        if tables is None:
            tables = table.items[name] = Array(start)
        elif not isinstance(tables, Array):
            raise LostError
        table = Table(start)
        tables.items.append(table)
        return table, i + len(closing)

    def _key(self, i: int) -> tuple[list[tuple[str, int]], int]:
        """The parts of a key with their offsets, and where it ends (behind trailing blanks)."""
        text, parts = self.text, list[tuple[str, int]]()
        while True:
            i = skip_blanks(text, i)
            name, end = key_part(text, i)
            parts.append((name, i))
            if len(parts) > MOST_PARTS:
                raise TooMuchError(parts[0][1], f"a key of more than {MOST_PARTS} parts; blocks may be 8 deep")
            i = skip_blanks(text, end)
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
            raise LostError
        for name, at in parts[:-1]:
            table = enter(table, name, at, start)
        name, at = parts[-1]
        table.keys.setdefault(name, at)
        return table, name, skip_blanks(self.text, i + 1)

    # -- values ----------------------------------------------------------------------------------------------------

    def _value(self, i: int, table: Table, name: str) -> int:
        """A value with all that is nested in it; where it ends."""
        text, opened = self.text, list[Table | Array]()
        owner: Table | Array = table
        while True:
            first = text[i : i + 1]
            node: Node = Array(i) if first == "[" else Table(i) if first == "{" else i
            self._count(i)
            if isinstance(owner, Array):
                owner.items.append(node)
            else:
                owner.items.setdefault(name, node)
            if isinstance(node, int):
                i, fresh = plain_end(text, i), False
            else:
                opened.append(node)
                if len(opened) > MOST_NESTED:
                    raise TooMuchError(i, f"values nested more than {MOST_NESTED} deep; blocks may be 8 deep")
                i, fresh = self._plain_ones(i + 1, node)
            # Close what ends here; then go on in what is still open.
            while opened:
                i, closed = self._close(i, opened[-1], fresh=fresh)
                if not closed:
                    break
                opened.pop()
                fresh = False
            if not opened:
                return i
            owner = opened[-1]
            if isinstance(owner, Table):
                owner, name, i = self._name(i, owner)

    def _plain_ones(self, i: int, node: Table | Array) -> tuple[int, bool]:
        """The plain elements or pairs that follow, and whether the next must not be a comma."""
        text = self.text
        if isinstance(node, Array):
            while (one := ELEMENT.match(text, i)) and text.startswith(",", one.end()):
                node.items.append(one.start(1))
                self._count(one.start(1))
                i = one.end() + 1
            return i, True
        while pair := PAIR.match(text, i):
            self._take(pair, node)
            i = pair.end()
            if not text.startswith(",", i):
                return i, False
            i += 1
        return i, True

    def _close(self, i: int, node: Table | Array, *, fresh: bool) -> tuple[int, bool]:
        """Step over a comma or a closing bracket: where it goes on, and whether the node is closed."""
        text, closing = self.text, "]" if isinstance(node, Array) else "}"
        i = skip(text, i)
        if not fresh and text.startswith(",", i):
            i = skip(text, i + 1)
        elif not fresh and not text.startswith(closing, i):
            raise LostError
        if text.startswith(closing, i):
            return i + 1, True
        return i, False
