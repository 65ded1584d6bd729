"""A problem of a file, and the words for what was found in it.

This module owns how a problem is told: where it stands, what was found, what was expected, how to mend it. Whatever
comes from a file is shortened and cleaned here before it is quoted. It never decides what is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from msgspec import Struct

from relief_player.cleaning import CONTROLS, HALVES, LINE_BREAKS, TURNING
from relief_player.units import LONGEST

KeyPath = tuple[str | int, ...]
"""The keys and 0-based indexes that lead to a value."""

UNSEEN: Final = re.compile(
    "[" + "".join(f"{chr(one[0])}-{chr(one[-1])}" for one in (*CONTROLS, *LINE_BREAKS, *TURNING, HALVES)) + "]"
)
"""Control characters, line separators, the characters that turn the direction of text around, and halves of pairs."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_QUOTE: Final = 60
_LONGEST_KEY: Final = 120
_LONGEST_GUESS: Final = 40
"""A word longer than this is nobody's slip of the fingers."""
_LIKENESS: Final = 0.6


class Problem(Struct, frozen=True):
    """One thing that is wrong with a file, said for the one who will mend it."""

    file: str
    """The path as it was given, or a word such as ``standard input``."""
    line: int | None
    """1-based; None where the matter has no place in a text (a missing file, a folder)."""
    column: int | None
    """1-based, in characters."""
    key: str
    """The key path, 0-based, as in ``step[2].step[0].duration``; empty where it concerns the whole text."""
    message: str
    """What was found and what was expected."""
    hint: str = ""
    """How to mend it: the nearest spelling, or what to do; empty where there is nothing to add."""

    def __str__(self) -> str:
        """The problem on one line: ``file:line:column: key: message (hint)``."""
        place = cleaned(self.file) if self.line is None else f"{cleaned(self.file)}:{self.line}:{self.column}"
        key = f" {self.key}:" if self.key else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}:{key} {self.message}{hint}"

    def as_json(self) -> dict[str, str | int | None]:
        """The entry of `relief check --json`."""
        return {
            "line": self.line, "column": self.column, "key": self.key, "message": self.message, "hint": self.hint,
        }  # fmt: skip


def cleaned(text: str) -> str:
    """Text with every unseen character written out as its code, safe on a terminal."""
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    """Cleaned text of at most `most` characters or so, with an ellipsis where something was left out."""
    return cleaned(text) if len(text) <= most else cleaned(text[: most - 1]) + "…"


def shown(value: object) -> str:
    """A value of a file in words for a message, however large or hostile it is."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{shortened(value)}"'
        case int():
            # Never str() of a huge integer: Python refuses or takes its time beyond 4,300 digits.
            return str(value) if abs(value) <= LONGEST * 1000 else "a very large number"
        case Decimal() | float():
            return shortened(str(value).lower().replace("infinity", "inf"))
        case list():
            return "a list" if value else "an empty list"
        case dict():
            return "a table"
        case datetime():
            return "a date and time"
        case date():
            return "a date"
        case time():
            return "a time of day"
        case _:
            return "an unknown value"


def written(value: object) -> str:
    """A value in quotes, as a text is written in the file; empty where it is no plain value, or too long to repeat."""
    if not isinstance(value, str | int | Decimal):
        return ""
    text = value if isinstance(value, str) else shown(value)
    plain = len(text) <= _LONGEST_GUESS and not UNSEEN.search(text) and '"' not in text and "\\" not in text
    return f'"{text}"' if plain else ""


def key_text(path: KeyPath) -> str:
    """A key path as people write it: ``step[2].step[0].duration``."""
    return _cut(_joined("", path))


def key_texts(path: KeyPath, keys: Iterable[str]) -> Iterator[str]:
    """The key paths of several keys of one table, as `key_text` gives them."""
    table = _joined("", path)
    return (_cut(_joined(table, (key,))) for key in keys)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_KEY else text[: _LONGEST_KEY - 1] + "…"


def _joined(text: str, path: KeyPath) -> str:
    """A key path that goes on from the text of one; each part is cleaned and cut, the whole is not cut."""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = part if _BARE_KEY.fullmatch(part) else f'"{part}"'
            text += ("." if text else "") + shortened(name)
    return text


def nearest(word: object, choices: Iterable[str]) -> str:
    """The choice that is spelled most like a word; empty where none is like it."""
    if not isinstance(word, str) or not word or len(word) > _LONGEST_GUESS:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415 - only files with mistakes pay for it

    lowered = word.strip().lower().replace("_", "-")
    spelled = {choice.lower().replace("_", "-"): choice for choice in choices}
    found = get_close_matches(lowered, spelled, n=1, cutoff=_LIKENESS)
    return spelled[found[0]] if found else ""


def did_you_mean(word: object, choices: Iterable[str]) -> str:
    """The hint for a word that is none of the choices; empty where none is like it."""
    found = nearest(word, choices)
    return f'did you mean "{found}"?' if found else ""
