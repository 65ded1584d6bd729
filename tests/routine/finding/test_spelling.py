"""What was meant by a filter that nothing can fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.routine.finding.query import parse_query
from relief_player.routine.finding.spelling import Doubt, doubts


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("goal:rilax", "goal:relax"),
        ("calf kind:streach", "kind:stretch"),
        ("area:claf", "area:calf"),
        ("area:hamstirngs", "area:hamstring"),
        ("areaa:calf", "area:calf"),
        ("goal:warmup", "goal:warm-up"),
        ("< 10m", "<10m"),
    ],
)
def test_what_is_near_is_said(text, instead):
    assert [doubt.instead for doubt in doubts(text)] == [instead]
    assert parse_query(instead).filters


def test_where_nothing_is_near_what_there_is_is_said():
    assert doubts("is:foo calf") == (Doubt("is:foo", choices=("mine", "shipped", "broken")),)


@pytest.mark.parametrize(
    "text",
    ["", "calf", "note:calf", "http://calf", "with:ball", "goal:rel", "area:calves <10m is:m", "<", "kind:", "4:30"],
)
def test_there_is_no_doubt_about_what_can_fit(text):
    assert doubts(text) == ()


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_asked_about(text):
    doubts(text)
