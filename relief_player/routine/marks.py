"""The tree of places: where each table, list and plain value of a text stands.

This module owns the shape of that tree, which is the shape of the values that `tomllib` gives.
"""

from __future__ import annotations

from relief_player.routine.lexemes import LostError


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


def enter(table: Table, name: str, key_at: int, at: int) -> Table:
    """The table of that name, or the last one of a list of tables; made where it is only implied.

    Raises:
        LostError: a value of another kind has that name.
    """
    table.keys.setdefault(name, key_at)
    node = table.items.get(name)
    if node is None:
        node = table.items[name] = Table(at)
    if isinstance(node, Array) and node.items:
        node = node.items[-1]
    if not isinstance(node, Table):
        raise LostError
    return node
