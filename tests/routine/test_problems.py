"""How a problem is told, and how little of a hostile value gets into its words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.routine.problems import UNSEEN, Problem, cleaned, did_you_mean, key_text, nearest, shown, written


def test_a_problem_is_one_line_with_its_place():
    problem = Problem("a.toml", 3, 7, "step[0].sets", "found 0, expected 1", "write 1")
    assert str(problem) == "a.toml:3:7: step[0].sets: found 0, expected 1 (write 1)"


def test_a_problem_without_place_key_or_hint_leaves_them_out():
    assert str(Problem("a.toml", None, None, "", "there is no such file")) == "a.toml: there is no such file"


def test_a_problem_is_an_entry_of_check_json():
    assert Problem("a", 1, 2, "k", "m", "h").as_json() == {
        "line": 1, "column": 2, "key": "k", "message": "m", "hint": "h",
    }  # fmt: skip


def test_the_name_of_a_file_is_cleaned_too():
    assert "\x1b" not in str(Problem("\x1b[31m.toml", 1, 1, "", "x"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("x", '"x"'),
        ("a\x1b\u202e\n", '"a\\u001b\\u202e\\u000a"'),
        (True, "true"),
        (False, "false"),
        (5, "5"),
        (-5, "-5"),
        pytest.param(10**5_000, "a very large number", id="a number of 5,001 digits"),
        pytest.param(-(10**5_000), "a very large number", id="a number of 5,001 digits below zero"),
        (Decimal("1.50"), "1.50"),
        (Decimal("NaN"), "nan"),
        (Decimal("-Infinity"), "-inf"),
        (1.5, "1.5"),
        ([], "an empty list"),
        ([1], "a list"),
        ({}, "a table"),
        (dt.date(2000, 1, 1), "a date"),
        (dt.datetime(2000, 1, 1), "a date and time"),  # noqa: DTZ001 - TOML has local times
        (dt.time(1), "a time of day"),
        (None, "an unknown value"),
    ],
)
def test_a_value_is_said_in_words(value: object, words: str):
    assert shown(value) == words


@given(st.text())
def test_a_text_is_shown_short_and_clean(text: str):
    words = shown(text)
    assert len(words) <= 400
    assert not UNSEEN.search(words)
    assert not UNSEEN.search(cleaned(text))


def test_a_long_text_is_shown_shortened():
    assert shown("x" * 1_000) == '"' + "x" * 59 + '…"'
    assert shown("x" * 60) == '"' + "x" * 60 + '"'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("step", 2, "step", 0, "duration"), "step[2].step[0].duration"),
        (("a b", "c"), '"a b".c'),
        (("\x1b",), '"\\u001b"'),
    ],
)
def test_a_key_path_is_said_as_people_write_it(path, text: str):
    assert key_text(path) == text


def test_a_long_key_path_is_shortened():
    assert len(key_text(("x" * 1_000,) * 10)) <= 120


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("strech", "stretch"),
        ("Stretch ", "stretch"),
        ("warm_up", "warm-up"),
        ("zzz", ""),
        ("", ""),
        (5, ""),
        ("s" * 99, ""),
    ],
)
def test_the_nearest_spelling_is_found(word: object, found: str):
    assert nearest(word, ("warm-up", "stretch", "rest")) == found


def test_the_hint_asks_politely():
    assert did_you_mean("strech", ("stretch",)) == 'did you mean "stretch"?'
    assert did_you_mean("zzz", ("stretch",)) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [("calf", '"calf"'), (5, '"5"'), (True, '"true"'), ('a"b', ""), ("a\\b", ""), ("a\n", ""), ("x" * 41, ""),
     (["a"], ""), ({}, ""), (dt.date(2000, 1, 1), "")],
)  # fmt: skip
def test_only_a_plain_value_is_repeated_as_it_should_be_written(value: object, text: str):
    assert written(value) == text
