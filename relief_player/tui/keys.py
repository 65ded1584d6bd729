"""The names of keys: what a person may write in a keymap, what Textual calls it, and what the screen shows.

This module owns spelling only; which key does what is in `commands`. It knows no Textual; a test holds its names
to Textual's own.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from typing import Final

_NAMED: Final = frozenset(
    {
        "escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown",
        "up", "down", "left", "right", *(f"f{number}" for number in range(1, 25)),
    }
)  # fmt: skip
_MODIFIERS: Final = ("ctrl", "shift", "alt")
_REPLACED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name for a character is not its name in Unicode."""
_ALIASES: Final = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown"}
_SHOWN: Final = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


class NoKeyError(ValueError):
    """It is no key; the message says what a key looks like."""


def parse(text: str) -> tuple[str, ...]:
    """Read one or more keys, parted by commas: ``"n"``, ``"right,ctrl+n"``, ``"+"``.

    Returns:
        The keys as Textual names them.

    Raises:
        NoKeyError: there is none, or one of them is no key.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        raise NoKeyError("expected a key such as n, space or ctrl+n.")
    return tuple(dict.fromkeys(_parse_one(part) for part in parts))


def _parse_one(text: str) -> str:
    if len(text) == 1:
        return of_character(text)
    *before, last = text.split("+") if not text.endswith("++") else [*text[:-2].split("+"), "+"]
    modifiers = [part.strip().lower() for part in before]
    for modifier in modifiers:
        if modifier not in _MODIFIERS:
            raise NoKeyError(f"{text!r} is no key; before a + stands ctrl, shift or alt.")
    name = last.strip()
    lowered = _ALIASES.get(name.lower(), name.lower())
    if len(name) == 1:
        lowered = of_character(name.lower() if modifiers else name)
    elif lowered not in _NAMED and lowered not in _CHARACTERS:
        near = nearest(lowered, sorted(_NAMED | _CHARACTERS.keys()))
        raise NoKeyError(f"{text!r} is no key." + (f" Did you mean {near!r}?" if near else ""))
    return "+".join([*sorted(set(modifiers), key=("alt", "ctrl", "shift").index), lowered])


def of_character(character: str) -> str:
    """Textual's name for the key of a character: ``a``, ``plus``, ``question_mark``.

    Raises:
        NoKeyError: it is no printable character.
    """
    if character == " ":
        return "space"
    if not character.isprintable():
        raise NoKeyError("a key that cannot be printed has a name, such as escape or tab.")
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _REPLACED.get(name, name)


_CHARACTERS: Final = {
    of_character(character): character
    for character in map(chr, range(0x21, 0x7F))
    if not character.isalnum()
}  # fmt: skip
"""Textual's names for the keys of punctuation, and what they print."""


def shown(key: str) -> str:
    """A key as the screen shows it: ``+`` for ``plus``, ``esc`` for ``escape``."""
    *modifiers, name = key.split("+")
    return "+".join([*modifiers, _CHARACTERS.get(name, _SHOWN.get(name, name))])


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelled most like this one; empty where none is near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
