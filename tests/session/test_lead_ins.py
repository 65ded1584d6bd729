"""FORMAT 2, rule 1: how a step is led in."""

from __future__ import annotations

import pytest
from session_stage import block, note, outline, pause, step, timeline_of

from relief_player.session.timeline import Role, Timeline


def roles(timeline: Timeline) -> list[str]:
    return [item.role.value for item in timeline.items]


def test_the_first_step_is_led_in_by_get_ready_and_every_other_by_a_transition():
    assert outline(timeline_of(step(30), step(20))) == ["get-ready 10s", "work 30s", "transition 5s", "work 20s"]


def test_the_lengths_of_lead_ins_come_from_the_routine():
    timeline = timeline_of(step(30), step(20), get_ready=3, transition=1.5)
    assert outline(timeline) == ["get-ready 3s", "work 30s", "transition 1s500ms", "work 20s"]


def test_a_step_may_have_a_transition_of_its_own():
    timeline = timeline_of(step(), step(transition=12), step())
    assert [item.length for item in timeline.items if item.role is Role.TRANSITION] == [12_000, 5_000]


def test_the_first_step_gets_get_ready_whatever_its_own_transition_is():
    assert outline(timeline_of(step(30, transition=2))) == ["get-ready 10s", "work 30s"]
    assert outline(timeline_of(step(30, transition=0))) == ["get-ready 10s", "work 30s"]


@pytest.mark.parametrize("opening", [note(), note(5), pause(20)])
def test_a_note_or_a_rest_before_the_first_work_does_not_take_its_get_ready(opening):
    assert roles(timeline_of(opening, step(30)))[1:] == ["get-ready", "work"]


@pytest.mark.parametrize("between", [note(), note(5), pause(20)])
def test_a_note_and_a_rest_are_not_led_in(between):
    assert roles(timeline_of(step(30), between)) == ["get-ready", "work", between.kind.value]


@pytest.mark.parametrize("kind", ["warm-up", "stretch", "heat", "cold", "massage", "breathe", "relax", "move"])
def test_every_other_kind_is_led_in(kind):
    assert roles(timeline_of(step(), step(kind=kind)))[2:] == ["transition", "work"]


def test_in_a_block_a_step_is_led_in_in_every_round():
    timeline = timeline_of(block(step(30), step(20), rounds=2))
    assert outline(timeline) == [
        "get-ready 10s", "work 30s", "transition 5s", "work 20s",
        "transition 5s", "work 30s", "transition 5s", "work 20s",
    ]  # fmt: skip


def test_get_ready_of_no_length_is_left_out_and_not_made_up_for_later():
    assert roles(timeline_of(step(), step(), get_ready=0)) == ["work", "transition", "work"]


def test_a_transition_of_no_length_is_left_out():
    assert roles(timeline_of(step(), step(transition=0), step())) == ["get-ready", "work", "work", "transition", "work"]


def test_a_step_is_led_in_once_and_not_before_each_set_or_side():
    timeline = timeline_of(step(), step(10, sets=2, sides="each"), get_ready=0)
    assert roles(timeline) == ["work", "transition", "work", "work", "switch", "work", "work"]


def test_a_step_without_a_length_is_led_in_too():
    assert outline(timeline_of(step(None, until="ready"))) == ["get-ready 10s", "work 0s, waits: ready"]
