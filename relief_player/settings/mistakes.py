"""A mistake in a settings file, and how it is told: where it stands, what was found, and the nearest spelling.

This module owns that value, its words and the finding of lines. It never decides what is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

USUAL: Final = "the usual settings hold"
"""What happens where a file cannot be read at all."""
_MOST_LINES: Final = 400
"""In a file of more lines, mistakes are told without their lines: finding one takes time with the square of them."""
_LARGE: Final = 1e12
"""A number beyond this is not written out."""


class Mistake(NamedTuple):
    """What is wrong with a settings file."""

    keys: tuple[str, ...]
    """The keys that lead to it; none where the file cannot be read at all."""
    what: str
    """What was expected, and what was found."""
    line: int | None = None
    """Where the statement begins (1-based)."""

    def told(self, path: Path) -> str:
        """In one line: ``file:line: key: what was expected, what was found``."""
        if not self.keys:
            return self.what
        where = f":{self.line}" if self.line else ""
        return f"{path}{where}: {'.'.join(self.keys)}: {self.what}"


def lines_of(text: str, wanted: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """The line (1-based) at which each of some keys begins, found with the parser that reads it.

    A text cut behind any of its lines either parses, or is cut inside a statement. So the statement that brings a
    key begins behind the last cut that parses without it. Keys of a text that is too long are not looked for.
    """
    import tomllib  # noqa: PLC0415  # only files with mistakes come here

    lines, begins = text.split("\n"), 1
    found: dict[tuple[str, ...], int] = {}
    missing = list(dict.fromkeys(wanted))
    for number in range(1, len(lines) + 1 if len(lines) <= _MOST_LINES else 0):
        try:
            table = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        found |= {keys: begins for keys in missing if holds(table, keys)}
        missing = [keys for keys in missing if keys not in found]
        if not missing:
            break
        begins = number + 1
    return found


def holds(table: object, keys: tuple[str, ...]) -> bool:
    """Whether a key is there, in the tables that lead to it."""
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True


def syntax(path: Path, message: str) -> str:
    """A mistake of the language itself; the parser names its place in words."""
    place = re.search(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)", message)
    what = message[: place.start()] if place else message
    where = f":{place[1]}:{place[2]}" if place and place[1] else ""
    return f"{path}{where}: {what}; {USUAL}"


def did_you_mean(word: object, choices: Iterable[str]) -> str:
    """The nearest spelling, in brackets; empty where none is near."""
    import difflib  # noqa: PLC0415  # only files with mistakes pay for it

    near = difflib.get_close_matches(str(word)[:40].lower().replace("-", "_"), list(choices), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""


def shown(value: object) -> str:
    """A value of the file in a few words."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value[:40]}"' if value.isprintable() else "a text with control characters"
        case int() | float():
            return str(value) if abs(value) < _LARGE else "a very large number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"
