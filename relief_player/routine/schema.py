"""The JSON Schema of a routine file and of a catalogue of moves, for editors and other programs.

This module owns how the declarations of `fields` stand as JSON Schema (draft-07 keywords only, as the TOML language
servers know them). It adds no rule of its own. What a schema cannot say (a move that is not in the catalogue, a limit
on the whole) only the reader finds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from relief_player.routine.fields import (
    ALL,
    APART,
    BLOCK_FIELDS,
    CATALOGUE_FIELDS,
    LENGTH_KEYS,
    MOVE_FIELDS,
    NEEDS,
    ROUTINE_FIELDS,
    STEP_FIELDS,
    Needs,
    keys_of,
)
from relief_player.routine.model import Kind, Until
from relief_player.routine.naming import default_name
from relief_player.routine.shapes import Schema
from relief_player.routine.tables import Field, described, table_schema

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def routine_schema() -> Schema:
    """The schema of a routine file."""
    return {
        "$schema": _DRAFT,
        "title": "A routine of relief_player",
        **_with_steps(ROUTINE_FIELDS),
        "definitions": {"step": _step(), "block": _with_steps(BLOCK_FIELDS)},
    }


def moves_schema() -> Schema:
    """The schema of a `moves.toml`."""
    schema = table_schema(CATALOGUE_FIELDS)
    schema["properties"]["move"] = {
        "description": CATALOGUE_FIELDS["move"].doc,
        "type": "array",
        "items": table_schema(MOVE_FIELDS),
    }
    return {"$schema": _DRAFT, "title": "A catalogue of moves of relief_player", **schema}


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=True) + "\n"


def _with_steps(fields: Mapping[str, Field]) -> Schema:
    """A table that holds steps and blocks."""
    schema = table_schema(fields)
    either = {"if": _is_block(), "then": {"$ref": "#/definitions/block"}, "else": {"$ref": "#/definitions/step"}}
    schema["properties"]["step"] = {**described(fields["step"]), "type": "array", "minItems": 1, "items": either}
    return schema


def _is_block() -> Schema:
    """As the reader tells them apart: steps, or rounds and no kind."""
    return {"anyOf": [_has("step"), {**_has("rounds"), "not": _has("kind")}]}


def _step() -> Schema:
    schema = table_schema(STEP_FIELDS)
    schema["properties"]["duration"] = _any_duration()
    schema["allOf"] = [
        *(_taken_by(kind) for kind in Kind),
        *(_needs(need) for need in NEEDS),
        *({"not": _has(*pair)} for pair in APART),
        {"if": _kind_among(*_unnamed()), "then": {"anyOf": [_has("name"), _has("move")]}},
        {"if": _kind_among(*(ALL - {Kind.NOTE})), "then": {"anyOf": [_has(key) for key in _length_sources()]}},
        {"if": _kind_among(Kind.NOTE), "then": {"properties": {"until": {"enum": [str(Until.READY)]}}}},
    ]
    return schema


def _any_duration() -> Schema:
    """A duration whatever the kind; what is the shortest, each kind says."""
    return described(keys_of(Kind.REST)["duration"]) | {"description": STEP_FIELDS["duration"].doc}


def _taken_by(kind: Kind) -> Schema:
    """The keys a kind takes, and the shape of those that are its own."""
    taken = keys_of(kind)
    own = {"duration": taken["duration"].shape.schema()} if (taken["duration"].shape) else {}
    return {"if": _kind_among(kind), "then": {"propertyNames": {"enum": list(taken)}, "properties": own}}


def _needs(need: Needs) -> Schema:
    beside = [_has(key) | ({"properties": {key: {"enum": list(map(str, values))}}} if values else {})
              for key, values in need.beside]  # fmt: skip
    return {"if": _has(need.key), "then": {"anyOf": beside}}


def _unnamed() -> list[Kind]:
    """The kinds that get no name from what they are."""
    return [kind for kind in Kind if not default_name(kind, (), None)]


def _length_sources() -> tuple[str, ...]:
    return (*LENGTH_KEYS, "move", "until")


def _kind_among(*kinds: Kind) -> Schema:
    names = sorted(str(kind) for kind in kinds)
    return {**_has("kind"), "properties": {"kind": {"enum": names}}}


def _has(*keys: str) -> Schema:
    return {"required": list(keys)}
