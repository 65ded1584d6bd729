"""Durations of a file, and the pattern of a breath.

This module owns how a duration is read from a value of a file and how it stands in the schema; the spellings belong
to `units`.
"""
# ruff: noqa: D102 - words, read and schema are documented once, at Shape

from __future__ import annotations

import re
from typing import Any, Final

from msgspec import Struct

from relief_player.routine.model import Breath
from relief_player.routine.problems import shown
from relief_player.routine.report import Spot
from relief_player.routine.shapes import BAD, Schema
from relief_player.units import LONGEST, SECOND, DurationError, Ms, parse_duration, short_text

_PARTS: Final = 4
"""In, hold, out, hold."""
_MOST_MENDED: Final = 60
# Only a length with a mistake needs these: `re` compiles them at their first use.
_LONG_UNITS: Final = (
    (r"\s*(?:milliseconds?|msecs?|millis)\b", "ms"),
    (r"\s*(?:hours?|hrs?)\b", "h"),
    (r"\s*(?:minutes?|mins?)\b", "m"),
    (r"\s*(?:seconds?|secs?)\b", "s"),
)
_BARE_NUMBER: Final = r"[0-9]{1,5}(?:\.[0-9]{1,3})?"
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
_SPELLED: Final = (
    r"^\s*(?:(?:[0-9]{1,6}:)?[0-9]{1,6}:[0-5][0-9](?:\.[0-9]{1,9})?"
    rf"|(?=[0-9])(?:{_NUMBER}\s*[hH]\s*)?(?:{_NUMBER}\s*[mM](?![sS])\s*)?"
    rf"(?:{_NUMBER}\s*[sS]\s*)?(?:{_NUMBER}\s*[mM][sS])?)\s*$"
)
"""The spellings of `units.parse_duration` as a pattern that Python, JavaScript and Rust understand."""


class Length(Struct, frozen=True):
    """A duration in any of its spellings, in whole milliseconds."""

    least: Ms = Ms(1)
    """The shortest that makes sense; 0 where the thing can be left out."""

    @property
    def words(self) -> str:
        return "a duration"

    def read(self, value: object, spot: Spot) -> Any:
        try:
            length = parse_duration(value)
        except DurationError as error:
            spot.refuse(f"found {shown(value)}, {_expecting(str(error))}", _mended(value))
            return BAD
        if length < self.least:
            least = "more than nothing" if self.least == 1 else f"at least {short_text(self.least)}"
            spot.refuse(f"found {shown(value)}, expected {least}")
            return BAD
        return length

    def schema(self) -> Schema:
        bounds: Schema = {"minimum": 0} if self.least == 0 else {"minimum": self.least / SECOND}
        number = {"type": "number", **bounds, "maximum": LONGEST // SECOND}
        text: Schema = {"type": "string", "maxLength": 40, "pattern": _SPELLED}
        if self.least:
            text["allOf"] = [{"pattern": "[1-9]"}]
        return {"anyOf": [number, text]}


def _expecting(message: str) -> str:
    return message if message.startswith("expected") else f"but {message}"


def _mended(value: object) -> str:
    """The spelling that was probably meant."""
    if not isinstance(value, str) or len(value) > _MOST_MENDED:
        return ""
    text = value.strip().lower()
    for long, short in _LONG_UNITS:
        text = re.sub(long, short, text)
    try:
        parse_duration(text)
    except DurationError:
        return f'did you mean "{text}s"?' if re.fullmatch(_BARE_NUMBER, text) else ""
    return f'did you mean "{text}"?'


class Pattern(Struct, frozen=True):
    """Four lengths of a breath: in, hold, out, hold."""

    least_breath: Ms
    """The shortest breath in or out."""

    @property
    def words(self) -> str:
        return "four numbers of seconds: in, hold, out, hold"

    def read(self, value: object, spot: Spot) -> Any:
        if not isinstance(value, list):
            spot.refuse(f"found {shown(value)}, expected {self.words}", "such as [5, 0, 5, 0]")
            return BAD
        if len(value) != _PARTS:
            spot.refuse(f"found {len(value)} values, expected {self.words}", "such as [5, 0, 5, 0]")
            return BAD
        shapes = (Length(self.least_breath), Length(Ms(0))) * 2
        parts = [
            shape.read(part, spot.under(index)) for index, (shape, part) in enumerate(zip(shapes, value, strict=True))
        ]
        return BAD if any(part is BAD for part in parts) else Breath(*parts)

    def schema(self) -> Schema:
        breath, hold = Length(self.least_breath).schema(), Length(Ms(0)).schema()
        return {"type": "array", "items": [breath, hold, breath, hold], "minItems": 4, "maxItems": 4}


def pattern_text(breath: Breath) -> str:
    """A breath as people write it: ``5-0-5-0``; parts of seconds as decimals."""
    parts = (breath.inhale, breath.hold_full, breath.exhale, breath.hold_empty)
    return "-".join(f"{part // 1000}" if part % 1000 == 0 else f"{part / 1000:g}" for part in parts)
