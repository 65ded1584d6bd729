"""The schema that every shipped routine names in its first line."""

from __future__ import annotations

from relief_player.places import shipped
from relief_player.routine.schema import routine_schema, schema_text


def test_the_shipped_schema_is_the_one_the_declarations_make() -> None:
    made = schema_text(routine_schema())
    assert (shipped("routines") / "routine.schema.json").read_text(encoding="utf-8") == made
