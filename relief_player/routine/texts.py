"""Texts of a file: what a name, a line and a note may hold.

This module owns the characters and the length of a text. Nothing is stripped or cleaned silently: a text that holds
something unseen is refused.
"""
# ruff: noqa: D102 - words, read and schema are documented once, at Shape

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

from relief_player.routine.problems import UNSEEN, shown, written
from relief_player.routine.report import Spot
from relief_player.routine.shapes import BAD, Schema

_NAME_LENGTH: Final = 200
_NAMES: Final = {"\n": "the line break", "\r": "the line break", "\t": "the tab"}


class Text(Struct, frozen=True):
    """A text that is not blank and holds nothing unseen."""

    lines: bool = False
    """Whether it may hold line breaks and tabs."""
    most: int | None = None
    """The most characters it may have."""
    blank: bool = False
    """Whether it may be empty."""

    @property
    def words(self) -> str:
        return "a text"

    def read(self, value: object, spot: Spot) -> Any:
        if not isinstance(value, str):
            hint = f"a text stands in quotes: {text}" if (text := written(value)) else ""
            spot.refuse(f"found {shown(value)}, expected a text", hint)
            return BAD
        if not self.blank and not value.strip():
            spot.refuse("found an empty text, expected some words")
            return BAD
        if self.most is not None and len(value) > self.most:
            spot.refuse(f"found {len(value):,} characters, expected at most {self.most}")
            return BAD
        for unseen in UNSEEN.finditer(value):
            if not (self.lines and unseen[0] in "\n\t"):
                what = _NAMES.get(unseen[0], "the control character")
                at = unseen.start() + 1
                spot.refuse(f"found {what} U+{ord(unseen[0]):04X} as character {at}, expected plain text")
                return BAD
        return value

    def schema(self) -> Schema:
        allowed = r"\t\n" if self.lines else ""
        unseen = r"\u0000-\u0008\u000b-\u001f" + ("" if allowed else r"\t\n")
        plain = rf"^[^{unseen}\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"
        schema: Schema = {"type": "string", "pattern": plain}
        if not self.blank:
            schema |= {"minLength": 1, "allOf": [{"pattern": r"\S"}]}
        if self.most is not None:
            schema["maxLength"] = self.most
        return schema


NAME: Final = Text(most=_NAME_LENGTH)
"""A name, an id, a word to find something by."""
LINE: Final = Text()
"""A sentence in a list of sentences, or something to be said."""
WORDS: Final = Text(blank=True)
"""A line that may be left empty."""
LINES: Final = Text(lines=True, blank=True)
"""Any text; it may hold line breaks and tabs, and may be left empty."""
