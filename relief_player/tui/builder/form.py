"""The form of one step, of rounds, or of the head: which fields it has, and what each says now.

This module owns that list. It is pure: a draft and a path give the fields. What fields there are comes from
`routine.editing.forms`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from relief_player.routine.editing import Draft, StepPath
from relief_player.routine.editing.forms import (
    FormField,
    fields_for,
    fields_for_block,
    fields_for_head,
    fields_for_timing,
)
from relief_player.routine.fields import BLOCK_FIELDS, ROUTINE_FIELDS, STEP_FIELDS, TIMING_FIELDS, keys_of
from relief_player.routine.model import Kind, Sides
from relief_player.routine.moves import MoveBook
from relief_player.routine.tables import Field
from relief_player.tui.builder.lines import Line
from relief_player.tui.builder.remarks import Remark
from relief_player.tui.builder.typed import label_of, shown
from relief_player.tui.text import clean_line
from relief_player.units import short_text

_KINDS: Final = {str(kind): kind for kind in Kind}
_NAMED_BY_KIND: Final = (Kind.HEAT, Kind.COLD, Kind.BREATHE, Kind.REST)
"""These need no name: they have one by their kind, and by their part of the body or pattern."""
_LABEL_WIDTH: Final = 13


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of a form, with what it says now."""

    key: str
    """What `Draft.set` takes."""
    label: str
    value: Any
    """As it stands in the file; None where it is left out."""
    default: str
    """What holds where it is left out, in words."""
    declared: Field | None
    """None for a key that does not belong here: it can only be taken out."""
    common: bool
    """Whether it is shown before anybody asks for more."""
    wrong: bool
    """Whether something is to mend here."""


def form_of(draft: Draft, path: StepPath, remarks: tuple[Remark, ...]) -> tuple[Blank, ...]:
    """All fields of the step at a path, or of the head; none where the text is no TOML, or has no such step."""
    table = _table_at(draft.table, path)
    if table is None:
        return ()
    fields, declared = _fields_at(table, path)
    wrong = {remark.key for remark in remarks if remark.path == path and remark.word == "To mend"}
    own = _of_itself(draft, path, table) if path else {}
    blanks = [
        _blank(one, declared[one.key], _value(table, one.key), own.get(one.key, one.default), wrong) for one in fields
    ]
    known = {one.key.partition(".")[0] for one in fields} | {"step", "format", "timing"}
    strays = [key for key in table if key not in known]
    blanks += [Blank(key, label_of(clean_line(key)), table[key], "", None, common=True, wrong=True) for key in strays]
    return tuple(blanks)


def seen_of(blanks: tuple[Blank, ...], *, more: bool) -> tuple[Blank, ...]:
    """Those that are shown: the common ones, those that say something, and with `more` all."""
    return tuple(one for one in blanks if more or one.common or one.value is not None or one.wrong)


def line_of(blank: Blank, book: MoveBook) -> Line:
    """A field as a line of the form."""
    label = f"{blank.label:<{_LABEL_WIDTH}} "
    mark = ("! ", "alert") if blank.wrong else ("  ", "")
    if blank.value is None:
        said = f"({clean_line(blank.default)})" if blank.default else "–"
        return Line((mark, (label, "quiet"), (said, "quiet")))  # type: ignore[arg-type]  # both are looks
    said = shown(blank.value)
    if blank.key == "move" and isinstance(blank.value, str) and (move := book.get(blank.value)) is not None:
        said = clean_line(move.name)
    if blank.key == "alternatives" and isinstance(blank.value, list):
        moves = ((one, book.get(one) if isinstance(one, str) else None) for one in blank.value)
        said = ", ".join(clean_line(move.name if move else str(one)) for one, move in moves)
    if blank.declared is None:
        said = f"{said}  (has no place here)"
    return Line((mark, (label, "quiet"), (said, "")))  # type: ignore[arg-type]  # as above


def _fields_at(table: Mapping[str, Any], path: StepPath) -> tuple[tuple[FormField, ...], Mapping[str, Field]]:
    if not path:
        timing = {f"timing.{name}": one for name, one in TIMING_FIELDS.items()}
        return (*fields_for_head(), *fields_for_timing()), {**ROUTINE_FIELDS, **timing}
    kind = table.get("kind")
    if "step" in table or ("rounds" in table and kind is None):
        return fields_for_block(), BLOCK_FIELDS
    known = _KINDS.get(kind) if isinstance(kind, str) else None
    if known is None:
        # Until the kind is known, only what every kind takes is asked for.
        return tuple(one for one in fields_for(Kind.NOTE) if one.key in ("kind", "move", "name")), STEP_FIELDS
    return fields_for(known), keys_of(known)


def _of_itself(draft: Draft, path: StepPath, table: Mapping[str, Any]) -> Mapping[str, str]:
    """What holds for a step by its move, or by its kind where it has none, by key."""
    wanted = table.get("move")
    move = draft.moves.get(wanted) if isinstance(wanted, str) else None
    if move is not None:
        length = short_text(move.duration) if move.duration else ""
        return {"name": clean_line(move.name), "sides": str(move.sides), "duration": length}
    row = draft.row(path)
    named = row is not None and not row.is_block and table.get("kind") in _NAMED_BY_KIND
    name = clean_line(row.name) if row is not None and named else ""
    return {"name": name, "sides": str(Sides.BOTH), "duration": ""}


def _blank(one: FormField, declared: Field, value: Any, default: str, wrong: set[str]) -> Blank:
    timing = one.key.startswith("timing.")
    return Blank(
        key=one.key,
        label=label_of(one.key.removeprefix("timing.")),
        value=value,
        default=default,
        declared=declared,
        common=one.common and not timing,
        wrong=one.key in wrong or one.key.removeprefix("timing.") in wrong,
    )


def _value(table: Mapping[str, Any], key: str) -> Any:
    value: Any = table
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _table_at(table: Any, path: StepPath) -> Mapping[str, Any] | None:
    for index in path:
        steps = table.get("step") if isinstance(table, Mapping) else None
        if not isinstance(steps, list) or index >= len(steps):
            return None
        table = steps[index]
    return table if isinstance(table, Mapping) else None
