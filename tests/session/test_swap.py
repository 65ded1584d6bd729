"""Another move in a step's place: other words, the same times, and an honest record of what was done."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tui_fakes import CALF, FakeSession, cramp_now, evening_legs

from relief_player.routine.model import Breath, Move, Routine, SpokenCue, Step
from relief_player.session.compile import compile_routine
from relief_player.session.swap import as_done, can_swap, choices_of, following, swapped
from relief_player.session.timeline import Timeline
from relief_player.units import Ms

PUMP = Move(id="ankle-pump", name="Ankle pumps", areas=("ankle",), instruction="Draw the foot up and down.",
            cautions=("Slowly.",))  # fmt: skip
TOWEL = Move(id="calf-towel", name="Seated calf stretch", areas=("calf",))
LEGS = evening_legs()


def timeline() -> Timeline:
    return compile_routine(LEGS)


def calf(played: Timeline) -> Step:
    return played.steps[1]


def pump(played: Timeline) -> Step:
    return choices_of(played, calf(played), (PUMP, TOWEL))[1]


def times(played: Timeline) -> list[object]:
    """All of a timeline but its words."""
    return [
        replace(item, name="", instead=None, cues=tuple(replace(cue, text="") for cue in item.cues))
        for item in played.items
    ]


class TestChoices:
    def test_the_step_s_own_move_comes_first_and_each_easier_one_once(self):
        names = [step.name for step in choices_of(timeline(), calf(timeline()), (PUMP, CALF, TOWEL))]
        assert names == [CALF.name, "Ankle pumps", "Seated calf stretch"]

    def test_they_are_the_same_once_one_of_them_is_done(self):
        played = timeline()
        again = swapped(played, played.items[1], pump(played))
        assert choices_of(again, again.step_of(again.items[2]), (PUMP, TOWEL)) == choices_of(
            played, calf(played), (PUMP, TOWEL)
        )

    def test_one_follows_the_other_and_after_the_last_comes_the_first(self):
        choices = choices_of(timeline(), calf(timeline()), (PUMP, TOWEL))
        assert [following(choices, step) for step in choices] == [choices[1], choices[2], choices[0]]

    def test_without_an_easier_move_there_is_no_choice(self):
        assert choices_of(timeline(), calf(timeline()), ()) == ()
        assert following((), calf(timeline())) is None

    def test_a_move_keeps_the_author_s_cautions_and_drops_those_of_the_other(self):
        played = timeline()
        own = replace(calf(played), cautions=("Bare feet.", *CALF.cautions))
        played = Timeline(played.items, (played.steps[0], own, *played.steps[2:]))
        (_, instead) = choices_of(played, own, (PUMP,))
        assert instead.cautions == ("Bare feet.", "Slowly.")
        assert (instead.areas, instead.instruction) == (("ankle",), PUMP.instruction)

    @pytest.mark.parametrize(
        "changes",
        [
            {"move": None},
            {"cues": (SpokenCue(Ms(1_000), "Heel down"),)},
            {"breath": Breath(Ms(4_000), Ms(0), Ms(4_000), Ms(0))},
            {"tense": Ms(5_000)},
            {"contract": Ms(5_000)},
        ],
    )
    def test_where_more_than_words_would_change_it_cannot_be_swapped(self, changes: dict[str, object]):
        assert can_swap(calf(timeline()))
        assert not can_swap(replace(calf(timeline()), **changes))

    @pytest.mark.parametrize("number", [1, 6, 7, 8])
    def test_neither_notes_nor_breaths_can_be_swapped(self, number: int):
        assert not can_swap(timeline().steps[number - 1])


class TestSwapped:
    @pytest.mark.parametrize("index", range(8))
    def test_no_moment_no_wait_and_no_cue_is_elsewhere(self, index: int):
        played = timeline()
        assert times(swapped(played, played.items[index], pump(played))) == times(played)

    def test_what_was_done_before_keeps_its_name_and_the_present_pass_takes_the_new_one(self):
        played = timeline()
        second = next(item for item in played.items if item.step == 2 and item.set == 2)
        again = swapped(played, second, pump(played))
        named = {item.index: item.name for item in again.items if item.step == 2}
        assert {name for index, name in named.items() if index < second.index} == {CALF.name}
        assert {name for index, name in named.items() if index >= second.index} == {"Ankle pumps"}

    def test_in_a_rest_the_pass_before_it_keeps_its_name(self):
        played = timeline()
        rest = next(item for item in played.items if item.is_tail)
        again = swapped(played, rest, pump(played))
        assert again.items[rest.index - 1].name == CALF.name
        assert again.items[rest.index + 1].name == "Ankle pumps"

    def test_what_is_said_names_the_new_move(self):
        played = timeline()
        again = swapped(played, played.items[1], pump(played))
        said = " ".join(cue.text for item in again.items if item.step == 2 for cue in item.cues)
        assert "Ankle pumps" in said
        assert CALF.name not in said

    def test_other_steps_are_left_alone(self):
        played = timeline()
        again = swapped(played, played.items[1], pump(played))
        assert [item for item in again.items if item.step != 2] == [item for item in played.items if item.step != 2]

    def test_back_to_its_own_it_is_the_very_same_timeline(self):
        played = timeline()
        there = swapped(played, played.items[1], pump(played))
        assert swapped(there, there.items[1], calf(played)) == played

    def test_an_eased_step_keeps_its_laps(self):
        played = compile_routine(cramp_now())
        instead = choices_of(played, played.steps[0], (PUMP,))[1]
        assert times(swapped(played, played.items[0], instead)) == times(played)


class TestAsDone:
    def test_a_session_that_is_gone_on_with_names_what_was_done_as_it_was_done(self):
        session = FakeSession(Routine(name="Legs", steps=LEGS.steps))
        session.begin()
        session.to_item(4, 3_000)
        session.conductor.reword(swapped(session.timeline, session.timeline.items[4], pump(session.timeline)))
        session.tick(1_000)
        swapped_to = session.conductor.timeline
        record = {
            done.item: (swapped_to.items[done.item].name, swapped_to.step_of(swapped_to.items[done.item]).areas)
            for done in session.conductor.progress().passes
        }
        again = as_done(timeline(), record)
        assert (again.items[2].name, again.items[4].name) == (CALF.name, "Ankle pumps")
        assert again.step_of(again.items[4]).areas == ("ankle",)
        assert times(again) == times(timeline())

    def test_a_record_of_another_timeline_changes_nothing_it_does_not_have(self):
        assert as_done(timeline(), {999: ("Other", ())}) == timeline()


def test_the_progress_of_a_session_is_the_same_before_and_after_a_swap():
    session = FakeSession(LEGS)
    session.begin()
    session.to_item(2, 8_000)
    before = session.conductor.progress()
    session.conductor.reword(swapped(session.timeline, session.timeline.items[2], pump(session.timeline)))
    assert session.conductor.progress() == before
    assert session.conductor.snapshot().step.name == "Ankle pumps"
