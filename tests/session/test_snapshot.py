"""One frozen Snapshot for what is always true (habit 8)."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, block, note, pause, said, step

from relief_player.session.snapshot import view
from relief_player.session.state import Phase
from relief_player.units import Ms

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def playing(seconds: float, *steps, **timing) -> Stage:
    stage = Stage(*(steps or (step(30), step(20))), **(QUIET | timing))
    stage.start()
    stage.plays(seconds)
    return stage


def coming(stage: Stage) -> str | None:
    return said(stage.snapshot.coming) if stage.snapshot.coming else None


def test_before_the_start_it_stands_at_the_beginning():
    shown = Stage(step(30), **QUIET).snapshot
    assert (shown.phase, shown.inside, shown.left, shown.at, shown.total) == (Phase.READY, 0, 30_000, 0, 30_000)


def test_it_tells_item_step_and_lap():
    shown = playing(40, step(30, until="eased", name="Calf")).snapshot
    assert (said(shown.item), shown.step.name, shown.lap) == ("work 30s, waits: eased", "Calf", 2)


def test_it_tells_what_is_left_of_the_item_and_of_the_session():
    shown = playing(12).snapshot
    assert (shown.inside, shown.length, shown.left, shown.at, shown.left_in_session) == (
        12_000,
        30_000,
        18_000,
        12_000,
        38_000,
    )


def test_between_looks_it_goes_on_by_itself():
    stage = playing(12)
    later = view(stage.state, stage.timeline, Ms(15_500))
    assert (later.inside, later.left, later.at, later.active) == (15_500, 14_500, 15_500, 15_500)


def test_inside_an_item_that_is_over_it_stands_at_its_end():
    stage = playing(12)
    late = view(stage.state, stage.timeline, Ms(31_000))
    assert (late.inside, late.left, late.at) == (30_000, 0, 30_000)


def test_time_past_a_gate_that_was_not_looked_at_is_waiting():
    stage = playing(12, step(30, until="ready"))
    late = view(stage.state, stage.timeline, Ms(33_000))
    assert (late.active, late.paused, late.elapsed) == (30_000, 3_000, 33_000)


def test_time_past_the_end_of_a_lap_is_active():
    stage = playing(12, step(30, until="eased"))
    late = view(stage.state, stage.timeline, Ms(33_000))
    assert (late.active, late.paused) == (33_000, 0)


def test_a_time_before_the_last_look_shows_the_last_look():
    stage = playing(12)
    early = view(stage.state, stage.timeline, Ms(11_000))
    assert (early.inside, early.active, early.elapsed) == (12_000, 12_000, 12_000)


def test_extended_it_tells_the_new_length_and_stands_at_the_planned_end():
    stage = playing(12)
    stage.press("extend")
    stage.plays(20)
    shown = stage.snapshot
    assert (shown.length, shown.left, shown.adjust, shown.at, shown.left_in_session) == (
        40_000,
        8_000,
        10_000,
        30_000,
        28_000,
    )


def test_shortened_it_tells_the_new_length():
    stage = playing(5)
    stage.press("shorten")
    assert (stage.snapshot.length, stage.snapshot.left, stage.snapshot.adjust) == (20_000, 15_000, -10_000)


def test_paused_it_stands_still_and_the_clock_since_the_beginning_goes_on():
    stage = playing(12)
    stage.press("pause")
    later = view(stage.state, stage.timeline, Ms(20_000))
    assert (later.inside, later.active, later.paused, later.elapsed) == (12_000, 12_000, 8_000, 20_000)


def test_waiting_the_time_goes_to_the_pauses():
    stage = playing(30, step(30, until="ready"))
    later = view(stage.state, stage.timeline, Ms(50_000))
    assert (later.phase, later.active, later.paused, later.left) == (Phase.WAITING, 30_000, 20_000, 0)


def test_a_recount_tells_what_is_left_of_it():
    stage = playing(12)
    stage.press("pause")
    stage.plays(60)
    assert stage.snapshot.recount_left is None
    stage.press("resume")
    stage.plays(1.25)
    assert stage.snapshot.recount_left == 1_750


def test_a_recount_that_is_over_has_nothing_left():
    stage = playing(12)
    stage.press("pause")
    stage.plays(60)
    stage.press("resume")
    assert view(stage.state, stage.timeline, Ms(stage.now + 5_000)).recount_left == 0


@pytest.mark.parametrize("ending", ["finished", "stopped"])
def test_what_is_over_stands_still(ending):
    stage = playing(12)
    if ending == "stopped":
        stage.press("stop")
    else:
        stage.plays(60)
    before = stage.snapshot
    after = view(stage.state, stage.timeline, Ms(stage.now + 60_000))
    assert after == before
    assert before.elapsed == before.active == (12_000 if ending == "stopped" else 50_000)
    assert before.paused == 0


def test_finished_it_stands_at_the_end_with_nothing_ahead():
    shown = playing(60, step(30), step(20), note(5)).snapshot
    assert (shown.at, shown.left_in_session, shown.waits_ahead, shown.coming) == (55_000, 0, False, None)


def test_it_tells_whether_the_users_own_pace_is_still_ahead():
    stage = playing(5, step(30), note(), step(20))
    assert stage.snapshot.waits_ahead
    stage.plays(30)
    assert (stage.state.phase, stage.snapshot.waits_ahead) == (Phase.WAITING, True)
    stage.press("go-on")
    assert not stage.snapshot.waits_ahead


def test_without_a_gate_nothing_waits_ahead():
    assert not playing(5).snapshot.waits_ahead


# -- what comes next -------------------------------------------------------------------------------------------------


def test_in_work_the_next_work_is_coming_past_its_rest_and_lead_in():
    stage = Stage(step(30, sets=2, rest=10), step(20), get_ready=5)
    stage.start()
    stage.plays(6)
    assert coming(stage) == "work 2/2 30s"
    stage.plays(40)
    assert coming(stage) == "work 20s"


def test_in_a_lead_in_its_own_work_is_coming():
    stage = Stage(step(30), step(20))
    stage.start()
    assert coming(stage) == "work 30s"


def test_in_a_rest_between_sets_the_next_set_is_coming():
    assert coming(playing(35, step(30, sets=2, rest=10))) == "work 2/2 30s"


def test_in_a_rest_between_rounds_the_next_round_is_coming():
    stage = playing(35, block(step(30), rounds=2, rest=10))
    assert (stage.here, coming(stage)) == ("rest 10s", "work 30s")


def test_a_rest_step_and_a_note_are_things_to_come():
    assert coming(playing(1, step(30), pause(60))) == "rest 1m"
    assert coming(playing(1, step(30), note())) == "note 0s, waits: note"


def test_at_the_last_thing_to_do_nothing_is_coming():
    assert coming(playing(35)) is None
