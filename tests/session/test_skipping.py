"""FORMAT 3: `next` and `jump`."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Jump, Stage, cues_only, note, pause, step

from relief_player.session.state import Command, IllegalCommandError, Phase

QUIET = {"countdown": 0, "halfway": 0}


def test_next_ends_the_present_item():
    stage = Stage(step(30), step(20), **NO_LEAD_INS, **QUIET)
    stage.start()
    stage.plays(12)
    assert stage.press("next") == ["skipped work 30s", "enter work 20s", "start"]
    assert (stage.here, stage.inside) == ("work 20s", 0)


def test_next_goes_from_work_to_its_rest_and_from_the_rest_to_the_next_set():
    stage = Stage(step(30, sets=2, rest=10), **NO_LEAD_INS, **QUIET)
    stage.start()
    assert stage.press("next")[1:] == ["enter rest 10s", "rest"]
    assert stage.press("next")[1:] == ["enter work 2/2 30s", "start"]


def test_next_goes_from_one_side_to_the_switch():
    stage = Stage(step(30, sides="each"), get_ready=0)
    stage.start()
    assert stage.press("next")[1:] == ["enter switch right 5s", "switch"]


def test_next_in_a_lead_in_starts_the_work():
    stage = Stage(step(30, sides="each"), step(20))
    stage.start()
    assert stage.press("next")[1:] == ["enter work left 30s", "start"]
    stage.press("next")
    assert (stage.here, stage.press("next")[1:]) == ("switch right 5s", ["enter work right 30s", "start"])
    stage.press("next")
    assert (stage.here, stage.press("next")[1:]) == ("transition 5s", ["enter work 20s", "start"])


def test_next_leaves_a_rest_step_and_a_timed_note():
    stage = Stage(note(10), pause(10), step(5), **NO_LEAD_INS)
    stage.start()
    stage.press("next", "next")
    assert stage.here == "work 5s"


def test_what_next_jumped_over_never_sounds():
    stage = Stage(step(30), step(20), **NO_LEAD_INS)
    stage.start()
    stage.plays(16)
    heard = cues_only(stage.press("next") + stage.plays(60))
    assert heard == ["start", "halfway", "countdown", "countdown", "countdown", "end", "finish"]


def test_next_in_the_last_item_finishes_without_the_finish():
    stage = Stage(step(30), **NO_LEAD_INS)
    stage.start()
    stage.plays(5)
    assert (stage.press("next"), stage.state.phase) == (["skipped work 30s", "finished"], Phase.FINISHED)


def test_next_at_the_last_millisecond_of_an_item_skips_the_one_that_has_begun():
    stage = Stage(step(30), step(20), step(10), **NO_LEAD_INS, **QUIET)
    stage.start()
    stage.now += 30_000
    assert stage.press("next") == ["end", "enter work 20s", "start", "skipped work 20s", "enter work 10s", "start"]


def test_skipping_tells_where_it_happened():
    stage = Stage(step(30), step(20), **NO_LEAD_INS)
    stage.start()
    stage.plays(12)
    stage.press("next")
    skipped = next(event for event in stage.events if type(event).__name__ == "Skipped")
    assert (skipped.at, skipped.due) == (12_000, 12_000)


def test_jump_goes_to_the_lead_in_of_a_step():
    stage = Stage(step(30), step(20), step(10))
    stage.start()
    stage.plays(15)
    assert stage.jump(3) == ["skipped work 30s", "enter transition 5s", "next"]
    assert stage.plays(5)[-2:] == ["enter work 10s", "start"]


def test_jump_goes_back_too_and_the_cues_sound_again():
    stage = Stage(step(30), step(20), get_ready=4, transition=4, countdown=0)
    stage.start()
    stage.plays(40)
    assert stage.jump(1)[1:] == ["enter get-ready 4s", "get-ready"]
    assert stage.plays(4) == ["enter work 30s", "start"]


def test_jump_goes_to_a_note_and_waits_there():
    stage = Stage(step(30), note(), **NO_LEAD_INS)
    stage.start()
    assert stage.jump(2)[1:] == ["enter note 0s, waits: note", "wait note"]


def test_jump_to_the_present_step_goes_to_its_lead_in():
    stage = Stage(step(30, sets=2, rest=5))
    stage.start()
    stage.plays(50)
    stage.jump(1)
    assert stage.here == "get-ready 10s"


@pytest.mark.parametrize("number", [0, -1, 3, 99])
def test_jump_to_no_step_is_refused_and_changes_nothing(number):
    stage = Stage(step(30), step(20))
    stage.start()
    before = stage.state
    with pytest.raises(IllegalCommandError, match="cannot jump while playing"):
        stage.press(Jump(number))
    assert stage.state == before


def test_a_jump_that_names_no_step_at_all_is_refused():
    stage = Stage(step(30))
    stage.start()
    with pytest.raises(IllegalCommandError):
        stage.press(Command.JUMP)


def test_jump_at_a_gate_leaves_the_gate():
    stage = Stage(note(), step(5), step(6), **NO_LEAD_INS)
    stage.start()
    stage.jump(3)
    assert (stage.here, stage.state.phase) == ("work 6s", Phase.PLAYING)
