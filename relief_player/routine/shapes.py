"""The shapes a value of a file can have: each reads a value, and says as JSON Schema what it takes.

This module owns what a shape is, and the plain ones: whole numbers, flags, choices, lists. A reader and a schema made
from the same shape cannot disagree. It never knows what a value is for: that stands in `fields`.
"""
# ruff: noqa: D102 - words, read and schema are documented once, at Shape

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Any, Final, Protocol

from msgspec import Struct, field

from relief_player.routine.problems import shown, written
from relief_player.routine.report import Spot


class _Refused(Enum):
    REFUSED = "refused"


BAD: Final = _Refused.REFUSED
"""What reading gives where a value was refused; the problem is already in the report."""

Schema = dict[str, Any]


class Shape(Protocol):
    """Reads one value."""

    @property
    def words(self) -> str:
        """What it takes, in words that follow `expected`."""

    def read(self, value: object, spot: Spot) -> Any:
        """The value in the program's own types, or `BAD` with the problem told to the spot."""

    def schema(self) -> Schema:
        """The same as a JSON Schema of draft 7."""


class Whole(Struct, frozen=True):
    """A whole number within bounds."""

    least: int
    most: int
    why: str = ""
    """What the upper bound comes from."""

    @property
    def words(self) -> str:
        return str(self.least) if self.least == self.most else f"a whole number from {self.least} to {self.most:,}"

    def read(self, value: object, spot: Spot) -> Any:
        if isinstance(value, bool) or not isinstance(value, int):
            hint = f"without quotes: {value}" if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value) else ""
            spot.refuse(f"found {shown(value)}, expected {self.words}", hint)
            return BAD
        if not self.least <= value <= self.most:
            spot.refuse(f"found {shown(value)}, expected {self.words}", self.why if value > self.most else "")
            return BAD
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Flag(Struct, frozen=True):
    """True or false."""

    @property
    def words(self) -> str:
        return "true or false"

    def read(self, value: object, spot: Spot) -> Any:
        if not isinstance(value, bool):
            quoted = isinstance(value, str) and value.lower() in ("true", "false")
            spot.refuse(f"found {shown(value)}, expected true or false", "without quotes" if quoted else "")
            return BAD
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Choice(Struct, frozen=True):
    """One of a few words."""

    options: tuple[str, ...]
    members: type[StrEnum] | None = None
    """What a word becomes; itself where not given."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """Words that people use for one or more of the options, and what to say then."""

    @classmethod
    def of(cls, members: type[StrEnum]) -> Choice:
        """A choice of the members of an enumeration."""
        return cls(tuple(str(member) for member in members), members)

    @property
    def words(self) -> str:
        return ", ".join(self.options[:-1]) + f" or {self.options[-1]}"

    def read(self, value: object, spot: Spot) -> Any:
        if isinstance(value, str) and value in self.options:
            return self.members(value) if self.members else value
        hint = ""
        if isinstance(value, str):
            hint = self.hints.get(value.strip().lower(), "") or spot.guess(value, self.options)
        spot.refuse(f"found {shown(value)}, expected {self.words}", hint)
        return BAD

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.options)}


class Many(Struct, frozen=True):
    """A list of values of one shape, as a tuple."""

    each: Shape
    alone: bool = False
    """Whether one value may stand without the brackets."""

    @property
    def words(self) -> str:
        return f"a list of {self.each.words}"

    def read(self, value: object, spot: Spot) -> Any:
        if not isinstance(value, list):
            if self.alone:
                one = self.each.read(value, spot)
                return BAD if one is BAD else (one,)
            hint = f"a list stands in brackets: [{text}]" if (text := written(value)) else ""
            spot.refuse(f"found {shown(value)}, expected a list", hint)
            return BAD
        read = [self.each.read(element, spot.under(index)) for index, element in enumerate(value)]
        return BAD if any(element is BAD for element in read) else tuple(read)

    def schema(self) -> Schema:
        schema: Schema = {"type": "array", "items": self.each.schema()}
        return {"anyOf": [self.each.schema(), schema]} if self.alone else schema
