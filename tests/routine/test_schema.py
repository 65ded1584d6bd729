"""What an editor can show of a key: its meaning and its default, from the reader's own declarations."""

from __future__ import annotations

import json

import pytest

from relief_player.routine.fields import BLOCK_FIELDS, MOVE_FIELDS, ROUTINE_FIELDS, STEP_FIELDS, TIMING_FIELDS
from relief_player.routine.schema import moves_schema, routine_schema, schema_text

STEP = routine_schema()["definitions"]["step"]["properties"]
TIMING = routine_schema()["properties"]["timing"]["properties"]


@pytest.mark.parametrize(
    ("fields", "properties"),
    [
        (STEP_FIELDS, STEP),
        (BLOCK_FIELDS, routine_schema()["definitions"]["block"]["properties"]),
        (ROUTINE_FIELDS, routine_schema()["properties"]),
        (TIMING_FIELDS, TIMING),
        (MOVE_FIELDS, moves_schema()["properties"]["move"]["items"]["properties"]),
    ],
    ids=["step", "block", "routine", "timing", "move"],
)
def test_every_declared_key_is_described(fields: dict, properties: dict):
    assert set(properties) == set(fields)
    for name, one in fields.items():
        assert properties[name]["description"].startswith(one.doc)


def test_a_default_is_part_of_the_description():
    assert TIMING["switch"]["description"] == "between the two sides; default: 5s"
    assert STEP["tense"]["description"] == "how long to tense"


def test_the_text_of_a_schema_is_plain_and_the_same_every_time():
    text = schema_text(routine_schema())
    assert text.isascii()
    assert text.endswith("}\n")
    assert json.loads(text) == routine_schema()
    assert text == schema_text(routine_schema())


def test_only_keywords_of_draft_7_are_used():
    keywords = {
        "$schema", "$ref", "title", "description", "type", "properties", "required", "additionalProperties", "items",
        "definitions", "if", "then", "else", "not", "allOf", "anyOf", "enum", "pattern", "propertyNames", "minimum",
        "maximum", "minLength", "maxLength", "minItems", "maxItems",
    }  # fmt: skip
    assert _keywords(routine_schema()) | _keywords(moves_schema()) <= keywords


def _keywords(schema: object) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_keywords, schema))
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for keyword, value in schema.items():
        inner = value.values() if keyword in ("properties", "definitions") else [value]
        found |= set().union(*map(_keywords, inner))
    return found
