"""A key that is carried out later than it was pressed counts from when it was pressed (HOUSE: hand-overs)."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, Stage, note, step, told

from relief_player.session.player import apply
from relief_player.session.state import Command, Phase, State
from relief_player.units import Ms

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def playing(seconds: float, *steps, **timing) -> Stage:
    stage = Stage(*(steps or (step(30), step(20))), **(QUIET | timing))
    stage.start()
    stage.plays(seconds)
    return stage


def pressed(stage: Stage, command: str, ago: float) -> State:
    """The state after a key that was pressed so many seconds ago."""
    stage.state, events = apply(stage.state, stage.timeline, Ms(stage.now - round(ago * 1000)), Command(command))
    stage.events += events
    return stage.state


@pytest.mark.parametrize("ago", [0.001, 0.3, 2])
def test_the_position_goes_back_to_the_moment_of_the_key(ago):
    state = pressed(playing(12), "pause", ago)
    at = 12_000 - round(ago * 1000)
    assert (state.cursor.inside, state.active, state.anchor, state.pause_began) == (at, at, at, at)


def test_the_event_tells_the_moment_of_the_key():
    stage = playing(12)
    pressed(stage, "pause", 0.3)
    assert told(stage.events[-1:], times=True) == ["11.7 paused, asked"]


def test_it_never_goes_back_before_the_start_of_the_item():
    state = pressed(playing(30.1), "pause", 0.5)
    assert (state.cursor.item, state.cursor.inside, state.active, state.anchor) == (1, 0, 30_000, 30_000)


def test_what_was_given_in_between_is_not_given_again():
    stage = playing(0, countdown=3)
    stage.plays(27.1)
    pressed(stage, "pause", 0.2)
    assert stage.inside == 26.9
    stage.press("resume")
    assert stage.plays(1.5) == ["countdown"]


def test_a_key_in_a_pause_counts_the_pause_up_to_the_key():
    stage = playing(12)
    stage.press("pause")
    stage.plays(5)
    state = pressed(stage, "resume", 0.4)
    assert (state.phase, state.paused, state.anchor) == (Phase.PLAYING, 4_600, 16_600)
    stage.plays(1)
    assert stage.inside == 13.4


def test_a_key_in_a_pause_is_never_older_than_the_pause():
    stage = playing(12)
    stage.press("pause")
    stage.plays(0.2)
    state = pressed(stage, "resume", 0.9)
    assert (state.paused, state.anchor, state.cursor.inside) == (0, 12_000, 12_000)


def test_a_key_in_a_recount_counts_now():
    stage = playing(12)
    stage.press("pause")
    stage.plays(60)
    stage.press("resume")
    stage.plays(1.2)
    state = pressed(stage, "resume", 0.4)
    assert (state.phase, state.paused, state.anchor) == (Phase.PLAYING, 61_200, 73_200)


def test_a_key_at_a_gate_counts_now():
    stage = playing(7, note(), step(5))
    state = pressed(stage, "go-on", 0.4)
    assert (state.paused, state.anchor) == (7_000, 7_000)


def test_a_key_before_the_start_counts_now():
    stage = Stage(step(5), **QUIET)
    stage.now = Ms(9_000)
    assert pressed(stage, "stop", 0.4).phase is Phase.STOPPED
