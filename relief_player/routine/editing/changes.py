"""The changes that can be made to a routine, and what each does to its values.

This module owns what a change means: the table of a routine goes in, the changed table comes out. How it is written
into a person's text stands in `writing`; the two are compared, so that a text never says anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Protocol

from msgspec import Struct

from relief_player.routine.editing.values import (
    STEP,
    EditError,
    StepPath,
    Table,
    beside,
    key_parts,
    put,
    steps_of,
    table_at,
    take,
)

__all__ = ["Change", "EditError", "StepPath", "beside"]


class Change(Protocol):
    """One change."""

    def apply(self, data: Table) -> None:
        """Make it in the values, in place.

        Raises:
            EditError: there is no such step, or it cannot be done there.
        """


class SetKey(Struct, frozen=True):
    """Give a key of a step, a block or the head a value."""

    path: StepPath
    key: str
    """A key, or two with a dot for a key of the timing: ``timing.switch``."""
    value: Any

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts of the key."""
        return key_parts(self.path, self.key)

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        table = table_at(data, self.path)
        *outer, last = _no_steps(self.keys)
        for part in outer:
            inner = table.setdefault(part, {})
            if not isinstance(inner, dict):
                inner = table[part] = {}
            table = inner
        table[last] = deepcopy(self.value)


class UnsetKey(Struct, frozen=True):
    """Take a key away; it need not be there."""

    path: StepPath
    key: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts of the key."""
        return key_parts(self.path, self.key)

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        table = table_at(data, self.path)
        *outer, last = _no_steps(self.keys)
        for part in outer:
            inner = table.get(part)
            if not isinstance(inner, dict):
                return
            table = inner
        table.pop(last, None)


class Insert(Struct, frozen=True):
    """Put a new step or block in."""

    path: StepPath
    """Where it stands then."""
    step: Mapping[str, Any]

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        put(data, self.path, deepcopy(dict(self.step)))


class Duplicate(Struct, frozen=True):
    """Put a copy of a step behind it."""

    path: StepPath

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        put(data, beside(self.path, 1), deepcopy(table_at(data, self.path)))


class Move(Struct, frozen=True):
    """Put a step somewhere else."""

    path: StepPath
    to: StepPath
    """Where it stands then: read in the routine from which it has been taken out."""

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        put(data, self.to, take(data, self.path))


class Delete(Struct, frozen=True):
    """Take a step out."""

    path: StepPath

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        take(data, self.path)


class Group(Struct, frozen=True):
    """Make a block of neighbours."""

    first: StepPath
    count: int
    keys: Mapping[str, Any]
    """The block's own keys: its rounds, and a name where it has one."""

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        inside = [take(data, self.first) for _ in range(self.count)]
        put(data, self.first, {**deepcopy(dict(self.keys)), STEP: inside})


class Ungroup(Struct, frozen=True):
    """Put the steps of a block in its place."""

    path: StepPath

    def apply(self, data: Table) -> None:
        """Make it in the values."""
        if not steps_of(table_at(data, self.path)):
            raise EditError("This is no block", "Only a block has steps that can take its place.")
        block = take(data, self.path)
        for index, step in enumerate(steps_of(block)):
            put(data, beside(self.path, index), step)


def _no_steps(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a key that is not that of steps.

    Raises:
        EditError: it is.
    """
    if keys == (STEP,):
        raise EditError("Steps are no value", "They are put in and taken out one by one.")
    return keys
