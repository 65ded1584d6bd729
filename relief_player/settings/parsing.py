"""What stands in a settings file: every setting that is right, and a line for each mistake.

This module owns the file's shape. A mistake costs the setting it stands at and nothing else, so that a person with
a slip in their settings can still play.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from relief_player.settings.declaring import KEYMAP, declared, tables_of
from relief_player.settings.kind import Kind, WrongValueError
from relief_player.settings.mistakes import USUAL, Mistake, did_you_mean, lines_of, shown, syntax
from relief_player.settings.values import Settings

_MOST_BYTES: Final = 256 * 1024
"""A longer file is no settings file."""


def read_bytes(raw: bytes, path: Path) -> tuple[Settings, tuple[Mistake, ...]]:
    """Read what a settings file holds; its path is for the words."""
    try:
        if len(raw) > _MOST_BYTES:
            return Settings(), (Mistake((), f"{path}: too large for a settings file; {USUAL}"),)
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        return Settings(), (Mistake((), f"{path}: not UTF-8 text; {USUAL}"),)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (Mistake((), syntax(path, str(error))),)
    except RecursionError:
        return Settings(), (Mistake((), f"{path}: nested too deep; {USUAL}"),)
    reading = _Reading()
    settings = reading.settings(table)
    lines = lines_of(text, (keys for keys, _ in reading.mistakes)) if reading.mistakes else {}
    return settings, tuple(Mistake(keys, what, lines.get(keys)) for keys, what in reading.mistakes)


class _Reading:
    """One reading: the mistakes found on the way, each with the keys that lead to it."""

    def __init__(self) -> None:
        self.mistakes: list[tuple[tuple[str, ...], str]] = []

    def settings(self, table: dict[str, Any]) -> Settings:
        kinds: dict[tuple[str, ...], dict[str, Kind]] = {}
        for one in declared(Settings):
            kinds.setdefault(one.path[:-1], {})[one.path[-1]] = one.kind
        tables = tables_of(Settings)
        inner = {name: table[name] for name in (*tables, KEYMAP) if name in table}
        top = {name: value for name, value in table.items() if name not in inner}
        right = self._table((), top, kinds[()], more=(*tables, KEYMAP))
        for name, made in tables.items():
            right[name] = made(**self._table((name,), inner.get(name, {}), kinds[(name,)]))
        return Settings(**right, keymap=self._keymap(inner.get(KEYMAP, {})))

    def _table(
        self, path: tuple[str, ...], table: object, kinds: Mapping[str, Kind], more: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The values of a table that are right, under the names of their fields; `more` names are known besides."""
        if not isinstance(table, dict):
            self.mistakes.append((path, f"expected a table, as in [{path[-1]}]"))
            return {}
        right: dict[str, Any] = {}
        for key, value in table.items():
            if key not in kinds:
                self.mistakes.append(((*path, key), f"there is no such setting{did_you_mean(key, (*kinds, *more))}"))
                continue
            try:
                right[key] = kinds[key].read(value)
            except WrongValueError as error:
                self.mistakes.append(((*path, key), f"{error}; {shown(value)} was found"))
        return right

    def _keymap(self, table: object) -> tuple[tuple[str, str], ...]:
        """Commands and their keys; ``player.next = "n"`` is a table in a table and means the same quoted."""
        if not isinstance(table, dict):
            self.mistakes.append(((KEYMAP,), "expected a table, as in [keymap]"))
            return ()
        pairs: list[tuple[str, str]] = []
        for path, keys in _leaves((KEYMAP,), table):
            if isinstance(keys, str):
                pairs.append((".".join(path[1:]), keys))
            else:
                self.mistakes.append((path, f'expected keys such as "n" or "space"; {shown(keys)} was found'))
        return tuple(pairs)


def _leaves(path: tuple[str, ...], table: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], object]]:
    """The values of a table and of the tables in it, each with the keys that lead to it."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves((*path, key), value)
        else:
            yield (*path, key), value
