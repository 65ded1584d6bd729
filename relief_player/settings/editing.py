"""A change to a settings file, as a text: one value set or taken out, everything else as the person wrote it.

This module owns where in the text a value goes and that nothing else moves. It reads and writes no file, and it does
not know which settings there are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import tomlkit
import tomlkit.items
from tomlkit.exceptions import TOMLKitError

_COMMENT: Final = re.compile(r"\s*(?:#.*)?")
_HEAD: Final = re.compile(r"""\s*\[\s*([\w-]+|"[\w-]+"|'[\w-]+')\s*\]\s*(?:#.*)?""")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


class LostError(Exception):
    """The change could not be made without losing something else; the text is as it was."""


def with_value(text: str, path: tuple[str, ...], value: object) -> str:
    """The text with one value set: in its place where it is there, else at the end of its table.

    Args:
        text: TOML that `tomllib` reads.
        path: the names of the table and of the value; a quoted name with dots in it counts as one or as its parts.
        value: what TOML can hold.

    Raises:
        LostError: the change would lose something else.
    """
    return _changed(text, path, value)


def without_value(text: str, path: tuple[str, ...]) -> str:
    """The text with one value, or one table with all its values, taken out; the same text where it is not there.

    Raises:
        LostError: the change would lose something else.
    """
    return _changed(text, path, None)


def held(text: str) -> dict[tuple[str, ...], Any]:
    """The values of a TOML text by the names that lead to them; a quoted name with dots in it counts as its parts."""
    return dict(_leaves((), tomllib.loads(_unix(text))))


def _changed(text: str, path: tuple[str, ...], value: object) -> str:
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(bom)
    parts = _parts(path)
    # A file of another system keeps its line ends; one that mixes them keeps each line's own.
    windows = "\r\n" in body and body.count("\r\n") == body.count("\n")
    body = body.replace("\r\n", "\n") if windows else body
    before = held(body)
    depth = None if value is not None else len(parts)
    wanted = {keys: one for keys, one in before.items() if keys[:depth] != parts}
    there = len(wanted) < len(before)
    wanted |= {} if value is None else {parts: value}
    # Whatever made it, it is read again before anyone relies on it.
    try:
        made = next((one for one in _ways(body, path, value, there=there) if _same(one, wanted)), None)
    except TOMLKitError:
        made = None
    if made is None:
        raise LostError
    return bom + (made.replace("\n", "\r\n") if windows else made)


def _ways(text: str, path: tuple[str, ...], value: object, *, there: bool) -> Iterator[str]:
    """The text with the change, made in one way after another, the most careful first."""
    if not there and value is None:
        yield text
        return
    if not there:
        yield _put_in(text, path, value)
    document = tomlkit.parse(text)
    table, name = _find(document, _parts(path)) or (_table(document, path[:-1]), path[-1])
    if isinstance(value, list) and isinstance(table.get(name), tomlkit.items.Array):
        _fill(table[name], value)
        yield document.as_string()
    if value is None:
        del table[name]
    else:
        table[name] = value
    yield document.as_string()


def _fill(array: tomlkit.items.Array, values: list[object]) -> None:
    """Take out of a list what is not wanted and put in what is not there, so that the rest keeps its comments."""
    for index in reversed(range(len(array))):
        if array[index] not in values:
            array.pop(index)
    for value in values:
        if value not in array:
            array.append(value)


def _same(made: str, wanted: dict[tuple[str, ...], Any]) -> bool:
    try:
        return repr(sorted(held(made).items())) == repr(sorted(wanted.items()))
    except tomllib.TOMLDecodeError:
        return False


def _put_in(text: str, path: tuple[str, ...], value: object) -> str:
    """The text with a new line behind the last one of its table; comments stay with what they stand above."""
    lines = text.split("\n")
    heads = [number for number, line in enumerate(lines) if line.lstrip().startswith("[")]
    line = f"{_spelt(path[-1])} = {tomlkit.item(value).as_string()}"
    begins = 0
    if len(path) > 1:
        named = [number for number in heads if _HEAD.fullmatch(lines[number]) and _named(lines[number]) == path[0]]
        if not named:
            above = text.rstrip("\n")
            return f"{above}{above and chr(10) * 2}[{path[0]}]\n{line}\n"
        begins = named[0] + 1
    ends = next((number for number in heads if number >= begins), len(lines))
    behind = next((at for at in range(ends, begins, -1) if not _COMMENT.fullmatch(lines[at - 1])), None)
    if behind is not None:
        return "\n".join([*lines[:behind], line, *lines[behind:]])
    if begins:
        return "\n".join([*lines[:begins], line, *lines[begins:]])
    # Nothing stands above the first table but comments: the last block of them belongs to the table.
    while ends and lines[ends - 1].strip():
        ends -= 1
    return "\n".join([*lines[:ends], line, "", *lines[ends:]]) if text.strip() else f"{line}\n"


def _named(line: str) -> str:
    found = _HEAD.fullmatch(line)
    return found[1].strip("\"'") if found else ""


def _spelt(name: str) -> str:
    return name if _BARE.fullmatch(name) else tomlkit.item(name).as_string()


def _table(document: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if name not in document:
            document.add(name, tomlkit.table())
        document = document[name]
        if not isinstance(document, Mapping):
            raise LostError
    return document


def _find(table: Any, parts: tuple[str, ...]) -> tuple[Any, str] | None:
    """The table a value is in and its name there, which may hold several of the parts."""
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if name not in table:
            continue
        if length == len(parts):
            return table, name
        inside = table[name]
        if isinstance(inside, Mapping) and (found := _find(inside, parts[length:])):
            return found
    return None


def _parts(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for name in path for part in name.split("."))


def _leaves(path: tuple[str, ...], table: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in table.items():
        keys = _parts((*path, name))
        if isinstance(value, dict):
            yield from _leaves(keys, value)
        else:
            yield keys, value


def _unix(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
