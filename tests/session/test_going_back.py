"""FORMAT 3: `back` and `restart` act on the pass with its lead-in."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, note, pause, step

from relief_player.session.state import Phase

QUIET = {"countdown": 0, "halfway": 0}


def stage_of(*steps, **timing) -> Stage:
    stage = Stage(*steps, **(QUIET | timing))
    stage.start()
    return stage


def three() -> Stage:
    """Ten seconds of get-ready, thirty of work, five of transition, twenty of work, five, ten."""
    return stage_of(step(30), step(20), step(10))


@pytest.mark.parametrize("inside", [0, 1, 2])
def test_back_within_two_seconds_of_the_works_start_goes_to_the_pass_before(inside):
    stage = three()
    stage.plays(10 + 30 + 5 + inside)
    assert stage.press("back") == ["enter get-ready 10s", "get-ready"]


@pytest.mark.parametrize("inside", [2.001, 10, 19.999])
def test_back_later_than_that_restarts_this_pass_with_its_lead_in(inside):
    stage = three()
    stage.plays(10 + 30 + 5 + inside)
    assert stage.press("back") == ["enter transition 5s", "next"]


@pytest.mark.parametrize("inside", [0, 1, 4.999])
def test_back_in_a_lead_in_goes_to_the_pass_before(inside):
    stage = three()
    stage.plays(10 + 30 + 5 + 20 + inside)
    stage.press("back")
    assert (stage.here, stage.item.step) == ("transition 5s", 2)


def test_back_twice_goes_two_passes_back():
    stage = three()
    stage.plays(10 + 30 + 5 + 20 + 5 + 1)
    stage.press("back", "back")
    assert (stage.here, stage.item.step) == ("get-ready 10s", 1)


def test_back_at_the_very_beginning_starts_again():
    stage = three()
    stage.plays(3)
    stage.press("back")
    assert (stage.here, stage.inside) == ("get-ready 10s", 0)


def test_back_in_the_first_work_goes_to_its_get_ready():
    stage = three()
    stage.plays(11)
    stage.press("back")
    assert (stage.here, stage.inside) == ("get-ready 10s", 0)


def test_back_in_the_rest_after_a_pass_restarts_that_pass():
    stage = stage_of(step(30, sets=2, rest=10), **NO_LEAD_INS)
    stage.plays(31)
    assert stage.press("back") == ["enter work 1/2 30s", "start"]


def test_back_in_the_second_set_goes_to_the_first_or_restarts_the_second():
    for seconds, here in ((41, "work 1/2 30s"), (45, "work 2/2 30s")):
        stage = stage_of(step(30, sets=2, rest=10), **NO_LEAD_INS)
        stage.plays(seconds)
        stage.press("back")
        assert (stage.here, stage.inside) == (here, 0)


def test_back_in_the_second_side_starts_its_switch_again():
    stage = stage_of(step(30, sides="each"), get_ready=0)
    stage.plays(45)
    assert stage.press("back") == ["enter switch right 5s", "switch"]


def test_back_from_the_second_sides_start_goes_to_the_first_side():
    stage = stage_of(step(30, sides="each"), get_ready=0)
    stage.plays(36)
    assert stage.press("back") == ["enter work left 30s", "start"]


def test_a_rest_step_is_a_pass_of_its_own():
    stage = stage_of(step(30), pause(20), **NO_LEAD_INS)
    stage.plays(31)
    stage.press("back")
    assert stage.here == "work 30s"
    stage = stage_of(step(30), pause(20), **NO_LEAD_INS)
    stage.plays(35)
    stage.press("back")
    assert (stage.here, stage.inside) == ("rest 20s", 0)


def test_back_after_a_note_goes_to_the_note():
    stage = stage_of(note(), step(30), get_ready=5)
    stage.press("go-on")
    stage.plays(6)
    assert stage.press("back") == ["enter note 0s, waits: note", "wait note"]


def test_back_at_a_gate_goes_to_the_pass_before_it():
    stage = stage_of(step(30), note(), **NO_LEAD_INS)
    stage.plays(40)
    stage.press("back")
    assert (stage.here, stage.state.phase) == ("work 30s", Phase.PLAYING)


def test_restart_begins_the_pass_again_with_its_lead_in_however_early_it_is():
    for inside in (0, 1, 12):
        stage = three()
        stage.plays(10 + 30 + 5 + inside)
        assert stage.press("restart") == ["enter transition 5s", "next"]


def test_restart_in_a_lead_in_begins_the_lead_in_again():
    stage = three()
    stage.plays(43)
    stage.press("restart")
    assert (stage.here, stage.inside) == ("transition 5s", 0)


def test_restart_in_a_rest_begins_the_pass_before_it_again():
    stage = stage_of(step(30, sets=2, rest=10))
    stage.plays(45)
    stage.press("restart")
    assert stage.here == "get-ready 10s"


def test_after_a_restart_every_cue_sounds_again():
    stage = Stage(step(30), get_ready=0)
    heard = stage.start() + stage.plays(28)
    stage.press("restart")
    assert stage.plays(28) == heard[3:]


def test_a_restart_forgets_what_was_added_to_the_item():
    stage = stage_of(step(30), step(20), **NO_LEAD_INS)
    stage.press("extend", "restart")
    assert stage.plays(30) == ["end", "enter work 20s", "start"]


def test_a_restart_at_a_gate_plays_again():
    stage = stage_of(step(30, until="ready"), **NO_LEAD_INS)
    stage.plays(40)
    assert (stage.press("restart"), stage.state.phase) == (["enter work 30s, waits: ready", "start"], Phase.PLAYING)
