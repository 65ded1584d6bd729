"""FORMAT 3: how a session finishes, is stopped, sleeps, and is resumed another time."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, block, cues_only, note, step, told

from relief_player.session.player import resumed_state
from relief_player.session.state import Command, Cursor, IllegalCommandError, Outcome, PassRecord, Phase, Progress
from relief_player.units import Ms

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def playing(seconds: float, *steps, **timing) -> Stage:
    stage = Stage(*(steps or (step(30), step(20))), **(QUIET | timing))
    stage.start()
    stage.plays(seconds)
    return stage


# -- finish ----------------------------------------------------------------------------------------------------------


def test_the_finish_sounds_when_the_last_item_has_come_to_its_end():
    stage = playing(49)
    assert (stage.plays(1), stage.state.phase) == (["end", "finish", "finished"], Phase.FINISHED)


def test_the_finish_sounds_when_the_last_gate_is_passed():
    stage = playing(0, step(30, until="ready"))
    assert stage.plays(60) == ["end", "wait ready"]
    assert stage.press("go-on") == ["finish", "finished"]


def test_the_finish_sounds_after_a_last_note():
    stage = playing(60, step(30), note())
    assert stage.press("next") == ["finish", "finished"]


def test_the_finish_sounds_when_a_last_eased_step_has_eased():
    stage = playing(70, step(30, until="eased"))
    assert stage.press("next") == ["skipped work 30s, waits: eased", "finish", "finished"]


def test_the_finish_does_not_sound_at_the_end_of_a_lap():
    assert "finish" not in told(playing(200, step(30, until="eased")).events)


def test_the_finish_sounds_when_a_last_eased_step_has_eased_just_as_a_lap_began():
    stage = playing(30, step(30, until="eased"))
    assert stage.press("next")[1:] == ["finish", "finished"]


def test_an_eased_step_that_was_not_begun_has_not_eased():
    stage = playing(0, step(30, until="eased"))
    assert stage.press("next") == ["skipped work 30s, waits: eased", "finished"]


def test_leaving_the_rest_of_a_last_eased_step_finishes_it_whole():
    stage = playing(30, step(30, until="eased", sets=2, rest=10))
    assert stage.press("next") == ["skipped rest 10s", "finish", "finished"]


def test_a_finished_session_stands_at_its_end():
    stage = playing(60)
    assert (stage.snapshot.at, stage.progress.at, stage.snapshot.left_in_session) == (50_000, 50_000, 0)


def test_a_finished_session_takes_nothing_more():
    stage = playing(60)
    for command in Command:
        with pytest.raises(IllegalCommandError):
            stage.press(command)


# -- stop ------------------------------------------------------------------------------------------------------------


def test_stopping_ends_a_session_where_it_stands():
    stage = playing(12)
    assert (stage.press("stop"), stage.state.phase) == (["stopped"], Phase.STOPPED)
    assert (stage.plays(60), stage.inside) == ([], 12)


def test_stopping_keeps_what_was_done_of_the_pass_in_hand():
    stage = playing(42)
    stage.press("stop")
    assert stage.passes == ["work 30s: done 30", "work 20s: partial 12"]


def test_a_session_can_be_stopped_from_anywhere_before_its_end():
    ready, paused, waiting = Stage(step()), playing(1), playing(1, note())
    paused.press("pause")
    for stage in (ready, paused, waiting):
        stage.press("stop")
        assert stage.state.phase is Phase.STOPPED


def test_stopping_during_a_recount_ends_the_recount():
    stage = playing(5)
    stage.press("pause")
    stage.plays(60)
    stage.press("resume", "stop")
    assert (stage.plays(10), stage.snapshot.recount_left) == ([], None)


# -- sleep -----------------------------------------------------------------------------------------------------------


def test_a_sleep_pauses_the_session_at_the_instant_it_slept():
    stage = playing(12)
    assert stage.sleeps(3600) == ["paused, slept"]
    assert (stage.inside, stage.state.phase) == (12, Phase.PAUSED)


def test_after_a_sleep_there_is_no_burst_of_late_cues():
    stage = playing(12, countdown=3)
    stage.sleeps(3600)
    assert cues_only(stage.plays(60)) == []


def test_the_pause_of_a_sleep_tells_when_it_began():
    stage = playing(12)
    stage.sleeps(3600)
    assert told(stage.events[-1:], times=True) == ["12 paused, slept"]


def test_a_sleep_counts_as_pause():
    stage = playing(12)
    stage.sleeps(3600)
    assert (stage.progress.active, stage.progress.paused) == (12_000, 3_600_000)


def test_after_a_long_sleep_work_begins_with_a_recount():
    stage = playing(12)
    stage.sleeps(3600)
    assert stage.press("resume") == ["recount began", "recount 3"]


def test_a_sleep_while_paused_only_lengthens_the_pause():
    stage = playing(12)
    stage.press("pause")
    assert (stage.sleeps(3600), stage.progress.paused) == ([], 3_600_000)


def test_a_sleep_at_a_gate_goes_on_waiting():
    stage = playing(1, note())
    assert (stage.sleeps(3600), stage.state.phase) == ([], Phase.WAITING)


def test_a_sleep_during_a_recount_ends_it_and_nothing_plays_by_itself():
    stage = playing(12)
    stage.press("pause")
    stage.plays(60)
    stage.press("resume")
    stage.plays(1)
    assert stage.sleeps(3600) == ["paused, slept"]
    assert (stage.plays(60), stage.state.phase, stage.snapshot.recount_left) == ([], Phase.PAUSED, None)
    assert stage.press("resume") == ["recount began", "recount 3"]


def test_what_was_due_before_the_sleep_has_happened():
    stage = playing(0)
    stage.now = Ms(31_000)
    assert stage.sleeps(60)[:3] == ["end", "enter work 20s", "start"]


# -- resumed another time --------------------------------------------------------------------------------------------


def resumed(stage: Stage, *steps, **timing) -> Stage:
    return Stage(*(steps or (step(30), step(20))), state=resumed_state(stage.progress), **(QUIET | timing))


def test_a_resumed_session_goes_on_at_the_second_with_a_recount():
    stage = playing(42)
    stage.press("stop")
    later = resumed(stage)
    assert later.start() == ["started", "enter work 20s", "recount began", "recount 3"]
    assert later.plays(3) == ["recount 2", "recount 1", "resumed"]
    assert later.inside == 12


def test_a_session_resumed_a_millisecond_inside_work_begins_with_a_recount():
    stage = playing(0.001)
    stage.press("stop")
    assert resumed(stage).start()[-2:] == ["recount began", "recount 3"]


def test_the_recount_of_a_resumed_session_is_no_long_pause():
    stage = playing(12)
    stage.press("stop")
    later = resumed(stage)
    later.now = Ms(100_000)
    later.start()
    later.sleeps(5)
    assert later.press("resume") == ["resumed"]


def test_a_pass_that_was_not_begun_before_has_nothing_to_add():
    stage = playing(12)
    stage.press("pause", "next", "stop")
    later = resumed(stage)
    later.start()
    later.plays(20)
    assert later.passes == ["work 30s: partial 12", "work 20s: done 20"]


def test_a_resumed_session_gives_no_cue_it_has_given():
    stage = playing(17, step(30), halfway=20)
    stage.press("stop")
    later = resumed(stage, step(30), halfway=20)
    assert cues_only(later.start() + later.plays(60)) == ["end", "finish"]


def test_a_session_resumed_in_a_lead_in_goes_on_at_once():
    stage = playing(5, step(30), get_ready=10)
    stage.press("stop")
    later = resumed(stage, step(30), get_ready=10)
    assert later.start() == ["started", "enter get-ready 10s"]
    assert later.plays(5) == ["enter work 30s", "start"]


def test_a_session_resumed_at_the_very_start_of_an_item_gives_its_first_cue():
    stage = playing(30)
    stage.press("stop")
    later = resumed(stage)
    assert later.start() == ["started", "enter work 20s", "start"]


def test_a_session_resumed_at_a_gate_waits_there():
    stage = playing(60, step(30, until="ready"), step(20))
    stage.press("stop")
    later = resumed(stage, step(30, until="ready"), step(20))
    assert later.start() == ["started", "enter work 30s, waits: ready", "wait ready"]
    assert later.passes == ["work 30s, waits: ready: done 30"]


def test_a_resumed_session_keeps_its_sums_and_its_passes():
    stage = playing(42)
    stage.press("pause")
    stage.plays(7)
    stage.press("stop")
    later = resumed(stage)
    later.start()
    later.plays(3 + 8)
    assert (later.progress.active, later.progress.paused) == (50_000, 10_000)
    assert later.passes == ["work 30s: done 30", "work 20s: done 20"]


def test_a_resumed_session_keeps_its_lap_and_what_was_added():
    stage = playing(75, step(30, until="eased"))
    stage.press("extend", "stop")
    later = resumed(stage, step(30, until="eased"))
    later.start()
    assert (later.state.cursor.lap, later.snapshot.length, later.inside) == (3, 40_000, 15)
    later.press("next")
    assert later.passes == ["work 30s, waits: eased: done 75"]


def test_a_resumed_session_keeps_what_a_restart_had_added_to_the_pass():
    stage = playing(12)
    stage.press("restart")
    stage.plays(5)
    stage.press("stop")
    later = resumed(stage)
    later.start()
    assert later.passes == ["work 30s: partial 17"]


def test_a_resumed_session_knows_how_long_it_was_away():
    stage = playing(12)
    stage.press("stop")
    assert resumed(stage).snapshot.elapsed == 12_000
    later = Stage(step(30), step(20), state=resumed_state(stage.progress, Ms(600_000)), **QUIET)
    later.start()
    assert later.snapshot.elapsed == 612_000


def test_a_record_that_says_less_than_its_cursor_loses_nothing_below_nought():
    kept = Progress(
        Phase.PLAYING, Cursor(0, Ms(9_000)), Ms(9_000), Ms(9_000), Ms(0), (PassRecord(0, Ms(4_000), Outcome.PARTIAL),)
    )
    later = Stage(step(30), state=resumed_state(kept), **QUIET)
    assert later.passes == ["work 30s: partial 9"]


def test_a_session_resumed_in_a_block_goes_on_in_its_round():
    steps = (block(step(30), rounds=3),)
    stage = playing(35, *steps)
    stage.press("stop")
    later = resumed(stage, *steps)
    later.start()
    assert (later.item.round, later.inside) == (2, 5)
