"""What holds for any routine at all, right or wrong."""

from __future__ import annotations

import tomllib
from typing import Any

import jsonschema
import tomli_w
from bare_routines import bare
from hypothesis import given
from hypothesis import strategies as st
from routine_tables import mistaken, routines

from relief_player.routine.problems import UNSEEN
from relief_player.routine.reader import ReadResult
from relief_player.routine.schema import routine_schema
from relief_player.routine.size import Measure, Size
from relief_player.routine.writer import routine_text, toml_text
from relief_player.session.compile import compile_routine

SCHEMA = jsonschema.Draft7Validator(routine_schema())


def _lines(problems: tuple) -> list[str]:
    return [str(problem) for problem in problems]


@given(table=routines)
def test_a_valid_routine_has_no_problem_and_fits_the_schema(read, table: dict[str, Any]):
    text = tomli_w.dumps(table)
    assert _lines(read(text).problems) == []
    assert [error.message for error in SCHEMA.iter_errors(tomllib.loads(text))] == []


@given(table=routines)
def test_a_routine_that_is_written_anew_says_the_same(routine, table: dict[str, Any]):
    first = routine(tomli_w.dumps(table))
    text = routine_text(first)
    assert bare(routine(text)) == bare(first)
    assert [error.message for error in SCHEMA.iter_errors(tomllib.loads(text))] == []


@given(table=routines)
def test_a_table_is_written_as_toml_that_holds_the_same(table: dict[str, Any]):
    assert tomllib.loads(toml_text(table)) == table


@given(table=routines)
def test_the_size_that_is_counted_is_the_size_that_is_laid_out(routine, table: dict[str, Any]):
    read = routine(tomli_w.dumps(table))
    timeline = compile_routine(read)
    *_, counted = Measure(read.timing).whole(read.steps)
    cues = sum(len(item.cues) for item in timeline.items)
    assert counted == Size(len(timeline.items), cues, timeline.length)


@given(table=mistaken())
def test_what_the_reader_takes_the_schema_takes(read, table: dict[str, Any]):
    text = tomli_w.dumps(table)
    result = read(text)
    if result.routine is not None:
        assert [error.message for error in SCHEMA.iter_errors(tomllib.loads(text))] == []


@given(table=mistaken())
def test_a_problem_of_any_routine_has_a_place_in_its_text_and_clean_words(read, table: dict[str, Any]):
    text = tomli_w.dumps(table)
    result = read(text)
    assert (result.routine is None) is bool(result.problems)
    lines = text.split("\n")
    for problem in result.problems:
        assert problem.line is not None
        assert problem.column is not None
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        assert not UNSEEN.search(str(problem))


@given(text=st.text(max_size=300))
def test_no_text_makes_the_reader_fail(read, text: str):
    result = read(text)
    assert isinstance(result, ReadResult)
    assert result.problems


@given(table=routines, data=st.data())
def test_no_torn_file_makes_the_reader_fail(read, table: dict[str, Any], data: st.DataObject):
    text = tomli_w.dumps(table)
    at = data.draw(st.integers(0, len(text)))
    for torn in (text[:at], text[at:], text[:at] + "\x00" + text[at:]):
        result = read(torn)
        assert (result.routine is None) is bool(result.problems)
