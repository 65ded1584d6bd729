"""The values of a routine while it is being edited: finding a step by its path, taking it out and putting it in.

This module owns those paths, and what a file can hold. It knows no text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from relief_player.errors import ReliefError
from relief_player.routine.problems import shown

StepPath = tuple[int, ...]
"""The 0-based indexes that lead to a step: ``(2,)`` is the third of the routine, ``(2, 0)`` the first inside it when
it is a block, ``()`` the head of the routine."""
Table = dict[str, Any]
"""The table of a file, as tomllib gives it."""

STEP: Final = "step"
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no encoding knows."""


class EditError(ReliefError):
    """The change cannot be made; nothing has changed."""


def key_parts(path: StepPath, key: str) -> tuple[str, ...]:
    """The parts of a key: two for one of the timing, in the head; any other stands for itself."""
    outer, dot, inner = key.partition(".")
    return (outer, inner) if not path and dot and outer == "timing" else (key,)


def plain(value: Any) -> Any:
    """A value as a file can hold it: line ends as line feeds, and the words of a choice as texts.

    Raises:
        EditError: a file cannot hold it.
    """
    match value:
        case str() if not _HALVES.search(value):
            return str(value).replace("\r\n", "\n")
        case bool() | int() | float() | Decimal() | date() | time():
            return value
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case _:
            raise EditError("A file cannot hold this value", f"It is {shown(value)}.")


def steps_of(table: Table) -> list[Any]:
    """The steps in a table; none where it has none, or something that is no list."""
    steps = table.get(STEP)
    return steps if isinstance(steps, list) else []


def table_at(data: Table, path: StepPath) -> Table:
    """The table of a step, or the whole for ``()``.

    Raises:
        EditError: there is no such step.
    """
    table = data
    for index in path:
        steps = steps_of(table)
        if not 0 <= index < len(steps) or not isinstance(steps[index], dict):
            raise EditError("There is no such step", "The routine has changed since it was shown.")
        table = steps[index]
    return table


def beside(path: StepPath, by: int) -> StepPath:
    """The path of a sibling."""
    return (*path[:-1], path[-1] + by)


def take(data: Table, path: StepPath) -> Table:
    """Take a step out and give it back; a list that is empty then goes too.

    Raises:
        EditError: there is no such step.
    """
    if not path:
        raise EditError("The routine as a whole cannot be taken out")
    step = table_at(data, path)
    owner = table_at(data, path[:-1])
    steps = steps_of(owner)
    del steps[path[-1]]
    if not steps:
        del owner[STEP]
    return step


def put(data: Table, path: StepPath, step: Table) -> None:
    """Put a step in.

    Raises:
        EditError: there is no place for it.
    """
    if not path:
        raise EditError("There is no such place")
    owner = table_at(data, path[:-1])
    if path[:-1] and STEP not in owner and "kind" in owner:
        raise EditError("A step holds no other steps", "Only a block does.", "Group it first.")
    steps = steps_of(owner)
    if STEP in owner and not isinstance(owner[STEP], list):
        raise EditError("The steps cannot be edited", "They stand under [step].", "Write [[step]] in double brackets.")
    if not 0 <= path[-1] <= len(steps):
        raise EditError("There is no such place", "The routine has changed since it was shown.")
    steps.insert(path[-1], step)
    owner[STEP] = steps
