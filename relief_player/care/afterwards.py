"""What is asked after a session: how it was before and is now, and a note; after a cramp only whether it eased.

This module owns the questions, their order, and the keys that answer them, for both faces. It is pure. Nothing is
asked twice, every question can be left out, and a session without answers is as good as any.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from relief_player.care.redflags import TEN_MINUTE_ADVICE, counts_the_minutes
from relief_player.routine.model import Routine


class Question(Enum):
    """A question; the value is its words."""

    BEFORE = "How tight or painful was it before, from 0 to 10?"
    AFTER = "And now?"
    NOTE = "A note?"
    EASED = "Has it eased?"


RATING_KEYS: Final = {str(number): number for number in range(10)} | {"t": 10, "T": 10}
"""The keys of the ratings: a digit, and t for ten."""
YES_NO_KEYS: Final = {"y": True, "Y": True, "n": False, "N": False}


def first_question(*, acute: bool) -> Question:
    """What is asked first: of help for a cramp right now, the only one."""
    return Question.EASED if acute else Question.BEFORE


def question_after(asked: Question, *, answered: bool) -> Question | None:
    """What is asked next; None where that was all. How it is now is asked only of whoever said how it was."""
    if asked is Question.BEFORE:
        return Question.AFTER if answered else Question.NOTE
    return Question.NOTE if asked is Question.AFTER else None


def word_on_easing(routine: Routine, *, eased: bool) -> str:
    """What to say of the answer; empty where there is nothing to say."""
    return TEN_MINUTE_ADVICE.text if not eased and counts_the_minutes(routine) else ""
