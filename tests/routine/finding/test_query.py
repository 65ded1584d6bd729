"""What was typed is understood, and filters can be put in and taken out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.routine.finding.query import KEYS, filter_value, parse_query, with_filter


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<10m", ["Calf cramp, right now", "Étirements du mollet", "Desk micro-break", "Straße"]),
        ("<10", ["Calf cramp, right now", "Étirements du mollet", "Desk micro-break", "Straße"]),
        ("<10min", ["Calf cramp, right now", "Étirements du mollet", "Desk micro-break", "Straße"]),
        ("<=2:00 >1m", ["Desk micro-break", "Straße"]),
        (">15m", ["Bedtime wind-down"]),
        ("goal:relief", ["Calf cramp, right now"]),
        ("GOAL:Reli", ["Calf cramp, right now"]),
        ("area:neck", ["Desk micro-break"]),
        ("area:hamstrings", ["Bedtime wind-down"]),
        ("area:ne", ["Desk micro-break"]),
        ("kind:massage", ["Straße"]),
        ("has:mas", ["Straße"]),
        ("with:chair", ["Étirements du mollet"]),
        ("needs:step-or-chair", ["Étirements du mollet"]),
        ("with:nothing goal:relax", ["Bedtime wind-down"]),
        ("is:mine", ["Étirements du mollet", "小腿拉伸", "old.toml"]),
        ("is:mine <11m", ["Étirements du mollet", "小腿拉伸"]),
        ("is:broken", ["old.toml"]),
        ("goal:dancing", []),
        ("is:yours", []),
        ("mollet goal:flexibility", ["Étirements du mollet"]),
    ],
)
def test_filters_hold(found, text, names):
    assert found(text) == names


@pytest.mark.parametrize("text", ["<", ">=", "goal:", "area:", "with:", "goal:-"])
def test_a_filter_that_is_being_typed_filters_nothing_yet(text):
    query = parse_query(f"calf {text}")
    assert (query.terms, query.filters, query.unclear) == (("calf",), (), ())


def test_what_is_no_length_is_told_and_left_out():
    query = parse_query("<ten calf")
    assert (query.terms, query.filters, query.unclear) == (("calf",), (), ("<ten",))


@pytest.mark.parametrize("text", ["10:30", "note:calf", "http://calf", ":", "a:b:c"])
def test_a_colon_alone_makes_no_filter(text):
    assert parse_query(text).filters == ()


def test_words_are_folded_and_taken_once():
    assert parse_query("Calf CALF low-back Ω ω").terms == ("calf", "low", "back", "ω")


def test_nothing_typed_asks_for_nothing():
    assert not parse_query("  ")
    assert parse_query("<5m")


@given(st.text(max_size=60))
def test_no_text_is_wrong(text):
    parse_query(text)


# -- filters as words --------------------------------------------------------------------------------------------------


def test_a_filter_is_put_in_changed_and_taken_out():
    text = with_filter("calf", "goal", "relief")
    assert text == "calf goal:relief"
    assert filter_value(text, "goal") == "relief"
    text = with_filter(with_filter(text, "<", "10m"), "goal", "relax")
    assert text == "calf <10m goal:relax"
    assert with_filter(with_filter(text, "goal", ""), "<", "") == "calf"


def test_other_ways_to_write_a_filter_are_replaced_too():
    assert with_filter("Needs:wall <=5m calf", "with", "ball") == "<=5m calf with:ball"
    assert with_filter("<=5m calf", "<", "10m") == "calf <10m"
    assert filter_value("<=5m Areas:Calf", "area") == "Calf"
    assert filter_value("<=5m", "<") == "5m"


@given(st.text(max_size=40), st.sampled_from([*KEYS, "<", ">"]), st.sampled_from(["", "5m", "calf", "warm-up"]))
def test_a_filter_that_was_put_in_is_there_and_no_other_is_touched(text, key, value):
    changed = with_filter(text, key, value)
    assert filter_value(changed, key) == value
    assert parse_query(changed).terms == parse_query(with_filter(text, key, "")).terms
    for other in {*KEYS, "<", ">"} - {key}:
        assert filter_value(changed, other) == filter_value(text, other)


def test_the_filters_of_the_readme_are_filters():
    page = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
    table = page.split("## Finding a routine", 1)[1].split("##", 1)[0]
    written = [word for row in table.splitlines() if row.startswith("| `") for word in re.findall("`([^`]+)`", row)]
    assert {parse_query(word).filters[0].key for word in written} == {*KEYS, "<", ">"}
    assert all(parse_query(word).filters[0].areas for word in written if word.startswith("area"))
