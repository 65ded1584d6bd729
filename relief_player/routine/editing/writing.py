"""Writing a change into a text.

This module owns that a changed text says what was meant, and nothing else: it is read again with tomllib before it is
given back, and compared with the values that were wanted.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from relief_player.routine.editing import blocks
from relief_player.routine.editing.changes import (
    Change,
    Delete,
    Duplicate,
    Group,
    Insert,
    Move,
    SetKey,
    Ungroup,
    UnsetKey,
)
from relief_player.routine.editing.inline import StepList, spread
from relief_player.routine.editing.keys import set_key, unset_key
from relief_player.routine.editing.layout import Layout, Under
from relief_player.routine.editing.patches import patched
from relief_player.routine.editing.values import EditError, Table
from relief_player.routine.lexemes import LostError
from relief_player.routine.problems import Problem
from relief_player.routine.source import Source, parse

_MARK: Final = "\ufeff"


def write_change(change: Change, text: str, wanted: Table, name: str = "") -> Source:
    """The text with a change in it, read again.

    Args:
        change: what is to be done; it has been found possible.
        text: a text that tomllib accepts.
        wanted: the values that the new text is to have.
        name: what its problems call it.

    Raises:
        EditError: it cannot be written into this text.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    ends = body.endswith("\n") or not body
    try:
        layout = Layout(body)
        if not ends:
            layout = Layout(body + layout.newline)
        new = _written(change, layout)
    except LostError:
        raise _unwritable() from None
    if not ends:
        new = new.removesuffix(layout.newline)
    result = parse(mark + new, name)
    if isinstance(result, Problem) or not (_same(result.data, wanted) or _same(result.data, _emptied(wanted, change))):
        raise _unwritable()
    return result


def _emptied(wanted: Table, change: Change) -> Table:
    """The same without the table that a key was taken out of, where that is empty: without a header it is gone."""
    match change:
        case UnsetKey(keys=(outer, _)) if wanted.get(outer) == {}:
            return {key: value for key, value in wanted.items() if key != outer}
    return wanted


def _written(change: Change, layout: Layout) -> str:
    match change:
        case SetKey(path, _, value):
            return patched(layout.text, set_key(layout, layout.node(path), change.keys, value))
        case UnsetKey(path):
            return patched(layout.text, unset_key(layout, layout.node(path), change.keys))
        case Group(first, count, keys):
            return blocks.grouped(spread(layout, first[:-1]), first, count, keys)
        case Ungroup(path):
            return blocks.ungrouped(spread(layout, path), path)
        case Move(path, to):
            return _moved(layout, change) if path[:-1] == to[:-1] else _carried(spread(layout, path[:-1]), change)
        case Duplicate(path) | Delete(path) | Insert(path):
            return _in_list(layout, change)
    raise _unwritable()


def _moved(layout: Layout, change: Move) -> str:
    """Within one list."""
    at = layout.inline_list(layout.node(change.path[:-1]))
    if at is None:
        return blocks.reordered(layout, change.path, change.to[-1])
    steps = StepList(layout.text, at, layout.newline)
    steps.move(change.path[-1], change.to[-1])
    return steps.written()


def _carried(layout: Layout, change: Move) -> str:
    """From one list to another."""
    lines, rest = blocks.lifted(layout, change.path)
    return blocks.inserted(spread(Layout(rest), change.to[:-1]), change.to, lines)


def _in_list(layout: Layout, change: Duplicate | Delete | Insert) -> str:
    node, index = layout.node(change.path[:-1]), change.path[-1]
    pair = layout.inline_pair(node)
    steps = StepList(layout.text, pair.value, layout.newline) if pair else None
    if pair and steps and isinstance(change, Delete) and len(steps.pieces) == 1:
        return patched(layout.text, unset_key(layout, node, pair.keys))
    if pair and steps and not steps.pieces and isinstance(node, Under):
        layout, steps = spread(layout, change.path[:-1]), None
    if steps is None:
        return _under_header(layout, change)
    match change:
        case Duplicate():
            steps.duplicate(index)
        case Delete():
            steps.delete(index)
        case Insert(_, step):
            steps.insert(index, step)
    return steps.written()


def _under_header(layout: Layout, change: Duplicate | Delete | Insert) -> str:
    match change:
        case Duplicate(path):
            return blocks.duplicated(layout, path)
        case Delete(path):
            return blocks.deleted(layout, path)
        case Insert(path, step):
            return blocks.inserted(spread(layout, path[:-1]), path, blocks.new_lines(layout, step))


def _unwritable() -> EditError:
    return EditError(
        "This cannot be changed here",
        "The text is written in a way that could not be changed without touching the rest of it.",
        "Change it in your editor.",
    )


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same in TOML."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
        case list(), list() | tuple():
            return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
        case Decimal(), Decimal() | float():
            return str(one) == str(other) or one == Decimal(str(other))
        case _:
            return type(one) is type(other) and bool(one == other)
