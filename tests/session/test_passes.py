"""FORMAT 5: one entry for each work pass begun or skipped, with its work time only."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, note, pause, step

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def playing(seconds: float, *steps, **timing) -> Stage:
    stage = Stage(*(steps or (step(30), step(20), step(10))), **(QUIET | timing))
    stage.start()
    stage.plays(seconds)
    return stage


def test_a_pass_played_to_its_end_is_done():
    assert playing(60).passes == ["work 30s: done 30", "work 20s: done 20", "work 10s: done 10"]


def test_the_pass_in_hand_is_partial():
    assert playing(12).passes == ["work 30s: partial 12"]


def test_a_pass_left_midway_is_partial():
    stage = playing(12)
    stage.press("next")
    assert stage.passes[0] == "work 30s: partial 12"


def test_a_pass_left_at_its_very_start_is_skipped():
    stage = playing(12)
    stage.press("next", "next")
    assert stage.passes[1] == "work 20s: skipped 0"


def test_passes_never_reached_are_not_listed_also_when_a_jump_went_past_them():
    stage = playing(12)
    stage.jump(3)
    assert stage.passes == ["work 30s: partial 12", "work 10s: partial 0"]


def test_lead_ins_rests_switches_and_notes_are_no_passes():
    stage = playing(200, step(30, sides="each"), note(5), pause(5), get_ready=10, switch=5, transition=5)
    assert stage.passes == ["work left 30s: done 30", "work right 30s: done 30"]


def test_the_pass_a_lead_in_leads_to_is_not_begun():
    assert playing(5, get_ready=10).passes == []


def test_the_time_of_a_pass_is_its_work_only():
    stage = playing(12)
    stage.press("pause")
    stage.plays(100)
    stage.press("resume")
    stage.plays(3 + 5)
    assert stage.passes == ["work 30s: partial 17"]


def test_a_restarted_pass_adds_up():
    stage = playing(12)
    stage.press("restart")
    stage.plays(30)
    assert stage.passes[0] == "work 30s: done 42"


def test_a_pass_that_was_done_stays_done_when_it_is_played_again_and_left():
    stage = playing(31)
    stage.press("back")
    assert stage.passes == ["work 30s: done 30", "work 20s: partial 1"]
    stage.plays(4)
    stage.press("next")
    assert stage.passes[0] == "work 30s: done 34"


def test_a_pass_that_was_skipped_and_then_played_is_what_became_of_it():
    stage = playing(0)
    stage.press("next")
    assert stage.passes[0] == "work 30s: skipped 0"
    stage.press("back")
    stage.plays(6)
    assert stage.passes[0] == "work 30s: partial 6"


def test_a_skipped_pass_visited_while_paused_and_left_again_stays_skipped():
    stage = playing(0)
    stage.press("pause", "next", "next", "back", "back")
    assert stage.here == "work 30s"
    assert stage.passes == ["work 30s: skipped 0", "work 20s: skipped 0"]
    stage.jump(3)
    stage.press("stop")
    assert stage.passes == ["work 30s: skipped 0", "work 20s: skipped 0"]


def test_passes_stand_in_the_order_of_the_timeline():
    stage = playing(0)
    stage.jump(3)
    stage.plays(4)
    stage.jump(2)
    stage.plays(4)
    assert [line.split(":")[0] for line in stage.passes] == ["work 30s", "work 20s", "work 10s"]


def test_extended_time_counts_and_shortened_time_does_not():
    stage = playing(0)
    stage.press("extend")
    stage.plays(40)
    stage.press("shorten")
    stage.plays(10)
    assert stage.passes[:2] == ["work 30s: done 40", "work 20s: done 10"]


@pytest.mark.parametrize("leaving", ["go-on", "next", "toggle", "shorten"])
def test_a_pass_with_a_passed_gate_is_done(leaving):
    stage = playing(60, step(30, until="ready"), step(20))
    stage.press(leaving)
    assert stage.passes[0] == "work 30s, waits: ready: done 30"


def test_a_pass_at_its_gate_is_done_already():
    assert playing(60, step(30, until="ready")).passes == ["work 30s, waits: ready: done 30"]


@pytest.mark.parametrize("leaving", ["restart", "back"])
def test_moving_away_from_a_gate_does_not_undo_the_pass(leaving):
    stage = playing(60, step(30, until="ready"))
    stage.press(leaving)
    assert stage.passes == ["work 30s, waits: ready: done 30"]


def test_a_pass_extended_at_its_gate_and_left_is_done():
    stage = playing(60, step(30, until="ready"), step(20))
    stage.press("extend")
    stage.plays(4)
    stage.press("next")
    assert stage.passes[0] == "work 30s, waits: ready: done 34"


def test_a_pass_without_a_length_is_done_when_the_user_says_so():
    stage = playing(60, step(None, until="ready"), step(20))
    assert stage.passes == ["work 0s, waits: ready: partial 0"]
    stage.press("go-on")
    assert stage.passes[0] == "work 0s, waits: ready: done 0"
