"""A routine starts where every question was answered with "no", and in no other case."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relief_player.care.gate_words import WORDS
from relief_player.care.gates import only_new, sheet_of
from relief_player.care.sheet import ANY, ANYTHING_NEW, GRAVEST_FIRST, Answer, GateSheet, Level
from relief_player.care.verdicts import any_of, none_of, recorded, verdict, who_to_call
from relief_player.routine.model import Gate

SHEETS = st.lists(st.sampled_from(list(Gate)), min_size=1, max_size=4).map(sheet_of)
EVERY = {question.id: question for words in WORDS.values() for question in words.questions}.values()


@st.composite
def answered(draw: st.DrawFn) -> tuple[GateSheet, tuple[Answer, ...]]:
    sheet = draw(SHEETS)
    answers = [Answer(question.id, draw(st.booleans())) for question in sheet.questions]
    return sheet, tuple(draw(st.permutations(answers)))


@given(answered())
def test_it_starts_exactly_where_all_is_answered_with_no(case):
    sheet, answers = case
    assert verdict(sheet, answers).start is not any(answer.yes for answer in answers)


@given(answered())
def test_the_verdict_is_as_grave_as_the_gravest_yes(case):
    sheet, answers = case
    yes = {answer.question for answer in answers if answer.yes}
    assume(yes)
    expected = min((one.level for one in sheet.questions if one.id in yes), key=GRAVEST_FIRST.index)
    assert verdict(sheet, answers).level is expected


@given(answered())
def test_every_yes_gets_its_advice_and_its_sources(case):
    sheet, answers = case
    yes = {answer.question for answer in answers if answer.yes}
    found = verdict(sheet, answers)
    for question in sheet.questions:
        assert (question.id in yes) <= (question.advice in found.advice)
        assert (question.id in yes) <= (set(question.sources) <= set(found.sources))


@given(answered())
def test_no_line_of_advice_is_empty_or_said_twice(case):
    sheet, answers = case
    found = verdict(sheet, answers)
    assert all(found.advice)
    assert len(found.advice) == len(set(found.advice))


@given(answered(), st.data())
def test_one_missing_answer_does_not_start(case, data):
    sheet, _ = case
    noes = none_of(sheet)
    missing = data.draw(st.sampled_from(noes))
    assert not verdict(sheet, [answer for answer in noes if answer != missing]).start


@given(SHEETS)
def test_nothing_answered_does_not_start(sheet):
    found = verdict(sheet, ())
    assert (found.start, found.level) == (False, None)


@given(SHEETS)
def test_none_of_these_starts_and_any_of_these_does_not(sheet):
    assert verdict(sheet, none_of(sheet)).start
    assert not verdict(sheet, any_of(sheet)).start


@given(SHEETS)
def test_any_of_these_tells_what_each_sign_calls_for(sheet):
    advice = verdict(sheet, any_of(sheet)).advice
    assert all(any(question.sign in line for line in advice) for question in sheet.questions)


def test_a_yes_is_never_passed_over_even_where_its_question_was_not_asked():
    sheet = sheet_of([Gate.GENERAL])
    assert not verdict(sheet, (*none_of(sheet), Answer("chest", yes=True))).start


def test_of_two_answers_to_one_question_the_yes_counts():
    sheet = sheet_of([Gate.RELAX])
    answers = (Answer("tensing-hurts", yes=True), Answer("tensing-hurts", yes=False))
    assert not verdict(sheet, answers).start


def test_any_of_the_cramp_signs_says_who_to_call_the_gravest_first():
    sheet = sheet_of([Gate.CRAMP], one_key=True)
    found = verdict(sheet, any_of(sheet))
    assert found.title == "Get help first"
    assert found.level is Level.EMERGENCY
    assert found.advice[0].startswith("Call your emergency number now, for any of these: dizziness")
    assert found.advice[1].startswith("Call a doctor's urgent line")
    assert len(found.advice) == 2


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("chest", "Get emergency help now"),
        ("swollen-limb", "Get urgent medical advice"),
        ("walking-calf", "See a doctor first"),
        ("operation", "Not just yet"),
    ],
)
def test_each_level_has_its_title(question: str, title: str):
    sheet = sheet_of([Gate.EXERCISE])
    assert verdict(sheet, (*none_of(sheet), Answer(question, yes=True))).title == title


# ---------------------------------------------------------------- anything new?


def test_nothing_new_starts():
    sheet = only_new(sheet_of([Gate.GENERAL]))
    assert verdict(sheet, none_of(sheet)).start


def test_something_new_asks_the_whole_list_again():
    sheet = only_new(sheet_of([Gate.GENERAL]))
    found = verdict(sheet, any_of(sheet))
    assert (found.start, found.ask_again) == (False, True)


def test_nothing_new_is_no_answer_to_the_whole_list():
    sheet = sheet_of([Gate.GENERAL])
    assert not verdict(sheet, none_of(only_new(sheet))).start


# ---------------------------------------------------------------- who to call, and what is kept


@pytest.mark.parametrize("number", ["112", " 999 ", "+49 30 1234", "1-800 / 222"])
def test_a_number_that_is_one_is_put_in(number: str):
    assert who_to_call(Level.EMERGENCY, number) == f"Call {number.strip()} now."


@pytest.mark.parametrize("number", [None, "", "  ", "call mum", "112\x1b[2J", "1" * 40, "[red]112[/]", "112\n911"])
def test_anything_else_in_its_place_is_left_out(number: str | None):
    assert who_to_call(Level.EMERGENCY, number) == "Call your emergency number now."


@pytest.mark.parametrize("level", [Level.URGENT, Level.SOON, Level.ASK_FIRST])
def test_only_an_emergency_calls_the_emergency_number(level: Level):
    assert "112" not in who_to_call(level, "112")


def test_the_number_stands_in_the_verdict():
    sheet = sheet_of([Gate.BREATH])
    found = verdict(sheet, (Answer("chest", yes=True), Answer("dizzy", yes=False)), number="112")
    assert found.advice == ("Call 112 now.", "Do not wait for it to pass. Do not stretch.")


def test_no_text_of_its_own_names_a_number_to_call():
    words = " ".join(question.advice + who_to_call(question.level) for question in EVERY)
    assert not any(number in words for number in ("112", "911", "999", "111", "000"))


def test_answers_are_kept_in_words():
    sheet = sheet_of([Gate.RELAX])
    assert recorded(none_of(sheet)) == (("tensing-hurts", "no"),)
    assert recorded(any_of(sheet)) == ((ANY, "yes"),)
    assert recorded(any_of(only_new(sheet))) == ((ANYTHING_NEW, "yes"),)
