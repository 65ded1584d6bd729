"""Where the keys and values of a TOML text stand.

This module owns the way from a key path to a line and a column. It reads a text once, in linear time and without
recursion, and never decides what is valid: `tomllib` does. For a text that tomllib accepts every position is found;
for any other the scan stops where it is lost, and a position that was not found is None, never a guess.

A header ``[step.sub]`` is the position of its table as a value; the key's own position is the word inside it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from relief_player.routine.marks import Array, Node, Table
from relief_player.routine.problems import KeyPath
from relief_player.routine.scanner import Scanner, TooMuchError

__all__ = ["Positions", "TooMuchError", "find_positions"]


class Positions:
    """The positions of one text. Lines are 1-based; columns are 1-based and count characters."""

    def __init__(self, text: str, root: Table) -> None:
        self._text = text
        self._root = root
        self._starts: array[int] | None = None

    @classmethod
    def empty(cls, text: str) -> Positions:
        """Of a text that was not scanned: only `at` knows anything."""
        return cls(text, Table(0))

    def of_value(self, path: KeyPath) -> tuple[int, int] | None:
        """Where a value begins, or the header of its table; None where the text has none at that path."""
        node: Node | None = self._root
        for part in path:
            node = _child(node, part)
            if node is None:
                return None
        return self.at(node if isinstance(node, int) else node.at) if node is not None else None

    def of_values(self, path: KeyPath, keys: Iterable[str]) -> Iterator[tuple[int, int] | None]:
        """Where the values of several keys of one table begin, each as `of_value` gives it."""
        table: Node | None = self._root
        for part in path:
            table = _child(table, part)
        for node in (_child(table, key) for key in keys):
            yield self.at(node if isinstance(node, int) else node.at) if node is not None else None

    def of_key(self, path: KeyPath) -> tuple[int, int] | None:
        """Where the last key of a path is first written; for an element of a list, where its value begins."""
        if not path:
            return self.of_value(path)
        node: Node | None = self._root
        for part in path[:-1]:
            node = _child(node, part)
        last = path[-1]
        if isinstance(last, int) or not isinstance(node, Table):
            return self.of_value(path)
        offset = node.keys.get(last)
        return None if offset is None else self.at(offset)

    def plain_values(self) -> Iterator[int]:
        """The offsets of all values that are no table and no list, in no order."""
        rest: list[Node] = [self._root]
        while rest:
            node = rest.pop()
            if isinstance(node, int):
                yield node
            else:
                rest.extend(node.items if isinstance(node, Array) else node.items.values())

    def at(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset into the text."""
        if self._starts is None:
            self._starts = _line_starts(self._text)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def find_positions(text: str) -> Positions:
    """Scan a text whose line ends are single line feeds.

    Raises:
        TooMuchError: if keys or values are more, or nested deeper, than any routine needs; `tomllib` would take its
            time or give up.
    """
    scanner = Scanner(text)
    scanner.run()
    return Positions(text, scanner.root)


def _child(node: Node | None, part: str | int) -> Node | None:
    if isinstance(part, int):
        return node.items[part] if isinstance(node, Array) and 0 <= part < len(node.items) else None
    return node.items.get(part) if isinstance(node, Table) else None


def _line_starts(text: str) -> array[int]:
    starts = array("L", (0,))
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
