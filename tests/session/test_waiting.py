"""FORMAT 1 and 3: gates wait for the user, and eased steps go round until the user moves on."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, block, note, pause, step

from relief_player.session.state import Phase

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


@pytest.mark.parametrize("command", ["toggle", "go-on", "next"])
def test_a_note_waits_and_the_user_goes_on(command):
    stage = Stage(note(), step(5), **QUIET)
    stage.start()
    assert stage.plays(600) == []
    assert (stage.press(command), stage.state.phase) == (["enter work 5s", "start"], Phase.PLAYING)


def test_a_ready_step_waits_after_its_time():
    stage = Stage(step(30, until="ready"), step(20), **QUIET)
    stage.start()
    assert stage.plays(30) == ["end", "wait ready"]
    assert stage.plays(600) == []
    assert stage.press("go-on") == ["enter work 20s", "start"]


def test_a_ready_step_waits_after_every_pass():
    stage = Stage(step(30, until="ready", sets=2, rest=10), **QUIET)
    stage.start()
    stage.plays(600)
    assert stage.here == "work 1/2 30s, waits: ready"
    assert stage.press("go-on") == ["enter rest 10s", "rest"]
    stage.plays(600)
    assert (stage.here, stage.state.phase) == ("work 2/2 30s, waits: ready", Phase.WAITING)


def test_next_before_the_gate_leaves_the_step_without_waiting():
    stage = Stage(step(30, until="ready"), step(20), **QUIET)
    stage.start()
    stage.plays(12)
    assert stage.press("next")[-2:] == ["enter work 20s", "start"]


def test_waiting_is_no_active_time():
    stage = Stage(step(30, until="ready"), step(20), **QUIET)
    stage.start()
    stage.plays(100)
    stage.press("go-on")
    stage.plays(5)
    assert (stage.progress.active, stage.progress.paused) == (35_000, 70_000)


def test_time_after_a_gate_runs_from_the_moment_the_user_went_on():
    stage = Stage(note(), step(30), **QUIET)
    stage.start()
    stage.plays(100)
    stage.press("go-on")
    stage.plays(7)
    assert stage.inside == 7


# -- eased -----------------------------------------------------------------------------------------------------------


def eased(*before, **step_keys) -> Stage:
    stage = Stage(*before, step(30, until="eased", **step_keys), step(20), **QUIET)
    stage.start()
    return stage


def test_an_eased_step_goes_round_and_round():
    stage = eased()
    assert stage.plays(95) == [
        "end", "enter work 30s, waits: eased, lap 2", "start",
        "end", "enter work 30s, waits: eased, lap 3", "start",
        "end", "enter work 30s, waits: eased, lap 4", "start",
    ]  # fmt: skip
    assert (stage.state.phase, stage.inside) == (Phase.PLAYING, 5)


def test_a_lap_is_all_passes_and_rests_of_the_step_without_its_lead_in():
    stage = Stage(step(30, until="eased", sets=2, rest=10), get_ready=5, countdown=0, halfway=0)
    stage.start()
    stage.plays(5 + 30 + 10 + 29)
    assert stage.plays(1) == ["end", "enter work 1/2 30s, lap 2", "start"]
    assert stage.plays(30 + 10)[-2:] == ["enter work 2/2 30s, waits: eased, lap 2", "start"]


def test_the_position_runs_back_with_a_new_lap():
    stage = eased()
    stage.plays(29)
    assert stage.snapshot.at == 29_000
    stage.plays(5)
    assert stage.snapshot.at == 4_000


@pytest.mark.parametrize("seconds", [1, 29, 35, 45, 110])
def test_next_in_work_or_rest_leaves_the_whole_eased_step(seconds):
    stage = eased(sets=2, rest=10)
    stage.plays(seconds)
    assert stage.press("next")[1:] == ["enter work 20s", "start"]


def test_next_in_the_lead_in_of_an_eased_step_starts_its_work():
    stage = Stage(step(30, until="eased"), step(20))
    stage.start()
    assert stage.press("next")[1:] == ["enter work 30s, waits: eased", "start"]


def test_next_in_the_switch_of_an_eased_step_starts_the_other_side():
    stage = Stage(step(30, until="eased", sides="each"), step(20), **QUIET | {"switch": 5})
    stage.start()
    stage.plays(32)
    assert stage.press("next")[1:] == ["enter work right 30s, waits: eased", "start"]


@pytest.mark.parametrize("seconds", [0.001, 3])
def test_the_pass_in_hand_of_an_eased_step_is_done_however_short_it_was(seconds):
    stage = eased()
    stage.plays(seconds)
    stage.press("next")
    assert stage.passes[0] == f"work 30s, waits: eased: done {seconds:g}"


def test_a_pass_of_which_nothing_was_played_is_skipped():
    stage = eased()
    stage.press("next")
    assert stage.passes[0] == "work 30s, waits: eased: skipped 0"


def test_the_laps_of_a_pass_are_summed():
    stage = eased()
    stage.plays(75)
    stage.press("next")
    assert stage.passes[0] == "work 30s, waits: eased: done 75"


def test_passes_of_an_eased_step_that_were_never_reached_are_not_listed():
    stage = eased(sets=3, rest=10)
    stage.plays(5)
    stage.press("next")
    assert stage.passes == ["work 1/3 30s: done 5", "work 20s: partial 0"]


def test_an_eased_step_without_a_length_waits_for_the_user():
    stage = Stage(step(None, until="eased"), step(20), **QUIET)
    assert stage.start()[-1] == "wait eased"
    assert stage.press("go-on") == ["enter work 20s", "start"]


def test_an_eased_step_with_a_length_never_waits():
    stage = eased()
    for _ in range(20):
        stage.plays(17)
        assert stage.state.phase is Phase.PLAYING


def test_an_eased_rest_goes_round_too():
    stage = Stage(pause(10, until="eased"), step(20), **QUIET)
    stage.start()
    assert stage.plays(10) == ["enter rest 10s, waits: eased, lap 2", "rest", "next"]
    assert stage.press("next")[1:] == ["enter work 20s", "start"]


def test_an_eased_step_has_its_first_lap_in_every_round():
    stage = Stage(block(step(30, until="eased"), rounds=2), **QUIET)
    stage.start()
    stage.plays(40)
    stage.press("next")
    assert (stage.item.round, stage.state.cursor.lap) == (2, 1)


def test_what_was_added_to_a_lap_ends_with_it():
    stage = eased()
    stage.press("extend")
    stage.plays(40)
    assert (stage.state.cursor.lap, stage.snapshot.length) == (2, 30_000)


def test_restart_in_a_later_lap_keeps_the_lap():
    stage = Stage(step(30, until="eased"), get_ready=4, countdown=0, halfway=0)
    stage.start()
    stage.plays(4 + 60 + 12)
    assert stage.press("restart") == ["enter get-ready 4s, lap 3", "get-ready"]
    assert stage.plays(4) == ["enter work 30s, waits: eased, lap 3", "start"]


def test_back_at_the_start_of_a_later_lap_goes_to_the_last_pass_of_the_lap_before():
    stage = eased(sets=2, rest=10)
    stage.plays(70 + 70 + 1)
    assert stage.state.cursor.lap == 3
    assert stage.press("back") == ["enter work 2/2 30s, waits: eased, lap 2", "start"]
    stage = eased(sets=2, rest=10)
    stage.plays(70 + 1)
    assert stage.press("back") == ["enter work 2/2 30s, waits: eased", "start"]


def test_back_inside_a_later_lap_goes_to_the_pass_before_in_that_lap():
    stage = eased(sets=2, rest=10)
    stage.plays(70 + 41)
    assert stage.press("back") == ["enter work 1/2 30s, lap 2", "start"]


def test_back_at_the_start_of_the_first_lap_leaves_the_step():
    stage = eased(step(15))
    stage.plays(16)
    stage.press("back")
    assert stage.here == "work 15s"


def test_back_out_of_an_eased_step_and_in_again_begins_with_the_first_lap():
    stage = eased(step(15))
    stage.plays(15 + 30 + 30 + 1)
    stage.press("back", "back", "back")
    assert stage.here == "work 15s"
    stage.plays(15)
    assert (stage.here, stage.state.cursor.lap) == ("work 30s, waits: eased", 1)
