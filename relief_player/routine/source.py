"""A TOML file as text: read safely, parsed exactly, with the positions of everything in it.

This module owns what can be wrong with a file before anyone asks what it means: no regular file, too large, not
UTF-8, not TOML, nested too deep. It knows nothing of routines.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from relief_player.routine.positions import Positions, TooMuchError, find_positions
from relief_player.routine.problems import Problem

MOST_TEXT: Final = 1024 * 1024
"""A file is at most 1 MiB."""

# Only files with mistakes need it: `re` compiles it at its first use.
_LONG_NUMBER: Final = r"[+-]?\d[\d_]{4000,}"
_KINDS: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_TOO_LARGE: Final = "the file is larger than 1 MiB"


class Source(Struct, frozen=True):
    """A text that tomllib accepted."""

    file: str
    text: str
    """As it was read, with its own line ends."""
    data: dict[str, Any]
    """What it says; decimal numbers are `Decimal`."""
    positions: Positions


def read_text(path: Path) -> str | Problem:
    """The text of a file, or why it cannot be had. Never waits on a pipe or a device."""
    file = str(path)
    try:
        # The file is looked at before it is opened, and again once it is open: a pipe would wait for its writer.
        if problem := _not_a_file(file, path.stat()):
            return problem
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as opened:
            if problem := _not_a_file(file, os.fstat(opened.fileno())):
                return problem
            raw = opened.read(MOST_TEXT + 1)
    except (OSError, ValueError) as error:
        return Problem(file, None, None, "", _why_unreadable(error), "")
    return decode(raw, file)


def decode(raw: bytes, file: str) -> str | Problem:
    """Bytes as text, or where they are no UTF-8."""
    if len(raw) > MOST_TEXT:
        return Problem(file, None, None, "", _TOO_LARGE, "a routine is a few kilobytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found = f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8"
        return Problem(file, line, column, "", found, "save the file as UTF-8")


def parse(text: str, file: str) -> Source | Problem:
    """A text as TOML, or where it is none.

    A byte order mark at the start is skipped, as an editor would.
    """
    if len(text) > MOST_TEXT or len(text.encode("utf-8", "surrogatepass")) > MOST_TEXT:
        return Problem(file, None, None, "", _TOO_LARGE, "a routine is a few kilobytes")
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        positions = find_positions(clean)
    except TooMuchError as error:
        line, column = Positions.empty(clean).at(error.offset)
        return Problem(file, line, column, "", error.message, "")
    try:
        data = tomllib.loads(clean, parse_float=_exact)
    except tomllib.TOMLDecodeError as error:
        from relief_player.routine.syntax import syntax_problem  # noqa: PLC0415  # only files with mistakes need it

        return syntax_problem(error, file, clean)
    except RecursionError:
        return Problem(file, None, None, "", "nested so deep that the parser gave up", "")
    except ValueError:
        return _number_problem(file, clean, positions)
    return Source(file, text, data, positions)


def _not_a_file(file: str, status: os.stat_result) -> Problem | None:
    if stat.S_ISREG(status.st_mode):
        if status.st_size > MOST_TEXT:
            return Problem(file, None, None, "", _TOO_LARGE, "a routine is a few kilobytes")
        return None
    kind = next((name for is_kind, name in _KINDS if is_kind(status.st_mode)), "no plain file")
    return Problem(file, None, None, "", f"found {kind}, expected a file", "")


def _why_unreadable(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "the file may not be read"
        case OSError():
            return f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}"
        case _:
            return "the name of the file is not a possible one"


def _exact(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        # An exponent beyond what a Decimal holds: nearer to nothing, or further from it, than anything meant.
        return Decimal(0) if "e-" in text.lower() else Decimal("-Infinity" if text.startswith("-") else "Infinity")


def _number_problem(file: str, text: str, positions: Positions) -> Problem:
    """Where tomllib let Python's refusal of a whole number of thousands of digits through: at that number."""
    long_number = re.compile(_LONG_NUMBER)
    offset = next((at for at in positions.plain_values() if long_number.match(text, at)), None)
    line, column = (None, None) if offset is None else positions.at(offset)
    return Problem(file, line, column, "", "not TOML: a number of thousands of digits", "")
