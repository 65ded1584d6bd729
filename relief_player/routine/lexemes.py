"""The pieces of a TOML text: where blanks, strings and keys end, and what a quoted key stands for.

This module owns the smallest steps of the scan. Each takes a text and an offset, and looks at every character a
bounded number of times.
"""

from __future__ import annotations

import re
import sys
from typing import Final

_SPACE = re.compile(r"[ \t\r\n]*")
_INDENT = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_PLAIN = r"""("[^"\\\n]*"(?!")|'[^'\n]*'(?!')|[^\s,\[\]{}"'#][^,\]}#\r\n]*)"""
ELEMENT: Final = re.compile(rf"[ \t\r\n]*{_PLAIN}")
PAIR: Final = re.compile(rf"[ \t\r\n]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*{_PLAIN}")
"""The usual forms of an element and of a key with its value, taken in one step; whatever else there is takes the
long way round."""
_STOPS: Final = {
    '"': re.compile(r'(?:\\.)+|["\n]', re.DOTALL),
    "'": re.compile(r"['\n]"),
    '"""': re.compile(r'(?:\\.)+|"""', re.DOTALL),
    "'''": re.compile(r"'''"),
}
"""What the inside of each kind of string is searched for: escapes to be skipped, and its end."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_LETTERS: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_EXTRA_QUOTES: Final = 2
"""A multi-line string may end with up to two quotes of its own before the closing three."""


class LostError(Exception):
    """The text is no TOML from here on."""


def skip(text: str, i: int) -> int:
    """Where the next character stands that is no blank, line end or comment."""
    while True:
        i = _end(_SPACE, text, i)
        if not text.startswith("#", i):
            return i
        i = text.find("\n", i)
        if i < 0:
            return len(text)


def skip_blanks(text: str, i: int) -> int:
    """Where the next character stands on this line that is no blank."""
    return _end(_INDENT, text, i)


def plain_end(text: str, i: int) -> int:
    """Where the plain value that begins here ends."""
    if text.startswith(('"', "'"), i):
        return string_end(text, i)
    return _end(_SCALAR, text, i)


def string_end(text: str, i: int) -> int:
    """Where the string that begins here ends.

    Raises:
        LostError: it has no end.
    """
    quote = text[i]
    quotes = quote * 3 if text.startswith(quote * 3, i) else quote
    stops, i = _STOPS[quotes], i + len(quotes)
    while stop := stops.search(text, i):
        i = stop.end()
        if stop[0] == quotes:
            extra = 0
            while len(quotes) > 1 and extra < _EXTRA_QUOTES and text.startswith(quote, i + extra):
                extra += 1
            return i + extra
        if stop[0] == "\n":
            break
    raise LostError


def key_part(text: str, i: int) -> tuple[str, int]:
    """The part of a key that begins here, and where it ends."""
    if text.startswith(('"', "'"), i):
        end = string_end(text, i)
        return _unquoted(text[i:end]), end
    end = _end(_BARE, text, i)
    return text[i:end], end


def _end(pattern: re.Pattern[str], text: str, i: int) -> int:
    found = pattern.match(text, i)
    if found is None:
        raise LostError
    return found.end()


def _unquoted(raw: str) -> str:
    """The key that a quoted key stands for."""
    return raw[1:-1] if raw[0] == "'" or "\\" not in raw else _ESCAPE.sub(_unescaped, raw[1:-1])


def _unescaped(found: re.Match[str]) -> str:
    code, letter = found[1] or found[2] or found[3], found[4]
    if not code:
        return _LETTERS.get(letter, letter)
    number = int(code, 16)
    if number > sys.maxunicode:
        raise LostError
    return chr(number)
