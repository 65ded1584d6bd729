"""One sheet for all the gates of a routine, each sign asked for once, and nothing asked twice in half a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.care.gate_words import LEAVE_OUT, WORDS
from relief_player.care.gates import Asking, needs_asking, only_new, past_answers, sheet_for, sheet_of
from relief_player.care.sheet import GRAVEST_FIRST, GateSheet, Level, PastAnswer
from relief_player.care.verdicts import any_of, none_of, recorded
from relief_player.routine.model import Gate, Goal, Kind, Routine, Step
from relief_player.units import HOUR, MINUTE, Ms

NOW = Ms(1_800_000_000_000)
GATES = st.lists(st.sampled_from(list(Gate)), min_size=1, max_size=10).map(tuple)


def routine(*gates: Gate, goal: Goal | None = None, kinds: tuple[Kind, ...] = ()) -> Routine:
    steps = tuple(
        Step(number=number, kind=kind, name=kind.value, pass_length=Ms(MINUTE)) for number, kind in enumerate(kinds, 1)
    )
    return Routine(name="A test", goal=goal, gates=gates, steps=steps)


def sheet(*gates: Gate, goal: Goal | None = None, kinds: tuple[Kind, ...] = ()) -> GateSheet:
    found = sheet_for(routine(*gates, goal=goal, kinds=kinds))
    assert found is not None
    return found


def ids(found: GateSheet) -> list[str]:
    return [question.id for question in found.questions]


def said_no(found: GateSheet, ago: int) -> tuple[PastAnswer, ...]:
    return past_answers(recorded(none_of(found)), Ms(NOW - ago))


ASKED = {
    Gate.CRAMP: {"exertion", "swollen-limb", "ten-minutes", "weak-numb", "wound-poison", "fluid-loss"},
    Gate.BACK: {"saddle-numb", "bladder-bowel", "both-legs", "chest", "accident", "fever", "weight-lump", "night-pain"},
    Gate.UPPER_TRUNK: {
        "chest", "exertion", "severe-belly", "fever", "vomiting", "pregnant-belly", "swollen-limb", "ten-minutes",
        "weak-numb", "wound-poison", "fluid-loss",
    },
    Gate.HEAT: {
        "skin", "feeling", "circulation", "heart", "fever-before-heat", "infection", "heat-reaction", "cancer",
    },
    Gate.COLD: {"skin", "feeling", "circulation", "cold-reaction", "heart", "blood-pressure"},
    Gate.MASSAGE: {
        "swollen-limb", "fracture", "skin", "bleeding", "sore-place", "osteoporosis", "cancer", "pregnancy",
    },
    Gate.EXERCISE: {"chest", "exertion", "swollen-limb", "walking-calf", "operation", "cooled"},
    Gate.RELAX: {"tensing-hurts"},
    Gate.BREATH: {"chest", "dizzy"},
    Gate.GENERAL: {"swollen-limb", "weak-numb", "operation", "osteoporosis", "pregnancy"},
}  # fmt: skip
"""What the evidence base has each gate ask, written down a second time: a question is not lost by accident."""


def test_each_gate_asks_what_the_evidence_base_has_it_ask():
    assert {gate: {question.id for question in words.questions} for gate, words in WORDS.items()} == ASKED


@pytest.mark.parametrize("gate", list(Gate))
def test_every_gate_has_a_sheet_of_its_own(gate: Gate):
    assert sheet(gate).questions == tuple(
        sorted(WORDS[gate].questions, key=lambda question: GRAVEST_FIRST.index(question.level))
    )


def test_a_routine_without_gates_asks_nothing():
    assert sheet_for(routine(goal=Goal.DESK, kinds=(Kind.STRETCH, Kind.MOVE))) is None


def test_every_shipped_routine_asks_for_all_of_its_gates(shipped_routines):
    for found in shipped_routines.values():
        asked = sheet_for(found)
        assert asked is not None
        assert asked.gates == found.all_gates


def test_what_different_questions_share_is_their_id_or_nothing():
    every = {question for words in WORDS.values() for question in words.questions}
    assert len({question.id for question in every}) == len(every)


@given(GATES)
def test_a_sign_is_asked_for_once(gates: tuple[Gate, ...]):
    asked = [question.asks_for for question in sheet_of(gates).questions]
    assert len(asked) == len(set(asked))


@given(GATES)
def test_no_sign_of_any_gate_is_lost_nor_taken_lightly(gates: tuple[Gate, ...]):
    asked = {question.asks_for: question.level for question in sheet_of(gates).questions}
    for gate in gates:
        for question in WORDS[gate].questions:
            assert GRAVEST_FIRST.index(asked[question.asks_for]) <= GRAVEST_FIRST.index(question.level)


@given(GATES)
def test_the_gravest_questions_come_first(gates: tuple[Gate, ...]):
    places = [GRAVEST_FIRST.index(question.level) for question in sheet_of(gates).questions]
    assert places == sorted(places)


def test_a_fever_is_asked_for_as_the_graver_of_two():
    both = sheet_of((Gate.HEAT, Gate.BACK))
    assert [question.level for question in both.questions if question.asks_for == "fever"] == [Level.URGENT]
    assert "fever-before-heat" not in ids(both)


def test_what_two_gates_say_alike_is_said_once():
    both = sheet_of((Gate.HEAT, Gate.COLD))
    assert both.intro.count("Never lie on a pack") == 1


@given(GATES)
def test_a_sheet_names_the_sources_of_all_its_questions(gates: tuple[Gate, ...]):
    found = sheet_of(gates)
    assert {key for question in found.questions for key in question.sources} <= set(found.sources)


# ---------------------------------------------------------------- a person in a hurry


@pytest.mark.parametrize("gate", [Gate.CRAMP, Gate.UPPER_TRUNK, Gate.BACK])
def test_a_person_who_hurts_answers_with_one_key(gate: Gate):
    assert sheet(gate, goal=Goal.RELIEF).one_key


@pytest.mark.parametrize(
    ("gates", "goal", "one_key"),
    [
        ((Gate.CRAMP,), Goal.HABIT, True),
        ((Gate.UPPER_TRUNK,), None, True),
        ((Gate.BACK,), Goal.HABIT, False),
        ((Gate.GENERAL,), Goal.FLEXIBILITY, False),
        ((Gate.HEAT,), Goal.RELIEF, False),
        ((Gate.CRAMP, Gate.GENERAL), Goal.HABIT, False),
        ((Gate.CRAMP, Gate.GENERAL), Goal.RELIEF, True),
    ],
)
def test_other_sheets_ask_one_by_one_unless_they_only_ask_for_warning_signs(
    gates: tuple[Gate, ...], goal: Goal | None, one_key: bool
):
    assert sheet(*gates, goal=goal).one_key is one_key


def test_a_person_in_a_hurry_is_told_what_to_leave_out_later_and_not_questioned_about_it():
    found = sheet(Gate.CRAMP, goal=Goal.RELIEF, kinds=(Kind.STRETCH, Kind.MASSAGE, Kind.HEAT, Kind.COLD))
    assert ids(found) == ids(sheet(Gate.CRAMP))
    assert found.leave_out == (LEAVE_OUT[Gate.MASSAGE], LEAVE_OUT[Gate.HEAT], LEAVE_OUT[Gate.COLD])
    assert found.name == "cramp+massage+heat+cold"


def test_a_gate_that_the_routine_names_itself_is_always_asked():
    found = sheet(Gate.CRAMP, Gate.HEAT, goal=Goal.RELIEF, kinds=(Kind.HEAT,))
    assert set(ids(found)) > {"skin", "feeling"}
    assert found.leave_out == ()


def test_without_a_hurry_heat_is_asked_about():
    found = sheet(Gate.GENERAL, goal=Goal.FLEXIBILITY, kinds=(Kind.HEAT, Kind.STRETCH))
    assert set(ids(found)) > {"skin", "feeling", "operation"}
    assert found.leave_out == ()


def test_relief_that_names_no_warning_signs_asks_about_its_heat():
    assert "skin" in ids(sheet(goal=Goal.RELIEF, kinds=(Kind.HEAT,)))


def test_an_acute_sheet_fits_on_a_small_screen(shipped_routines):
    for found in shipped_routines.values():
        asked = sheet_for(found)
        if asked is not None and asked.one_key:
            assert len(asked.questions) + 2 * len(asked.leave_out) <= 16
            assert all(len(question.text) <= 76 for question in asked.questions)


@pytest.mark.parametrize(
    ("gate", "told"), [(Gate.HEAT, True), (Gate.GENERAL, True), (Gate.CRAMP, False), (Gate.BREATH, False)]
)
def test_a_person_who_was_cleared_is_told_to_say_no(gate: Gate, told: bool):
    assert ("answer no" in sheet(gate).intro) is told


# ---------------------------------------------------------------- asked again?


def test_nobody_who_comes_for_the_first_time_is_spared_the_list():
    assert needs_asking(sheet(Gate.GENERAL), (), NOW) is Asking.FULL


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (0, Asking.NEW_ONLY),
        (12 * HOUR, Asking.NEW_ONLY),
        (12 * HOUR + 1, Asking.FULL),
        (-1, Asking.FULL),
    ],
)
def test_a_no_holds_for_twelve_hours_and_never_from_the_future(ago: int, expected: Asking):
    found = sheet(Gate.GENERAL)
    assert needs_asking(found, said_no(found, ago), NOW) is expected


def test_answers_of_other_routines_count_for_the_same_questions():
    both = sheet_of((Gate.HEAT, Gate.COLD, Gate.GENERAL))
    assert needs_asking(sheet(Gate.COLD), said_no(both, HOUR), NOW) is Asking.NEW_ONLY


def test_a_question_that_was_not_asked_brings_the_whole_list():
    assert needs_asking(sheet_of((Gate.HEAT, Gate.COLD)), said_no(sheet(Gate.HEAT), HOUR), NOW) is Asking.FULL


@pytest.mark.parametrize("since", [2 * HOUR, HOUR])
def test_a_yes_since_then_brings_the_whole_list(since: int):
    found = sheet(Gate.CRAMP)
    yes = past_answers(recorded(any_of(found)), Ms(NOW - since))
    assert needs_asking(found, (*said_no(found, 2 * HOUR), *yes), NOW) is Asking.FULL


def test_a_yes_before_the_latest_noes_is_over():
    found = sheet(Gate.CRAMP)
    yes = past_answers(recorded(any_of(found)), Ms(NOW - 3 * HOUR))
    assert needs_asking(found, (*said_no(found, 2 * HOUR), *yes), NOW) is Asking.NEW_ONLY


def test_saying_that_nothing_is_new_does_not_put_off_the_whole_list():
    found = sheet(Gate.GENERAL)
    first = said_no(found, 12 * HOUR + 1)
    then = past_answers(recorded(none_of(only_new(found))), Ms(NOW - HOUR))
    assert needs_asking(found, (*first, *then), NOW) is Asking.FULL


def test_an_answer_that_was_assumed_is_none():
    found = sheet(Gate.BREATH)
    assumed = past_answers([(question.id, "assumed") for question in found.questions], NOW)
    assert needs_asking(found, assumed, NOW) is Asking.FULL


def test_anything_new_shows_the_same_list_with_one_key():
    found = only_new(sheet(Gate.GENERAL))
    assert found.questions == sheet(Gate.GENERAL).questions
    assert (found.one_key, found.only_new, found.title) == (True, True, "Anything new?")
