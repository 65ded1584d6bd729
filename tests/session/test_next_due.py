"""When something happens next by itself: what the conductor's thread wakes for."""

from __future__ import annotations

from session_stage import NO_LEAD_INS, Stage, note, step

from relief_player.session.player import advance, next_due
from relief_player.units import Ms

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def playing(seconds: float, *steps, **timing) -> Stage:
    stage = Stage(*(steps or (step(30), step(20))), **(QUIET | timing))
    stage.start()
    stage.plays(seconds)
    return stage


def due(stage: Stage) -> float | None:
    """The second at which the next thing is due."""
    moment = next_due(stage.state, stage.timeline)
    return None if moment is None else moment / 1000


def test_in_an_item_it_is_the_next_cue():
    stage = playing(12.5, halfway=20, countdown=2)
    assert due(stage) == 15
    stage.plays(2.5)
    assert due(stage) == 28


def test_without_a_cue_ahead_it_is_the_end_of_the_item():
    assert due(playing(12.5, note(30))) == 30


def test_while_extended_it_follows_the_cues_that_have_moved():
    stage = playing(12.5, countdown=1)
    stage.press("extend")
    assert due(stage) == 39


def test_in_a_recount_it_is_the_next_beat_and_then_its_end():
    stage = playing(12)
    stage.press("pause")
    stage.plays(60)
    stage.press("resume")
    moments = []
    for _ in range(3):
        moments.append(due(stage))
        stage.plays(1)
    assert moments == [73, 74, 75]


def test_after_a_recount_it_is_the_work_again():
    stage = playing(12)
    stage.press("pause")
    stage.plays(60)
    stage.press("resume")
    stage.plays(3)
    assert due(stage) == 12 + 60 + 3 + 18


def test_in_a_pause_at_a_gate_before_the_start_and_after_the_end_nothing_is_due():
    paused, waiting, over = playing(5), playing(5, note()), playing(60)
    paused.press("pause")
    assert [due(stage) for stage in (paused, waiting, over, Stage(step(5)))] == [None] * 4


def test_looking_at_what_is_due_at_the_very_moment_of_waking_is_not_late():
    stage = playing(12, countdown=3)
    _, told = advance(stage.state, stage.timeline, Ms(27_000), quiet_before=Ms(27_000))
    assert [event.due for event in told] == [27_000]
