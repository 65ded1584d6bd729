"""What the parser says of a text that is no TOML, for the one who will mend it.

This module owns those words: what was found, where, and what was probably meant. It never parses.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

from relief_player.routine.positions import Positions
from relief_player.routine.problems import Problem, key_text, shortened, written

_PLACE = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
_KEYS = re.compile(r"""\((?:'[^']*'|"[^"]*")(?:, (?:'[^']*'|"[^"]*"))*,?\)""")
"""A key path as the parser shows it: a tuple of Python."""
_KEY = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_BARE_VALUE = re.compile(r"^[^=\"']*=\s*([^\s\"'#,\[\]{}][^\"'#\[\]{},=]*?)\s*(?:#.*)?$")
"""A line of which the value has no quotes."""
_ZEROS = re.compile(r"[+-]?0\d+")
_LONGEST: Final = 400
"""No line that a person wrote, and no message for one, is longer."""
_HINTS: Final = (
    ("Invalid value", 'a text stands in quotes: "30s"'),
    ("Expected '='", "a key is followed by = and its value"),
    ("Expected newline or end of document", "one key and its value on each line"),
    ("Invalid initial character for a key part", "a key is made of letters, digits, - and _"),
    ("Cannot overwrite a value", "each key once in its table"),
    ("Unclosed array", "the values of a list are parted by commas, and it ends with ]"),
    ("Invalid statement", "a line is a key = value, a [header] or a # comment"),
)


def syntax_problem(error: tomllib.TOMLDecodeError, file: str, text: str) -> Problem:
    """The problem of a text that the parser refused."""
    message, at = str(error), None
    if place := _PLACE.match(message):
        message = place[1]
        at = (int(place[2]), int(place[3])) if place[2] else Positions.empty(text).at(len(text))
    hint = next((hint for start, hint in _HINTS if message.startswith(start)), "")
    if at is not None:
        hint = _meant(message, text.split("\n")[at[0] - 1], at[1], ended=not (place and place[2])) or hint
    found = _KEYS.sub(_plainly, message[:1].lower() + message[1:_LONGEST])
    line, column = at or (None, None)
    return Problem(file, line, column, "", f"not TOML: {shortened(found, 200)}", hint)


def _meant(message: str, line: str, column: int, *, ended: bool) -> str:
    """What the line was probably meant to be; empty where nobody can tell."""
    if message.startswith("Invalid initial character for a key part") and column > len(line):
        return "a table in { } stands on one line"
    if len(line) > _LONGEST or not message.startswith(("Invalid value", "Expected newline or end of document")):
        return ""
    found = _BARE_VALUE.match(line)
    if not found:
        return "the file ends where a value is expected" if ended else ""
    value = found[1]
    if value.lower() in ("true", "false"):
        return f"write {value.lower()}"
    if _ZEROS.fullmatch(value):
        return "a number has no zero before it"
    if value.startswith(("“", "”", "„", "‘", "’", "«")):
        return f"straight quotes: {written(value.strip('“”„‘’«» '))}"
    return f"a text stands in quotes: {text}" if (text := written(value)) else ""


def _plainly(found: re.Match[str]) -> str:
    return key_text(tuple(one or other for one, other in _KEY.findall(found[0])))
