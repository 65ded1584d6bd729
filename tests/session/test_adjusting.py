"""FORMAT 3: `extend` and `shorten` adjust this item of this pass only."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, cues_only, note, pause, step, told

from relief_player.session.events import SegmentEntered
from relief_player.session.state import Phase

QUIET = {"countdown": 0, "halfway": 0}


def at_work(seconds: float, **timing: float) -> Stage:
    stage = Stage(step(30), step(20), **(NO_LEAD_INS | QUIET | timing))
    stage.start()
    stage.plays(seconds)
    return stage


def test_extend_adds_ten_seconds():
    stage = at_work(12)
    assert stage.press("extend") == ["extended +10"]
    assert stage.plays(27.999) == []
    assert stage.plays(0.001) == ["end", "enter work 20s", "start"]


def test_shorten_takes_ten_seconds():
    stage = at_work(12)
    assert stage.press("shorten") == ["extended -10"]
    assert stage.plays(7.999) == []
    assert stage.plays(0.001) == ["end", "enter work 20s", "start"]


def test_both_can_be_pressed_again_and_again():
    stage = at_work(0)
    stage.press("extend", "extend", "extend", "shorten")
    assert stage.snapshot.length == 50_000


@pytest.mark.parametrize("inside", [20, 20.001, 29])
def test_shortened_to_now_or_earlier_is_next(inside):
    assert at_work(inside).press("shorten") == ["skipped work 30s", "enter work 20s", "start"]


def test_shortened_to_a_millisecond_ahead_is_not_next():
    stage = at_work(19.999)
    assert stage.press("shorten") == ["extended -10"]
    assert stage.plays(0.001) == ["end", "enter work 20s", "start"]


def test_the_next_item_has_its_own_length():
    stage = at_work(0)
    stage.press("extend")
    stage.plays(40)
    assert (stage.here, stage.snapshot.length) == ("work 20s", 20_000)


def test_the_next_set_of_the_same_step_has_its_own_length():
    stage = Stage(step(30, sets=2), **NO_LEAD_INS, **QUIET)
    stage.start()
    stage.press("extend")
    stage.plays(40)
    assert (stage.here, stage.snapshot.length) == ("work 2/2 30s", 30_000)


def test_lead_ins_rests_and_timed_notes_can_be_extended_and_shortened():
    stage = Stage(note(12), step(5), pause(12), get_ready=12)
    stage.start()
    for after in (2, 2, 5, 2):
        stage.press("extend", "shorten")
        assert stage.snapshot.length == stage.item.length
        if stage.item.length > 10_000:
            stage.press("shorten")
        stage.plays(after)
    assert stage.state.phase is Phase.FINISHED


def test_cues_tied_to_the_end_move_with_it():
    stage = at_work(10, countdown=2)
    stage.press("extend")
    assert stage.plays(27.999) == []
    assert stage.plays(2.001) == ["countdown", "countdown", "end", "enter work 20s", "start"]


def test_cues_tied_to_the_start_stay():
    stage = Stage(step(30, says={18: "Breathe"}), **NO_LEAD_INS, halfway=20)
    stage.start()
    stage.press("extend")
    stage.plays(14.999)
    assert stage.plays(0.001) == ["halfway"]
    assert stage.plays(3) == ["say"]


def test_a_cue_that_becomes_future_again_sounds_again():
    stage = at_work(28.5, countdown=3)
    assert cues_only(told(stage.events)) == ["start", "countdown", "countdown"]
    stage.press("extend")
    assert stage.plays(8) == []
    assert stage.plays(3.5)[:4] == ["countdown", "countdown", "countdown", "end"]


def test_a_cue_that_comes_to_lie_behind_never_sounds():
    stage = at_work(18.5, countdown=3)
    assert stage.press("shorten") + stage.plays(2)[:2] == ["extended -10", "countdown", "end"]


def test_a_start_tied_cue_past_the_new_end_never_sounds():
    stage = Stage(step(30, says={25: "Nearly"}), step(20), **NO_LEAD_INS, **QUIET)
    stage.start()
    stage.press("shorten")
    assert stage.plays(30) == ["end", "enter work 20s", "start"]


def test_cues_sound_in_the_order_of_their_moments_when_the_end_has_moved():
    stage = Stage(step(30, says={18.5: "Breathe"}), **NO_LEAD_INS)
    stage.start()
    stage.press("shorten")
    assert stage.plays(20)[:6] == ["halfway", "countdown", "countdown", "say", "countdown", "end"]


def test_cues_that_have_moved_tell_when_they_were_due():
    stage = at_work(0, countdown=1)
    stage.press("extend")
    stage.plays(40)
    assert told(stage.events[4:7], times=True) == ["39 countdown", "40 end", "40 enter work 20s"]


def test_the_position_stands_at_the_planned_end_while_extended():
    stage = at_work(0, countdown=1)
    stage.press("extend")
    stage.plays(35)
    assert stage.snapshot.at == 30_000
    stage.plays(5)
    assert [event.at for event in stage.events[4:6]] == [30_000, 30_000]


def test_what_was_added_moves_no_item_on_the_plan():
    stage = at_work(0)
    stage.press("extend")
    stage.plays(40)
    assert [event.at for event in stage.events if isinstance(event, SegmentEntered)] == [0, 30_000]


def test_extending_while_paused_stays_paused():
    stage = at_work(12)
    stage.press("pause", "extend")
    assert (stage.state.phase, stage.snapshot.left) == (Phase.PAUSED, 28_000)


def test_shortening_while_paused_to_now_is_next_while_paused():
    stage = at_work(25)
    stage.press("pause", "shorten")
    assert (stage.here, stage.state.phase) == ("work 20s", Phase.PAUSED)


# -- at a gate -------------------------------------------------------------------------------------------------------


def test_extend_at_a_gate_plays_ten_seconds_more_and_waits_again():
    stage = Stage(step(30, until="ready"), step(20), **NO_LEAD_INS, countdown=2)
    stage.start()
    assert stage.plays(60)[-2:] == ["end", "wait ready"]
    assert (stage.press("extend"), stage.state.phase) == (["extended +10"], Phase.PLAYING)
    assert stage.plays(60) == ["countdown", "countdown", "end", "wait ready"]


def test_extend_at_an_untimed_gate_plays_ten_seconds_and_waits_again():
    stage = Stage(step(None, until="ready"), **NO_LEAD_INS)
    stage.start()
    assert stage.press("extend") + stage.plays(9.999) == ["extended +10"]
    assert stage.plays(0.001) == ["wait ready"]
    assert stage.passes == ["work 0s, waits: ready: done 10"]


def test_shorten_at_a_gate_goes_on():
    stage = Stage(step(30, until="ready"), step(20), **NO_LEAD_INS, **QUIET)
    stage.start()
    stage.plays(60)
    assert stage.press("shorten") == ["enter work 20s", "start"]
