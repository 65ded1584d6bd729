"""The fills of the body, and the words of the history."""

from __future__ import annotations

from datetime import date

import pytest
from history_stage import record, row_of
from hypothesis import given
from hypothesis import strategies as st

from relief_player.history.browse import Wanted
from relief_player.history.insight import Unvisited
from relief_player.tui.history import wording
from relief_player.tui.history.port import Suggestion
from relief_player.tui.widgets.body_map import FILLS, fill_of


@given(st.integers(-5, 10**9), st.integers(-5, 10**9), st.integers(0, 10**9))
def test_more_is_never_filled_less(one: int, other: int, most: int) -> None:
    less, more = sorted((one, other))
    assert 0 <= fill_of(less, most) <= fill_of(more, most) < len(FILLS)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_what_got_something_is_filled_and_the_most_is_full(value: int, most: int) -> None:
    assert fill_of(value, most) >= 1
    assert fill_of(most, most) == len(FILLS) - 1
    assert fill_of(0, most) == 0


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [(None, None, ""), (6, 2, "6 → 2"), (0, 0, "0 → 0"), (None, 3, "– → 3"), (10, None, "10 → –")],
)
def test_ratings_are_said_as_far_as_they_were_told(before: int | None, after: int | None, text: str) -> None:
    assert wording.rating_text(before, after) == text


@pytest.mark.parametrize("outcome", list(wording.OUTCOMES))
def test_every_outcome_has_a_mark_and_a_word(outcome: str) -> None:
    long, short = wording.row_wordings(row_of(record(0, outcome=outcome)))
    mark, word = wording.OUTCOMES[outcome]  # type: ignore[index]  # one of its own keys
    assert f"{mark} {word}" in long
    assert mark in short


def test_outcomes_differ_without_colour() -> None:
    assert len({mark for mark, _ in wording.OUTCOMES.values()}) == len(wording.OUTCOMES)
    assert len({word for _, word in wording.OUTCOMES.values()}) == len(wording.OUTCOMES)


def test_a_filter_is_said_in_words() -> None:
    wanted = Wanted(
        routine_id="legs", area="low-back", goal="relax", outcome="stopped", first=date(2026, 1, 2), last=None
    )
    assert wording.wanted_text(wanted, {"legs": "Evening legs\x1b[2J"}) == (
        "Evening legs[2J, low back, relax, stopped, from 2026-01-02"
    )
    assert wording.wanted_text(Wanted(), {}) == ""


def test_a_part_that_no_routine_was_used_for_is_told_without_one() -> None:
    left = Suggestion(unvisited=Unvisited(area="low-back", days=1, last=date(2026, 11, 2)))
    assert wording.suggestion_text(left) == ("Low back: 1 day in the last half year, the last on 2 Nov.", "")


@pytest.mark.parametrize(("times", "word"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_how_often_is_said_in_words(times: int, word: str) -> None:
    left = Unvisited(area="hip", days=3, last=date(2026, 11, 2))
    one = Suggestion(unvisited=left, routine_id="x", name="Hips", times=times)
    assert wording.suggestion_text(one)[1] == f"Hips works on it; you played it {word}."
