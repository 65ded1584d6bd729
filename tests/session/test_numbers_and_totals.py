"""FORMAT 2 and 4: step numbers, sets, rounds, gates and what the totals say."""

from __future__ import annotations

from session_stage import NO_LEAD_INS, block, note, outline, pause, step, timeline_of

from relief_player.session.timeline import Role


def test_steps_are_numbered_in_file_order_over_all_leaves():
    timeline = timeline_of(step(name="A"), block(step(name="B"), block(note(name="C"))), step(name="D"))
    assert [(item.step, item.name) for item in timeline.items if item.role in (Role.WORK, Role.NOTE)] == [
        (1, "A"), (2, "B"), (3, "C"), (4, "D"),
    ]  # fmt: skip


def test_a_step_keeps_its_number_in_every_round():
    timeline = timeline_of(step(), block(step(), step(), rounds=2), **NO_LEAD_INS)
    assert [item.step for item in timeline.items] == [1, 2, 3, 2, 3]


def test_lead_ins_and_switches_carry_the_number_of_their_step():
    timeline = timeline_of(step(), step(sides="each"))
    assert [item.step for item in timeline.items] == [1, 1, 2, 2, 2, 2]


def test_a_rest_carries_the_number_of_the_step_before_it():
    timeline = timeline_of(block(step(), step(sets=2, rest=5), rounds=2, rest=9), **NO_LEAD_INS)
    assert [item.step for item in timeline.items if item.role is Role.REST] == [2, 2, 2]


def test_outside_a_block_there_is_no_round():
    assert {(item.round, item.rounds) for item in timeline_of(step()).items} == {(None, None)}


def test_the_round_is_that_of_the_innermost_block():
    timeline = timeline_of(block(step(), block(step(), rounds=3), rounds=2), **NO_LEAD_INS)
    assert [(item.round, item.rounds) for item in timeline.items] == [
        (1, 2), (1, 3), (2, 3), (3, 3), (2, 2), (1, 3), (2, 3), (3, 3),
    ]  # fmt: skip


def test_a_block_played_once_is_round_one_of_one():
    assert [(item.round, item.rounds) for item in timeline_of(block(step()), **NO_LEAD_INS).items] == [(1, 1)]


def test_an_item_knows_the_name_of_its_block():
    timeline = timeline_of(step(), block(step(), rounds=2, rest=5, name="Swings"), **NO_LEAD_INS)
    assert [item.block for item in timeline.items] == ["", "Swings", "Swings", "Swings"]


def test_sets_are_counted_from_one_on_each_side():
    timeline = timeline_of(step(sides="each", sets=2), **NO_LEAD_INS)
    assert [(item.set, item.sets) for item in timeline.items] == [(1, 2), (2, 2), (1, 2), (2, 2)]


def test_an_item_carries_the_kind_and_name_of_its_step():
    timeline = timeline_of(step(kind="heat", name="Heat, calf"), pause(5, name="Breather"), note(name="Log it"))
    assert [(item.kind.value, item.name) for item in timeline.items[1:]] == [
        ("heat", "Heat, calf"), ("rest", "Breather"), ("note", "Log it"),
    ]  # fmt: skip


def test_the_total_is_all_planned_time_lead_ins_and_rests_included():
    timeline = timeline_of(step(30, sides="each", sets=2, rest=10), step(20))
    assert timeline.length == (10 + 30 + 10 + 30 + 5 + 30 + 10 + 30 + 5 + 20) * 1000


def test_what_waits_adds_nothing_to_the_total_but_is_told():
    timeline = timeline_of(note(), step(30), step(None, until="ready"), get_ready=0, transition=0)
    assert (timeline.length, timeline.own_pace) == (30_000, True)


def test_a_routine_that_never_waits_has_no_own_pace():
    assert not timeline_of(note(5), step(30), pause(5)).own_pace


def test_a_timed_step_that_waits_for_ready_adds_the_users_own_pace():
    assert timeline_of(step(30, until="ready")).own_pace


def test_a_routine_with_an_eased_step_says_so_for_the_ten_minute_clock():
    assert timeline_of(step(), step(30, until="eased")).has_eased_step
    assert timeline_of(step(), step(None, until="eased")).has_eased_step
    assert not timeline_of(step(30, until="ready"), note()).has_eased_step


def test_the_last_item_that_waits_is_known():
    assert timeline_of(note(), step(30), note(), step(30), **NO_LEAD_INS).last_wait == 2
    assert timeline_of(step(30)).last_wait == -1


def test_the_first_item_of_a_step_is_its_lead_in():
    timeline = timeline_of(step(), step(sets=2, rest=5), note(), pause(3))
    found = [timeline.first_of_step(number) for number in (1, 2, 3, 4)]
    assert [outline(timeline)[index] for index in found if index is not None] == [
        "get-ready 10s", "transition 5s", "note 0s, waits: note", "rest 3s",
    ]  # fmt: skip


def test_a_step_that_is_not_in_the_timeline_has_no_first_item():
    timeline = timeline_of(step(), pause(0), step())
    assert (timeline.first_of_step(2), timeline.first_of_step(9)) == (None, None)


def test_the_rest_between_rounds_is_not_taken_for_the_first_item_of_a_step():
    timeline = timeline_of(block(pause(3), rounds=2, rest=7), step())
    assert timeline.first_of_step(1) == 0


def test_every_item_finds_its_step():
    timeline = timeline_of(step(name="A"), note(name="B"))
    assert [timeline.step_of(item).name for item in timeline.items] == ["A", "A", "B"]


def test_a_pass_its_lead_in_and_the_rest_after_it_are_one_group():
    timeline = timeline_of(step(30, sets=2, rest=5, sides="each"), note(), pause(9))
    assert [(item.role.value, item.group) for item in timeline.items] == [
        ("get-ready", 0), ("work", 0), ("rest", 0), ("work", 1),
        ("switch", 2), ("work", 2), ("rest", 2), ("work", 3),
        ("note", 4), ("rest", 5),
    ]  # fmt: skip


def test_a_group_starts_at_its_lead_in():
    timeline = timeline_of(step(30, sets=2, rest=5), step(20))
    assert [timeline.start_of_group(group) for group in (0, 1, 2)] == [0, 3, 4]
