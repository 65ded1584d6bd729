"""The questions before the first step, as a person answers them with single keys."""

from __future__ import annotations

import pytest

from relief_player.care.gates import only_new, sheet_of
from relief_player.care.verdicts import verdict
from relief_player.errors import Exit, RefusedError
from relief_player.plain.inbox import Signalled
from relief_player.plain.questions import LeftError, Questions
from relief_player.routine.model import Gate


class Judge:
    """Asks some sheets, one after the other, and judges by care's own rule."""

    def __init__(self, *sheets) -> None:
        self._sheets = list(sheets)
        self.given: list[tuple] = []

    @property
    def sheet(self):
        return self._sheets[0] if self._sheets else None

    def answer(self, answers):
        self.given.append(tuple((one.question, one.yes) for one in answers))
        return verdict(self._sheets.pop(0), answers)


class TypedKeyboard:
    """A keyboard on which everything has been typed already."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self.stopped = False

    def start(self, press, gone) -> None:
        for key in self._typed:
            press(key)
        gone()

    def take(self) -> None:
        pass

    def release(self) -> None:
        pass

    def stop(self) -> None:
        self.stopped = True


def asked(judge: Judge, typed: str) -> list[str]:
    """What is said while these keys are typed."""
    said: list[str] = []
    keyboard = TypedKeyboard(typed)
    try:
        Questions(judge, said.append, keyboard, signals=False).ask()
    finally:
        assert keyboard.stopped
    return said


@pytest.fixture
def list_of_one_key():
    return sheet_of([Gate.CRAMP], one_key=True)


@pytest.fixture
def list_of_each():
    return sheet_of([Gate.GENERAL])


def test_with_nothing_to_ask_nothing_is_asked():
    assert asked(Judge(), "") == []


def test_one_key_answers_for_the_whole_list(list_of_one_key):
    judge = Judge(list_of_one_key)
    said = asked(judge, "n")
    assert said[0] == "Any of these?"
    assert [line for line in said if line.startswith("- ")] == [f"- {one.text}" for one in list_of_one_key.questions]
    assert judge.given == [tuple((one.id, False) for one in list_of_one_key.questions)]


def test_a_yes_to_the_list_refuses_and_says_what_to_do(list_of_one_key):
    with pytest.raises(RefusedError) as refused:
        asked(Judge(list_of_one_key), "y")
    assert "Call your emergency number now" in str(refused.value)
    assert refused.value.exit_code is Exit.REFUSED


def test_each_question_is_asked_and_answered_by_itself(list_of_each):
    judge = Judge(list_of_each)
    said = asked(judge, "n" * len(list_of_each.questions))
    assert [line for line in said if line in {one.text for one in list_of_each.questions}] == [
        one.text for one in list_of_each.questions
    ]
    assert judge.given == [tuple((one.id, False) for one in list_of_each.questions)]


def test_after_a_yes_no_more_is_asked(list_of_each):
    judge = Judge(list_of_each)
    with pytest.raises(RefusedError):
        asked(judge, "ny")
    first, second = list_of_each.questions[:2]
    assert judge.given == [((first.id, False), (second.id, True))]


def test_where_something_is_new_the_whole_list_follows(list_of_one_key):
    judge = Judge(only_new(list_of_one_key), list_of_one_key)
    said = asked(judge, "yn")
    assert (said[0], "Any of these?" in said, len(judge.given)) == ("Anything new?", True, 2)


def test_any_other_key_is_answered_with_which_there_are(list_of_one_key):
    said = asked(Judge(list_of_one_key), "x n")
    assert said.count("Press y if any of these is so, n if none is. q leaves.") == 3


@pytest.mark.parametrize(
    ("typed", "code"), [("q", Exit.REFUSED), ("\x1b", Exit.REFUSED), ("\x03", Exit.INTERRUPTED), ("", Exit.HUNG_UP)]
)
def test_leaving_is_no_answer(list_of_one_key, typed: str, code: Exit):
    judge = Judge(list_of_one_key)
    with pytest.raises(LeftError) as left:
        asked(judge, typed)
    assert (left.value.code, judge.given) == (code, [])


def test_a_signal_leaves_with_its_code(list_of_one_key):
    questions = Questions(Judge(list_of_one_key), print, TypedKeyboard(""), signals=False)
    questions._inbox.put(Signalled(15))
    with pytest.raises(LeftError) as left:
        questions.ask()
    assert left.value.code is Exit.TERMINATED
