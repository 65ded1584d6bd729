"""Tables of a file: declared keys, and reading a table by its declaration.

This module owns how a table is read: unknown keys, missing keys, and the value of each key in its shape. It knows no
key by name: those stand in `fields`.
"""
# ruff: noqa: D102 - words, read and schema are documented once, at Shape

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from relief_player.routine.model import Kind
from relief_player.routine.problems import key_text, shown
from relief_player.routine.report import Spot
from relief_player.routine.shapes import BAD, Schema, Shape


class Field(Struct, frozen=True):
    """One declared key."""

    name: str
    shape: Shape | None
    """The shape of its value; None for steps and moves, which the readers walk themselves."""
    doc: str
    """What it means, in one line without a full stop."""
    required: bool = False
    default: str = ""
    """What holds without it, in words; empty where nothing does."""
    kinds: frozenset[Kind] = frozenset(Kind)
    """For a key of a step: the kinds that take it."""


def fields_by_name(*fields: Field) -> dict[str, Field]:
    """A declaration of a table, in order."""
    return {one.name: one for one in fields}


class Given:
    """What a table holds: the values that were read, and the keys whose values were refused."""

    __slots__ = ("bad", "spot", "values")

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.values: dict[str, Any] = {}
        self.bad: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Whether the author wrote the key, rightly or not."""
        return key in self.values or key in self.bad

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; the default where it is missing or was refused."""
        return self.values.get(key, default)


def read_table(
    table: dict[str, Any], fields: Mapping[str, Field], spot: Spot, elsewhere: Callable[[str], str] | None = None
) -> Given:
    """Read a table by its declaration, telling every unknown, missing and wrong key.

    Args:
        table: as tomllib gave it.
        fields: the keys it takes. Those without a shape are left to the caller.
        spot: where it stands.
        elsewhere: says of a key that is none of these where it would belong; empty where it belongs nowhere.
    """
    given = Given(spot)
    for key, value in table.items():
        one = fields.get(key)
        if one is None:
            _refuse_key(key, fields, spot, elsewhere)
        elif one.shape is not None:
            read = one.shape.read(value, spot.under(key))
            if read is BAD:
                given.bad.add(key)
            else:
                given.values[key] = read
    for key, one in fields.items():
        if one.required and key not in table:
            spot.miss(key, f"{key} is missing: {one.doc}")
    return given


def _refuse_key(key: str, fields: Mapping[str, Field], spot: Spot, elsewhere: Callable[[str], str] | None) -> None:
    misplaced = elsewhere(key) if elsewhere else ""
    if misplaced:
        spot.under(key).refuse_key(misplaced)
        return
    hint = spot.guess(key, tuple(fields)) or f"expected {', '.join(fields)}"
    spot.under(key).refuse_key(f"{key_text((key,))} is not a known key", hint)


class Record(Struct, frozen=True):
    """A table with declared keys of its own."""

    fields: Mapping[str, Field]
    words_: str
    """What is in it, in words."""

    @property
    def words(self) -> str:
        return f"a table of {self.words_}"

    def read(self, value: object, spot: Spot) -> Any:
        if not isinstance(value, dict):
            spot.refuse(f"found {shown(value)}, expected {self.words}", f"it has the keys {', '.join(self.fields)}")
            return BAD
        given = read_table(value, self.fields, spot)
        missing = any(one.required and key not in given.values for key, one in self.fields.items())
        return BAD if missing else given

    def schema(self) -> Schema:
        return table_schema(self.fields)


def table_schema(fields: Mapping[str, Field]) -> Schema:
    """The schema of a table that takes these keys and no other."""
    schema: Schema = {
        "type": "object",
        "properties": {name: described(one) for name, one in fields.items() if one.shape is not None},
        "additionalProperties": False,
    }
    if required := [name for name, one in fields.items() if one.required]:
        schema["required"] = required
    return schema


def described(one: Field) -> Schema:
    """The schema of a key's value with what it means."""
    text = one.doc + (f"; default: {one.default}" if one.default else "")
    return {"description": text, **(one.shape.schema() if one.shape else {})}
