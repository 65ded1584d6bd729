"""Charts in cells: never wider than their room, and true to their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.tui.history.scale import AFTER, BEFORE, NOTHING, bar, columns, span

values = st.integers(-5, 10**9)
widths = st.integers(-2, 200)
ratings = st.floats(0, 10, allow_nan=False)


@given(value=values, most=values, width=widths)
def test_a_bar_is_never_wider_than_its_room(value: int, most: int, width: int) -> None:
    assert len(bar(value, most, width)) <= max(0, width)


@given(value=st.integers(1, 10**9), more=st.integers(0, 10**9), width=st.integers(1, 200))
def test_what_is_more_than_nothing_can_be_seen(value: int, more: int, width: int) -> None:
    assert bar(value, value + more, width)


@given(one=st.integers(0, 10**6), other=st.integers(0, 10**6), width=st.integers(0, 200))
def test_a_greater_value_never_has_the_shorter_bar(one: int, other: int, width: int) -> None:
    less, more = sorted((one, other))
    assert len(bar(less, more, width)) <= len(bar(more, more, width))


@pytest.mark.parametrize(
    ("value", "drawn"), [(0, ""), (1, "╸"), (10, "━"), (15, "━╸"), (99, "━━━━━━━━━╸"), (100, "━━━━━━━━━━")]
)
def test_a_bar_is_true_to_half_a_cell(value: int, drawn: str) -> None:
    assert bar(value, 100, 10) == drawn


@given(found=st.lists(values, max_size=60), width=widths)
def test_columns_are_never_wider_than_their_room_and_keep_the_last(found: list[int], width: int) -> None:
    drawn = columns(found, width)
    assert len(drawn) == min(len(found), max(0, width))
    shown = found[len(found) - len(drawn) :]
    assert [sign == NOTHING for sign in drawn] == [value <= 0 for value in shown]


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=60))
def test_the_greatest_column_is_full_and_order_is_kept(found: list[int]) -> None:
    drawn = columns(found, len(found))
    assert drawn[found.index(max(found))] == "█"
    ordered = [sign for _, sign in sorted(zip(found, drawn, strict=True))]
    assert ordered == sorted(ordered)


@given(before=ratings, after=ratings, width=widths)
def test_a_span_fills_its_room_and_shows_where_it_came_to(before: float, after: float, width: int) -> None:
    drawn = span(before, after, width)
    assert len(drawn) == max(0, width)
    assert drawn.count(AFTER) == (width > 0)
    assert drawn.count(BEFORE) <= 1


def test_a_span_goes_from_before_to_after() -> None:
    assert span(8, 2, 11) == "··●─────○··"
    assert span(0, 10, 11) == "○─────────●"
    assert span(5, 5, 11) == "·····●·····"
