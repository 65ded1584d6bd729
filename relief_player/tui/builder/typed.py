"""Values of a routine file as a person types and reads them.

This module owns the way between a value of a file and the text in a form: `30s`, `5-0-5-0`, one line for each caution.
What a value may be is said by the shapes of `routine.fields`, and asked of them. It is pure and knows no widget.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from relief_player.routine.durations import Length, Pattern
from relief_player.routine.positions import Positions
from relief_player.routine.report import Report, Spot
from relief_player.routine.shapes import BAD, Choice, Flag, Many, Shape, Whole
from relief_player.routine.tables import Field, Record
from relief_player.routine.texts import Text
from relief_player.tui.text import clean, clean_line

Value = Any
"""A value of a file: a number, a text, a flag, a list of them, or a table."""

_NUMBER: Final = re.compile(r"\d{1,6}(?:\.\d{1,3})?")
_CUE: Final = re.compile(r"(?P<at>\S+)\s+(?P<say>.+)")


def is_of_lines(shape: Shape | None) -> bool:
    """Whether a value is typed over several lines."""
    if isinstance(shape, Many):
        return True
    return isinstance(shape, Text) and shape.lines


def options_of(shape: Shape | None) -> tuple[str, ...]:
    """The words to choose from; none where a value is typed."""
    if isinstance(shape, Many):
        shape = shape.each
    if isinstance(shape, Flag):
        return ("yes", "no")
    return shape.options if isinstance(shape, Choice) else ()


def takes_many(shape: Shape | None) -> bool:
    """Whether more than one of the options can be chosen."""
    return isinstance(shape, Many)


def typed(value: Value) -> str:
    """A value as it stands in the box in which it is changed; over several lines where it is a list."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return clean(value)
        case list() if value and all(isinstance(part, int | float | Decimal) for part in value):
            return "-".join(f"{part:g}" for part in value)
        case list():
            return "\n".join(_one(part) for part in value)
        case _:
            return clean_line(str(value))


def shown(value: Value) -> str:
    """A value on one line of the form."""
    if isinstance(value, list) and any(isinstance(part, str) for part in value):
        return ", ".join(_one(part) for part in value)
    return " · ".join(clean_line(line) for line in typed(value).splitlines() if line.strip())


def meant(shape: Shape | None, text: str, before: Value = None) -> Value:
    """The value a person means by a text; a text that fits nothing is given back, for the reader to tell why.

    Args:
        shape: what the value may be.
        text: what was typed.
        before: what it was; a line of a list that was left as it is means what it meant.
    """
    trimmed = text.strip()
    match shape:
        case Flag():
            return {"yes": True, "no": False}.get(trimmed, trimmed)
        case Whole():
            return int(trimmed) if re.fullmatch(r"-?\d{1,9}", trimmed) else trimmed
        case Length():
            return f"{trimmed}s" if _NUMBER.fullmatch(trimmed) else trimmed
        case Pattern():
            return [_number(part) for part in re.split(r"[-–,\s]+", trimmed.strip("[]")) if part]
        case Many():
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            known = {_one(part): part for part in before} if isinstance(before, list) else {}
            return [known[line] if line in known else meant(shape.each, line) for line in lines]
        case Record():
            found = _CUE.fullmatch(trimmed)
            return {"at": meant(Length(), found["at"]), "say": found["say"]} if found else trimmed
        case Text(lines=True):
            return text.strip("\n")
        case _:
            return trimmed


def wrong_with(field: Field, value: Value) -> str:
    """What is wrong with a value, in a sentence; empty where nothing is."""
    if field.shape is None:
        return ""
    report = Report("", Positions.empty(""))
    if field.shape.read(value, Spot(report, (field.name,))) is not BAD:
        return ""
    first = report.problems[0]
    told = first.message[:1].upper() + first.message[1:]
    return f"{told} ({first.hint})." if first.hint else f"{told}."


def example_of(shape: Shape | None) -> str:
    """What such a value looks like."""
    match shape:
        case Length():
            return "45s, 1m30s, 1:30"
        case Pattern():
            return "5-0-5-0: in, hold, out, hold"
        case Many(each=Record()):
            return "A line for each: 10s Breathe out slowly"
        case Many():
            return "One on each line"
        case Whole():
            return shape.words
        case _:
            return ""


def label_of(name: str) -> str:
    """A key as people read it: ``check every``."""
    return name.replace("_", " ")


def _one(part: Value) -> str:
    if isinstance(part, Mapping):
        return clean_line(f"{part.get('at', '')} {part.get('say', '')}")
    return clean_line(str(part))


def _number(text: str) -> int | float | str:
    if not _NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)
