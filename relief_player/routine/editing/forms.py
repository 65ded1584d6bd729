"""The fields of a form: what a person can say of a step, a block, the timing and the head of a routine.

This module owns how a declared key becomes a field to fill in, which fields are common, and how what is typed becomes
a value of the file. The keys themselves, their shapes and meanings stand in `routine.fields`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from relief_player.routine.durations import Length, Pattern
from relief_player.routine.fields import BLOCK_FIELDS, ROUTINE_FIELDS, TIMING_FIELDS, keys_of
from relief_player.routine.model import Kind
from relief_player.routine.shapes import Choice, Flag, Many, Shape, Whole
from relief_player.routine.tables import Field, Record
from relief_player.routine.texts import Text
from relief_player.units import short_text


class Entry(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    """One line of text."""
    LINES = "lines"
    """A text that may hold line breaks."""
    WHOLE = "whole"
    """A whole number."""
    DURATION = "duration"
    """A length, as in ``30s``."""
    FLAG = "flag"
    """True or false."""
    CHOICE = "choice"
    """One of a few words."""
    CHOICES = "choices"
    """Any number of a few words."""
    LIST = "list"
    """Any number of lines of text."""
    MOVE = "move"
    """A move of the catalogue."""
    MOVES = "moves"
    """Any number of moves of the catalogue."""
    PATTERN = "pattern"
    """Four lengths of a breath."""
    CUES = "cues"
    """Moments of a pass with what is said then."""


class FormField(Struct, frozen=True):
    """One thing that can be filled in."""

    key: str
    """What `Draft.set` takes, as in ``duration`` or ``timing.switch``."""
    entry: Entry
    help: str
    """What it means, as a sentence."""
    expects: str
    """What can be typed, as in ``a whole number from 0 to 10``."""
    default: str
    """What holds where it is left empty, in words; empty where nothing does."""
    required: bool
    common: bool
    """Whether most steps have it; the others can stand behind a "more"."""
    choices: tuple[str, ...] = ()
    least: int | None = None
    """The least that is taken: of a number, or of a duration in milliseconds."""
    most: int | None = None
    """The most that is taken: of a number, or of the characters of a text."""


_OF_ALL: Final = ("kind", "move", "name", "duration", "note", "optional")
_COMMON: Final[Mapping[Kind, frozenset[str]]] = {
    kind: frozenset((*_OF_ALL, *more))
    for kind, more in {
        Kind.WARM_UP: ("reps", "tempo", "sides", "sets"),
        Kind.STRETCH: ("sides", "sets", "rest", "technique", "alternatives"),
        Kind.HEAT: ("area", "sides", "check_every"),
        Kind.COLD: ("area", "sides", "check_every"),
        Kind.MASSAGE: ("area", "sides", "tool", "pass"),
        Kind.BREATHE: ("pattern", "breaths"),
        Kind.RELAX: ("tense", "release"),
        Kind.MOVE: ("reps", "tempo"),
        Kind.REST: (),
        Kind.NOTE: ("until",),
    }.items()
}
_COMMON_OF_HEAD: Final = frozenset({"name", "summary", "goal", "areas", "tags", "gate", "equipment"})
_NO_FIELDS: Final = frozenset({"format", "timing", "step"})
"""Keys of the head and of a block that are not filled in: they have screens of their own."""


def fields_for(kind: Kind) -> tuple[FormField, ...]:
    """What can be said of a step of this kind: the common fields first, each group in the order of the format."""
    return _ordered(_field(one, one.name, one.name in _COMMON[kind]) for one in keys_of(kind).values())


def fields_for_block() -> tuple[FormField, ...]:
    """What can be said of a block."""
    return _ordered(_field(one, one.name, common=True) for one in BLOCK_FIELDS.values() if one.name not in _NO_FIELDS)


def fields_for_head() -> tuple[FormField, ...]:
    """What can be said of a routine as a whole; the timing has fields of its own."""
    fields = (one for one in ROUTINE_FIELDS.values() if one.name not in _NO_FIELDS)
    return _ordered(_field(one, one.name, one.name in _COMMON_OF_HEAD) for one in fields)


def fields_for_timing() -> tuple[FormField, ...]:
    """What can be said of lead-ins and cues for all steps of a routine; keys such as ``timing.switch``."""
    return _ordered(_field(one, f"timing.{one.name}", common=True) for one in TIMING_FIELDS.values())


def _ordered(fields: Iterable[FormField]) -> tuple[FormField, ...]:
    return tuple(sorted(fields, key=lambda one: not one.common))


def _field(one: Field, key: str, common: bool) -> FormField:
    shape = one.shape
    entry = _entry(one.name, shape)
    choices = shape.options if isinstance(shape, Choice) else ()
    if isinstance(shape, Many) and isinstance(shape.each, Choice):
        choices = shape.each.options
    least, most = _bounds(shape)
    return FormField(
        key=key,
        entry=entry,
        help=one.doc[:1].upper() + one.doc[1:] + ".",
        expects=_expects(entry, shape),
        default=one.default,
        required=one.required,
        common=common or one.required,
        choices=choices,
        least=least,
        most=most,
    )


_BY_NAME: Final = {"move": Entry.MOVE, "alternatives": Entry.MOVES}
_BY_SHAPE: Final[Mapping[type, Entry]] = {
    Whole: Entry.WHOLE,
    Flag: Entry.FLAG,
    Choice: Entry.CHOICE,
    Length: Entry.DURATION,
    Pattern: Entry.PATTERN,
}


def _entry(name: str, shape: Shape | None) -> Entry:
    if name in _BY_NAME:
        return _BY_NAME[name]
    match shape:
        case Text(lines=True):
            return Entry.LINES
        case Many(each=Choice()):
            return Entry.CHOICES
        case Many(each=Record()):
            return Entry.CUES
        case Many():
            return Entry.LIST
        case _:
            return _BY_SHAPE.get(type(shape), Entry.LINE)


def _bounds(shape: Shape | None) -> tuple[int | None, int | None]:
    match shape:
        case Whole():
            return shape.least, shape.most
        case Length():
            return int(shape.least), None
        case Text():
            return None, shape.most
        case _:
            return None, None


def _expects(entry: Entry, shape: Shape | None) -> str:
    if isinstance(shape, Length):
        least = f" of at least {short_text(shape.least)}" if shape.least > 1 else ""
        return f"a length{least}, such as 90s, 1m30s or 1:30"
    if entry is Entry.MOVE:
        return "a move of the catalogue"
    if entry is Entry.MOVES:
        return "moves of the catalogue"
    return shape.words if shape else ""
