"""What is asked after a session, and in which order."""

from __future__ import annotations

import pytest

from relief_player.care.afterwards import (
    RATING_KEYS,
    Question,
    first_question,
    question_after,
    word_on_easing,
)
from relief_player.routine.model import Kind, Routine, Step, Until
from relief_player.units import Ms


def _asked(*, acute: bool, answered: bool) -> list[Question]:
    order: list[Question] = []
    question: Question | None = first_question(acute=acute)
    while question is not None:
        order.append(question)
        question = question_after(question, answered=answered)
    return order


def test_before_then_now_then_a_note() -> None:
    assert _asked(acute=False, answered=True) == [Question.BEFORE, Question.AFTER, Question.NOTE]


def test_whoever_leaves_the_first_out_is_not_asked_how_it_is_now() -> None:
    assert _asked(acute=False, answered=False) == [Question.BEFORE, Question.NOTE]


@pytest.mark.parametrize("answered", [True, False])
def test_after_a_cramp_one_question_is_all(answered: bool) -> None:
    assert _asked(acute=True, answered=answered) == [Question.EASED]


def test_every_rating_has_a_key() -> None:
    assert set(RATING_KEYS.values()) == set(range(11))
    assert (RATING_KEYS["0"], RATING_KEYS["9"], RATING_KEYS["t"]) == (0, 9, 10)


@pytest.mark.parametrize(
    ("until", "eased", "word"),
    [
        (Until.EASED, False, "Still cramping after ten minutes: get urgent medical advice."),
        (Until.EASED, True, ""),
        (None, False, ""),
    ],
)
def test_the_advice_is_for_a_cramp_that_has_not_eased(until: Until | None, eased: bool, word: str) -> None:
    held = Step(number=1, kind=Kind.STRETCH, name="Hold", pass_length=Ms(1_000), until=until)
    assert word_on_easing(Routine(name="Hold", steps=(held,)), eased=eased) == word
