"""What can be filtered by, and how a person may write a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from history_stage import TODAY
from hypothesis import given
from hypothesis import strategies as st

from relief_player.history.browse import Choices
from relief_player.tui.history.filters import ANY, NoDayError, day_of, options_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None), ("  ", None), ("2026-11-02", date(2026, 11, 2)), (" 7d ", TODAY - timedelta(days=7)),
        ("0d", TODAY), ("28 D", TODAY - timedelta(days=28)),
    ],
)  # fmt: skip
def test_a_day_may_be_written_in_two_ways(text: str, day: date | None) -> None:
    assert day_of(text, TODAY) == day


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "22.11.2026", "-3d", "99999d" * 2, "d", "９d9"])
def test_anything_else_is_told(text: str) -> None:
    with pytest.raises(NoDayError, match="2026-11-22"):
        day_of(text, TODAY)


@given(st.text(max_size=12))
def test_no_text_whatever_breaks_it(text: str) -> None:
    try:
        day_of(text, TODAY)
    except NoDayError:
        return


def test_every_question_can_stay_open_and_words_are_clean() -> None:
    options = options_of(Choices(routines=(("a", "\x1b[2JLegs [/]"), ("b", "")), areas=("low-back",), goals=("x\x07",)))
    assert {question: found[0] for question, found in options.items()} == dict.fromkeys(options, ANY)
    assert options["routine"][1:] == (("a", "[2JLegs [/]"), ("b", "b"))
    assert options["area"][1:] == (("low-back", "low back"),)
    assert options["goal"][1:] == (("x\x07", "x"),)
    assert "running" not in dict(options["outcome"])
