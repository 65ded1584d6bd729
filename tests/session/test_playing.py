"""FORMAT 3: a session that is left alone."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, block, cues_only, note, pause, step, told

from relief_player.session.events import CueGiven, SegmentEntered
from relief_player.session.state import Phase

QUIET = {"countdown": 0, "halfway": 0}


def test_starting_enters_the_first_item_and_gives_its_first_cue():
    assert Stage(step()).start() == ["started", "enter get-ready 10s", "get-ready"]


def test_a_session_plays_from_the_first_cue_to_the_last():
    stage = Stage(step(5), get_ready=3, countdown=1)
    assert stage.start() + stage.plays(60) == [
        "started", "enter get-ready 3s", "get-ready", "countdown",
        "enter work 5s", "start", "countdown", "end", "finish", "finished",
    ]  # fmt: skip


def test_every_event_tells_when_it_was_due_however_late_the_look():
    stage = Stage(step(5), get_ready=3, countdown=1)
    stage.now += 1_000
    stage.start()
    stage.plays(60)
    assert told(stage.events, times=True) == [
        "1 started", "1 enter get-ready 3s", "1 get-ready", "3 countdown",
        "4 enter work 5s", "4 start", "8 countdown", "9 end", "9 finish", "9 finished",
    ]  # fmt: skip


def test_every_event_tells_its_planned_position():
    stage = Stage(step(5), get_ready=3, countdown=1)
    stage.start()
    stage.plays(60)
    assert [event.at for event in stage.events] == [0, 0, 0, 2_000, 3_000, 3_000, 7_000, 8_000, 8_000, 8_000]


@pytest.mark.parametrize("looks", [1, 2, 7, 100])
def test_the_pattern_of_looks_changes_nothing(looks):
    once, often = (
        Stage(block(step(6, sides="each", sets=2, rest=3), note(2), rounds=2, rest=4), pause(5)) for _ in range(2)
    )
    once.start(), often.start()
    once.plays(200)
    often.plays(200, looks=looks)
    assert often.events == once.events


def test_a_cue_is_given_at_its_millisecond_and_not_before():
    stage = Stage(step(5), **NO_LEAD_INS, countdown=1)
    stage.start()
    assert stage.plays(3.999) == []
    assert stage.plays(0.001) == ["countdown"]


def test_an_item_ends_at_its_millisecond_and_not_before():
    stage = Stage(step(5), step(5), **NO_LEAD_INS, **QUIET)
    stage.start()
    assert stage.plays(4.999) == []
    assert stage.plays(0.001) == ["end", "enter work 5s", "start"]


def test_looking_twice_at_one_millisecond_gives_nothing_twice():
    stage = Stage(step(5), step(5), **NO_LEAD_INS)
    stage.start()
    stage.plays(5)
    assert stage.plays(0) == []


def test_a_clock_that_goes_back_changes_nothing():
    stage = Stage(step(5))
    stage.start()
    stage.plays(4)
    before = stage.state
    assert (stage.plays(-3), stage.state) == ([], before)


def test_position_is_derived_from_the_clock():
    stage = Stage(step(30), get_ready=10)
    stage.start()
    stage.plays(17.25, looks=13)
    assert (stage.here, stage.inside, stage.snapshot.at) == ("work 30s", 7.25, 17_250)


def test_nothing_happens_before_the_start_and_after_the_end():
    stage = Stage(step(5), get_ready=0)
    assert stage.plays(60) == []
    stage.start()
    stage.plays(60)
    assert (stage.plays(60), stage.state.phase) == ([], Phase.FINISHED)


def test_an_untimed_note_waits_before_anything_else_sounds():
    stage = Stage(note(), step(5))
    assert stage.start() == ["started", "enter note 0s, waits: note", "wait note"]
    assert (stage.plays(3600), stage.state.phase) == ([], Phase.WAITING)


def test_a_cue_names_its_item_its_lap_and_its_place():
    stage = Stage(step(5), **NO_LEAD_INS)
    stage.start()
    stage.plays(2)
    given = [event for event in stage.events if isinstance(event, CueGiven)]
    assert [(event.item.index, event.lap, event.item.cues[event.index]) for event in given] == [
        (0, 1, event.cue) for event in given
    ]


def test_items_are_entered_once_each_in_order():
    stage = Stage(block(step(5, sides="each"), step(4), rounds=3, rest=2))
    stage.start()
    stage.plays(300, looks=50)
    entered = [event.item.index for event in stage.events if isinstance(event, SegmentEntered)]
    assert entered == list(range(len(stage.timeline.items)))


def test_all_cues_of_the_timeline_sound_in_order():
    stage = Stage(
        step(30, sides="each", sets=2, rest=5), pause(8), step(kind="breathe", breath=(4, 1, 6, 1), breaths=3)
    )
    heard = stage.start() + stage.plays(600)
    assert cues_only(heard) == [cue.kind.value for item in stage.timeline.items for cue in item.cues]


def test_active_time_is_all_the_time_of_a_session_left_alone():
    stage = Stage(step(5), step(7))
    stage.start()
    stage.plays(60)
    assert (stage.progress.active, stage.progress.paused) == (stage.timeline.length, 0)
