"""FORMAT 2, rule 2 and 3: sides, sets and the rests between them."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, block, note, outline, pause, step, timeline_of

from relief_player.session.timeline import Role


def work(*steps, **timing) -> list[str]:
    """The outline without the lead-ins of steps."""
    return outline(timeline_of(*steps, **{"get_ready": 0, "transition": 0} | timing))


def test_each_plays_all_sets_of_one_side_then_switches_then_all_sets_of_the_other():
    assert work(step(30, sides="each", sets=2)) == [
        "work left 1/2 30s", "work left 2/2 30s", "switch right 5s", "work right 1/2 30s", "work right 2/2 30s",
    ]  # fmt: skip


def test_each_rests_between_sets_of_a_side_but_switches_without_a_rest():
    assert work(step(30, sides="each", sets=2, rest=10)) == [
        "work left 1/2 30s", "rest left 10s", "work left 2/2 30s",
        "switch right 5s",
        "work right 1/2 30s", "rest right 10s", "work right 2/2 30s",
    ]  # fmt: skip


def test_alternate_goes_left_right_left_right_with_a_switch_between_and_no_rest():
    assert work(step(10, sides="alternate", sets=2, rest=10)) == [
        "work left 1/2 10s", "switch right 5s", "work right 1/2 10s",
        "switch left 5s", "work left 2/2 10s", "switch right 5s", "work right 2/2 10s",
    ]  # fmt: skip


@pytest.mark.parametrize("sides", ["each", "alternate"])
def test_first_right_starts_on_the_right(sides):
    assert work(step(30, sides=sides, first="right")) == ["work right 30s", "switch left 5s", "work left 30s"]


def test_first_right_alternates_from_the_right():
    lines = work(step(30, sides="alternate", first="right", sets=2, switch=0))
    assert [line.split()[1] for line in lines] == ["right", "left", "right", "left"]


@pytest.mark.parametrize(("sides", "told"), [("left", "work left 30s"), ("right", "work right 30s")])
def test_one_named_side_is_one_pass_on_that_side(sides, told):
    assert work(step(30, sides=sides)) == [told]
    assert work(step(30, sides=sides, first="right")) == [told]


@pytest.mark.parametrize("sides", ["both", "one"])
def test_both_and_one_are_one_pass_a_set_with_no_side(sides):
    assert work(step(30, sides=sides, sets=2, rest=10)) == ["work 1/2 30s", "rest 10s", "work 2/2 30s"]


def test_a_side_named_alone_rests_between_its_sets():
    assert work(step(30, sides="left", sets=2, rest=10)) == ["work left 1/2 30s", "rest left 10s", "work left 2/2 30s"]


@pytest.mark.parametrize("sides", ["each", "alternate"])
def test_a_step_may_have_a_switch_of_its_own(sides):
    assert work(step(30, sides=sides, switch=2)) == ["work left 30s", "switch right 2s", "work right 30s"]


def test_a_switch_of_no_length_is_left_out():
    assert work(step(30, sides="each", switch=0)) == ["work left 30s", "work right 30s"]
    assert work(step(30, sides="each"), switch=0) == ["work left 30s", "work right 30s"]


def test_the_switch_of_the_routine_holds_for_steps_that_say_nothing():
    assert work(step(30, sides="each"), switch=7)[1] == "switch right 7s"


def test_sets_without_a_rest_follow_each_other():
    assert work(step(30, sets=3)) == ["work 1/3 30s", "work 2/3 30s", "work 3/3 30s"]


def test_there_is_a_rest_between_rounds_and_none_after_the_last():
    assert work(block(step(30), rounds=3, rest=15)) == ["work 30s", "rest 15s", "work 30s", "rest 15s", "work 30s"]


def test_a_block_played_once_has_no_rest():
    assert work(block(step(30), rest=15), step(20)) == ["work 30s", "work 20s"]


def test_a_block_of_which_nothing_is_left_has_no_rest_either():
    assert work(block(pause(0), rounds=3, rest=15), step(20), block(pause(0), rounds=3, rest=15)) == ["work 20s"]


def test_rests_between_rounds_of_nested_blocks_are_each_their_own():
    inner = block(step(10), rounds=2, rest=2)
    assert work(block(inner, rounds=2, rest=8)) == [
        "work 10s", "rest 2s", "work 10s", "rest 8s", "work 10s", "rest 2s", "work 10s",
    ]  # fmt: skip


def test_the_rest_after_the_last_set_comes_from_the_round_alone():
    assert work(block(step(10, sets=2, rest=3), rounds=2, rest=8)) == [
        "work 1/2 10s", "rest 3s", "work 2/2 10s", "rest 8s", "work 1/2 10s", "rest 3s", "work 2/2 10s",
    ]  # fmt: skip


def test_a_rest_step_stands_where_it_is_written_even_at_the_end():
    assert work(step(30), pause(60)) == ["work 30s", "rest 1m"]


def test_a_rest_of_no_length_is_left_out():
    assert work(step(30), pause(0), step(20)) == ["work 30s", "work 20s"]


def test_one_pass_is_one_item_whatever_happens_inside():
    assert work(
        step(35, technique="contract-relax", contract=5, sets=2),
        step(kind="relax", tense=6, release=30),
        step(kind="breathe", breath=(4, 0, 6, 0), breaths=3),
        step(600, kind="heat", check_every=300),
    ) == ["work 1/2 35s", "work 2/2 35s", "work 36s", "work 30s", "work 10m"]


def test_items_stand_one_after_the_other_from_nought():
    timeline = timeline_of(step(30, sides="each", sets=2, rest=10), note(4), pause(6), step(None, until="ready"))
    ends = [0, *(item.ends_at for item in timeline.items)]
    assert [item.at for item in timeline.items] == ends[:-1]
    assert timeline.length == ends[-1]
    assert [item.index for item in timeline.items] == list(range(len(timeline.items)))


def test_a_side_gets_its_full_time_in_every_set():
    timeline = timeline_of(step(30, sides="each", sets=3, rest=10))
    played = dict.fromkeys(("left", "right"), 0)
    for item in timeline.items:
        if item.role is Role.WORK and item.side:
            played[item.side] += item.length
    assert played == {"left": 90_000, "right": 90_000}


def test_the_side_of_a_lead_in_is_the_side_it_leads_to():
    timeline = timeline_of(step(30, sides="each"))
    assert outline(timeline)[0] == "get-ready left 10s"


def test_a_step_tells_its_side_where_it_has_one_set():
    assert outline(timeline_of(step(30, sides="left"), **NO_LEAD_INS)) == ["work left 30s"]
