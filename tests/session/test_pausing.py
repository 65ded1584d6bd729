"""FORMAT 3: pause, resume and the recount."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, note, step

from relief_player.session.state import Phase

QUIET = {"countdown": 0, "halfway": 0}


def at_work(seconds: float = 5, **timing: float) -> Stage:
    """A stage so many seconds into thirty seconds of work, with twenty more to come."""
    stage = Stage(step(30), step(20), **(NO_LEAD_INS | QUIET | timing))
    stage.start()
    stage.plays(seconds)
    return stage


def test_the_space_bar_pauses_and_plays_on():
    stage = at_work()
    assert (stage.press("toggle"), stage.state.phase) == (["paused, asked"], Phase.PAUSED)
    assert (stage.press("toggle"), stage.state.phase) == (["resumed"], Phase.PLAYING)


def test_pause_and_resume_are_commands_of_their_own():
    stage = at_work()
    assert stage.press("pause", "resume") == ["paused, asked", "resumed"]


def test_nothing_happens_while_paused():
    stage = at_work()
    stage.press("pause")
    assert (stage.plays(3600), stage.inside) == ([], 5)


def test_after_a_short_pause_work_goes_on_where_it_stood():
    stage = at_work()
    stage.press("pause")
    stage.plays(8)
    stage.press("resume")
    assert stage.plays(24.999) == []
    assert stage.plays(0.001) == ["end", "enter work 20s", "start"]


def test_pausing_brings_the_player_up_to_the_moment_first():
    stage = at_work(0)
    stage.now += 31_000
    assert stage.press("pause") == ["end", "enter work 20s", "start", "paused, asked"]
    assert stage.inside == 1


@pytest.mark.parametrize(("seconds", "recounts"), [(9.999, False), (10, False), (10.001, True), (3600, True)])
def test_only_after_a_pause_of_more_than_ten_seconds_work_begins_with_a_recount(seconds, recounts):
    stage = at_work()
    stage.press("pause")
    stage.plays(seconds)
    assert stage.press("resume") == (["recount began", "recount 3"] if recounts else ["resumed"])


def recounting() -> Stage:
    stage = at_work()
    stage.press("pause")
    stage.plays(60)
    stage.press("resume")
    return stage


def test_a_recount_counts_three_seconds_and_then_work_goes_on():
    stage = recounting()
    assert stage.plays(0.999) == []
    assert stage.plays(0.001) == ["recount 2"]
    assert stage.plays(1) == ["recount 1"]
    assert stage.plays(0.999) == []
    assert stage.plays(0.001) == ["resumed"]


def test_a_recount_looked_at_seldom_still_gives_each_beat_once():
    stage = recounting()
    assert stage.plays(60)[:3] == ["recount 2", "recount 1", "resumed"]


def test_during_a_recount_the_phase_stays_paused_and_the_position_stands():
    stage = recounting()
    stage.plays(2)
    assert (stage.state.phase, stage.inside) == (Phase.PAUSED, 5)


def test_after_a_recount_time_runs_from_its_end():
    stage = recounting()
    stage.plays(4)
    assert (stage.state.phase, stage.inside) == (Phase.PLAYING, 6)


def test_space_skips_a_recount():
    stage = recounting()
    stage.plays(1.5)
    assert (stage.press("toggle"), stage.state.phase, stage.inside) == (["resumed"], Phase.PLAYING, 5)


def test_a_recount_can_be_skipped_with_resume_too():
    assert recounting().press("resume") == ["resumed"]


def test_a_pause_after_a_recount_is_a_new_pause():
    stage = recounting()
    stage.plays(5)
    stage.press("pause")
    stage.plays(5)
    assert stage.press("resume") == ["resumed"]


def test_lead_ins_rests_and_switches_go_on_without_a_recount():
    stage = Stage(step(5, sides="each"), get_ready=10)
    stage.start()
    for seconds in (2, 14):
        stage.plays(seconds)
        assert stage.here.split()[0] in ("get-ready", "switch")
        stage.press("pause")
        stage.plays(60)
        assert stage.press("resume") == ["resumed"]


def test_a_rest_goes_on_without_a_recount():
    stage = Stage(step(5, sets=2, rest=20), **NO_LEAD_INS)
    stage.start()
    stage.plays(8)
    stage.press("pause")
    stage.plays(60)
    assert (stage.here, stage.press("resume")) == ("rest 20s", ["resumed"])


def test_work_without_a_length_needs_no_recount():
    stage = Stage(note(), step(None, until="ready"), get_ready=5, transition=0)
    stage.start()
    stage.press("go-on")
    stage.press("pause", "next")
    stage.plays(60)
    assert stage.press("resume") == ["resumed", "start", "wait ready"]


def test_pauses_and_recounts_are_no_active_time():
    stage = recounting()
    stage.plays(10)
    assert (stage.progress.active, stage.progress.paused) == (12_000, 63_000)


def test_a_skipped_recount_counts_as_pause_up_to_the_skip():
    stage = recounting()
    stage.plays(1)
    stage.press("toggle")
    stage.plays(4)
    assert (stage.progress.active, stage.progress.paused) == (9_000, 61_000)


# -- moves while paused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["next", "back", "restart", "shorten", "extend"])
def test_moves_while_paused_stay_paused(command):
    stage = at_work()
    stage.press("pause")
    stage.plays(2)
    stage.press(command)
    assert stage.state.phase is Phase.PAUSED


def test_a_jump_while_paused_stays_paused():
    stage = at_work()
    stage.press("pause")
    stage.jump(2)
    assert (stage.state.phase, stage.here) == (Phase.PAUSED, "work 20s")


def test_the_cues_at_the_start_of_an_item_reached_while_paused_sound_on_resuming():
    stage = at_work()
    assert stage.press("pause", "next") == ["paused, asked", "skipped work 30s", "enter work 20s"]
    assert stage.plays(5) == []
    assert stage.press("resume") == ["resumed", "start"]


def test_after_a_long_pause_the_start_sounds_when_the_recount_is_over():
    stage = at_work()
    stage.press("pause", "next")
    stage.plays(60)
    assert stage.press("resume") == ["recount began", "recount 3"]
    assert stage.plays(3) == ["recount 2", "recount 1", "resumed", "start"]


@pytest.mark.parametrize(
    ("command", "here"), [("next", "work 20s"), ("restart", "work 30s"), ("back", "work 30s"), ("shorten", "work 30s")]
)
def test_a_move_during_a_recount_plays_on_there(command, here):
    stage = recounting()
    stage.press(command)
    assert stage.here == here
    assert stage.state.phase is (Phase.PAUSED if command == "shorten" else Phase.PLAYING)


def test_a_jump_during_a_recount_plays_on_there():
    stage = recounting()
    assert stage.jump(2) == ["skipped work 30s", "resumed", "enter work 20s", "start"]


def test_extending_during_a_recount_lets_it_go_on_counting():
    stage = recounting()
    assert stage.press("extend") == ["extended +10"]
    assert stage.plays(3) == ["recount 2", "recount 1", "resumed"]


def test_moving_while_paused_to_a_gate_waits_there_on_resuming():
    stage = Stage(step(30), note(), **NO_LEAD_INS, **QUIET)
    stage.start()
    assert stage.press("pause", "next")[-1] == "enter note 0s, waits: note"
    assert (stage.press("resume"), stage.state.phase) == (["resumed", "wait note"], Phase.WAITING)


def test_skipping_the_last_item_while_paused_finishes():
    stage = at_work()
    stage.press("pause", "next", "next")
    assert stage.state.phase is Phase.FINISHED
