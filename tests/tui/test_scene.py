"""What the player screen says at each moment of a session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fake_clock import FakeClock
from tui_fakes import MORNING, FakeSession, cramp_now, evening_legs, short, step

from relief_player.care.redflags import TEN_MINUTE_ADVICE
from relief_player.routine.model import Kind, Routine, Until
from relief_player.session.state import Command
from relief_player.tui.commands import Keyboard, apply_keymap
from relief_player.tui.scene import SYMBOLS, Mood, Scene, guided_step, scene_of


def begun(routine: Routine) -> FakeSession:
    session = FakeSession(routine)
    session.begin()
    session.tick()
    return session


def seen(session: FakeSession, keyboard: Keyboard | None = None) -> Scene:
    conductor = session.conductor
    snapshot = conductor.snapshot()
    real_left = conductor.clock.real_length(snapshot.left_in_session)
    return scene_of(snapshot, session.timeline, keyboard or Keyboard(), MORNING, real_left)


class TestWork:
    def test_kind_name_side_and_set_are_told_in_words(self):
        session = begun(evening_legs())
        session.to_item(2, 8_000)
        scene = seen(session)
        assert (scene.mood, scene.word, scene.name, scene.where) == (
            Mood.WORK, "Stretch", "Calf stretch at the wall, knee straight", "Left side · Set 1 of 2",
        )  # fmt: skip

    def test_what_is_left_is_counted_and_the_bar_runs(self):
        session = begun(evening_legs())
        session.to_item(2, 7_500)
        scene = seen(session)
        assert (scene.digits, scene.widest, scene.fraction) == ("0:23", "0:30", 0.25)

    def test_the_steps_are_counted(self):
        session = begun(evening_legs())
        session.to_item(10)
        assert seen(session).step == "Step 3 of 8"

    @pytest.mark.parametrize(("inside", "last"), [(26_999, False), (27_000, True), (29_999, True)])
    def test_the_last_three_seconds_are_marked(self, inside: int, last: bool):
        session = begun(evening_legs())
        session.to_item(2, inside)
        assert seen(session).last is last

    def test_ten_seconds_more_are_counted(self):
        session = begun(evening_legs())
        session.to_item(2)
        session.ask(Command.EXTEND)
        assert (seen(session).digits, seen(session).widest) == ("0:40", "0:40")

    @pytest.mark.parametrize(
        ("inside", "part"),
        [
            (0, "Breathe in · 5"),
            (4_200, "Breathe in · 1"),
            (5_000, "Breathe out · 5"),
            (10_000, "Breathe in · 5"),
            (119_900, "Breathe out · 1"),
        ],
    )
    def test_each_part_of_a_breath_is_named_with_its_own_count(self, inside: int, part: str):
        session = begun(evening_legs())
        breathing = next(item for item in session.timeline.items if item.kind is Kind.BREATHE and item.length > 9_000)
        session.to_item(breathing.index, inside)
        assert seen(session).part == part

    def test_tensing_and_letting_go_are_named(self):
        session = begun(evening_legs())
        relaxing = next(item for item in session.timeline.items if item.kind is Kind.RELAX and item.length > 9_000)
        session.to_item(relaxing.index, 1_000)
        assert seen(session).part == "Tense, gently · 5"
        session.tick(5_000)
        assert seen(session).part == "Let go · 30"

    def test_how_often_is_told(self):
        session = begun(evening_legs())
        session.to_item(10)
        assert seen(session).part == "10 times"


class TestLeadInsAndRests:
    def test_before_the_first_step_one_gets_ready(self):
        session = begun(evening_legs())
        session.to_item(1)
        scene = seen(session)
        assert (scene.mood, scene.word) == (Mood.GET_READY, "Get ready")
        assert scene.coming[0].startswith("Next: Stretch · Calf stretch at the wall")

    def test_the_change_of_sides_names_the_other_side(self):
        session = begun(evening_legs())
        session.to_item(5)
        scene = seen(session)
        assert (scene.mood, scene.word, scene.where) == (Mood.SWITCH, "Switch sides", "Right side · Set 1 of 2")

    def test_a_rest_says_what_it_is_before(self):
        session = begun(evening_legs())
        session.to_item(3)
        scene = seen(session)
        assert (scene.mood, scene.word, scene.name) == (Mood.REST, "Rest", "Rest")
        assert scene.where == "then left side · set 2 of 2"

    def test_a_rest_between_rounds_shows_the_words_of_what_comes(self):
        session = begun(evening_legs())
        rest = next(item for item in session.timeline.items if item.is_tail and item.round == 1)
        session.to_item(rest.index)
        assert guided_step(session.conductor.snapshot(), session.timeline).name == "Leg swings, front to back"

    def test_every_mood_has_a_symbol(self):
        assert set(SYMBOLS) == set(Mood)


class TestStandingStill:
    def test_a_pause_is_told_with_the_key_that_ends_it(self):
        session = begun(evening_legs())
        session.to_item(2, 8_000)
        session.ask(Command.TOGGLE)
        scene = seen(session)
        assert (scene.mood, scene.word, scene.hint) == (Mood.PAUSED, "Paused · Stretch", "Press space to go on.")
        assert scene.digits == "0:22"

    def test_hints_name_the_keys_in_force(self):
        session = begun(evening_legs())
        session.to_item(2)
        session.ask(Command.TOGGLE)
        keyboard, _ = apply_keymap([("player.toggle", "p")])
        assert seen(session, keyboard).hint == "Press p to go on."

    @pytest.mark.parametrize(("after", "digits"), [(0, "3"), (999, "3"), (1_000, "2"), (2_000, "1"), (2_999, "1")])
    def test_a_recount_is_shown_as_three_two_one(self, after: int, digits: str):
        session = begun(evening_legs())
        session.to_item(2, 8_000)
        session.ask(Command.TOGGLE)
        session.tick(11_000)
        session.ask(Command.TOGGLE)
        session.tick(after)
        scene = seen(session)
        assert (scene.mood, scene.digits, scene.word) == (Mood.RECOUNT, digits, "Starting again · Stretch")

    def test_a_note_waits_to_be_read(self):
        scene = seen(begun(evening_legs()))
        assert (scene.mood, scene.word, scene.digits) == (Mood.WAITING, "Waiting for you · Note", "")
        assert scene.hint == "When you have read it, press space."

    def test_a_step_until_ready_waits_for_the_person(self):
        squats = step(1, Kind.MOVE, "Squats", None, reps=8, until=Until.READY)
        session = begun(Routine(name="Eight", steps=(squats,)))
        session.to_item(1)
        scene = seen(session)
        assert (scene.mood, scene.part, scene.hint) == (
            Mood.WAITING, "8 times", "When you are ready, press space.",
        )  # fmt: skip

    def test_the_end_is_told(self):
        session = begun(short())
        session.tick(20_000)
        assert (seen(session).mood, seen(session).word) == (Mood.OVER, "Finished")

    def test_a_stop_is_told(self):
        session = begun(short())
        session.ask(Command.STOP)
        assert (seen(session).mood, seen(session).word) == (Mood.OVER, "Stopped")


class TestTheWholeSession:
    def test_left_total_and_the_clock_time_of_the_end_are_told(self):
        session = begun(short())
        session.tick(1_500)
        assert seen(session).times[0] == "0:14 left of 0:15 · ends 07:30"

    def test_a_person_s_own_pace_is_told_beside_the_end(self):
        session = begun(evening_legs())
        assert seen(session).times[0] == "20:46 left of 20:46 · ends 07:50 + your own pace"

    def test_once_nothing_waits_any_more_the_end_is_sure(self):
        session = begun(cramp_now())
        session.tick(5_000)
        session.ask(Command.NEXT)
        session.tick(5_000)
        assert "your own pace" not in seen(session).times[0]

    def test_the_end_of_a_rehearsal_comes_sooner(self):
        session = FakeSession(evening_legs(), clock=FakeClock(speed=10))
        session.begin()
        scene = seen(session)
        assert f"ends {MORNING + timedelta(minutes=2):%H:%M}" in scene.times[0]

    def test_the_wordings_get_shorter(self):
        for routine in (short(), evening_legs()):
            lengths = [len(wording) for wording in seen(begun(routine)).times]
            assert lengths == sorted(lengths, reverse=True)


class TestTheTenMinutes:
    def test_the_clock_since_the_beginning_runs_through_pauses(self):
        session = begun(cramp_now())
        session.tick(20_000)
        session.ask(Command.TOGGLE)
        session.tick(40_000)
        assert (seen(session).since, seen(session).urgent) == ("Since you began: 1:00", False)

    @pytest.mark.parametrize(("after", "urgent"), [(599_999, False), (600_000, True), (1_500_000, True)])
    def test_at_ten_minutes_the_advice_appears_and_stays(self, after: int, urgent: bool):
        session = begun(cramp_now())
        session.tick(after)
        scene = seen(session)
        assert (TEN_MINUTE_ADVICE.text in scene.since, scene.urgent) == (urgent, urgent)

    def test_the_advice_stays_once_the_step_has_eased(self):
        session = begun(cramp_now())
        session.tick(600_000)
        session.ask(Command.NEXT)
        session.tick(10_000)
        assert seen(session).urgent

    def test_a_routine_without_an_eased_step_has_no_such_clock(self):
        assert seen(begun(short())).since == ""

    def test_an_eased_step_says_which_key_ends_it(self):
        session = begun(cramp_now())
        session.tick(5_000)
        assert seen(session).hint == "When it has eased, press n. Until then it repeats."


class TestTheEnd:
    def test_seconds_added_move_it_and_count_in_the_whole(self):
        session = begun(short())
        session.to_item(1, 1_000)
        for _ in range(6):
            session.ask(Command.EXTEND)
        assert seen(session).times == (
            "1:11 left of 1:15 · ends 07:31", "1:11 left · ends 07:31", "1:11 · 07:31", "1:11",
        )  # fmt: skip

    def test_seconds_taken_bring_it_nearer(self):
        session = begun(evening_legs())
        session.to_item(2, 1_000)
        before = session.conductor.snapshot().left_in_session
        session.ask(Command.SHORTEN)
        assert session.conductor.snapshot().left_in_session == before - 10_000

    def test_while_it_is_paused_it_moves_with_the_time_of_day(self):
        session = begun(short())
        session.to_item(1, 1_000)
        session.ask(Command.TOGGLE)
        snapshot = session.conductor.snapshot()
        later = MORNING + timedelta(minutes=7)
        scene = scene_of(snapshot, session.timeline, Keyboard(), later, float(snapshot.left_in_session))
        assert scene.times[0].endswith("ends 07:37")
