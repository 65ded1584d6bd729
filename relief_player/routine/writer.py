"""New routine files as TOML text.

This module owns how a new file looks: one `[[step]]` after the other, as a person would write it. It is for new files:
a file that a person wrote is edited in place, so that comments survive. What is written is checked by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import tomli_w

from relief_player.routine.model import Move, Routine
from relief_player.routine.tabled import move_table, routine_table

SCHEMA_LINE: Final = "#:schema ./routine.schema.json\n"
"""What editors find the schema by."""

_LONG_LINE: Final = 110
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def routine_text(routine: Routine) -> str:
    """A routine as the text of a new file."""
    return SCHEMA_LINE + toml_text(routine_table(routine))


def moves_text(moves: Iterable[Move]) -> str:
    """Moves as the text of a `moves.toml`; empty where there are none."""
    tables = [move_table(move) for move in moves]
    return toml_text({"move": tables}) if tables else ""


def toml_text(table: Mapping[str, Any]) -> str:
    """A table as TOML: its own keys first, then its tables under headers of their own.

    Args:
        table: numbers, texts, flags, lists of them, tables, and lists of tables.
    """
    return _text_of(table, ()).lstrip("\n")


def table_text(table: Mapping[str, Any], path: tuple[str, ...]) -> str:
    """A table as an element of the list at `path`, under a ``[[header]]`` of its own, with a blank line before it."""
    return f"\n[[{'.'.join(map(key_text, path))}]]\n{_text_of(table, path)}"


def _text_of(table: Mapping[str, Any], path: tuple[str, ...]) -> str:
    text = "".join(key_line(key, value) for key, value in table.items() if not _is_under_header(key, value))
    for key, value in table.items():
        if not _is_under_header(key, value):
            continue
        header = ".".join(key_text(part) for part in (*path, key))
        if isinstance(value, Mapping):
            text += f"\n[{header}]\n{_text_of(value, (*path, key))}"
        else:
            text += "".join(f"\n[[{header}]]\n{_text_of(one, (*path, key))}" for one in value)
    return text


def _is_under_header(key: str, value: object) -> bool:
    """Steps, moves and the timing stand under headers; small tables, such as a cue or a dose, stay on their line."""
    if isinstance(value, Mapping):
        return key == "timing"
    return isinstance(value, list) and bool(value) and key in ("step", "move") and isinstance(value[0], Mapping)


def key_line(key: str, value: object) -> str:
    """A key with its value: on one line, or a long list with each element on its own."""
    if isinstance(value, str) and "\n" in value:
        return tomli_w.dumps({key: value}, multiline_strings=True)
    line = f"{key_text(key)} = {value_text(value)}\n"
    if isinstance(value, list) and len(line) > _LONG_LINE:
        return f"{key_text(key)} = [\n" + "".join(f"    {value_text(one)},\n" for one in value) + "]\n"
    return line


def value_text(value: object) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key_text(key)} = {value_text(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(value_text(one) for one in value) + "]"
    return tomli_w.dumps({"value": value}).removeprefix("value = ").removesuffix("\n")


def key_text(part: str) -> str:
    """A part of a key, in quotes where it needs them."""
    return part if _BARE_KEY.fullmatch(part) else tomli_w.dumps({part: 0}).removesuffix(" = 0\n")
