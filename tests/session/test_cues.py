"""FORMAT 2, rule 5: which cues an item has, where they lie, and their order at one millisecond."""

from __future__ import annotations

import pytest
from session_stage import NO_LEAD_INS, block, note, outline, pause, routine_of, score, step, timeline_of

from relief_player.session.compile import compile_routine
from relief_player.session.timeline import Edge, Timeline
from relief_player.settings import TimingSettings
from relief_player.units import Ms

QUIET = {"countdown": 0, "halfway": 0}
"""A timing with neither countdown nor halfway."""


def text(timeline: Timeline, kind: str, nth: int = 0) -> str:
    """What the nth cue of a kind says."""
    return [cue.text for item in timeline.items for cue in item.cues if cue.kind == kind][nth]


def test_the_cues_of_a_plain_step():
    assert score(timeline_of(step(30))) == [
        "0 get-ready", "7 countdown", "8 countdown", "9 countdown",
        "10 start", "25 halfway", "37 countdown", "38 countdown", "39 countdown", "40 end", "40 finish",
    ]  # fmt: skip


def test_the_cues_from_one_step_to_the_next():
    assert score(timeline_of(step(4), step(4), get_ready=0, transition=4, countdown=1)) == [
        "0 start", "3 countdown", "4 end",
        "4 next", "7 countdown",
        "8 start", "11 countdown", "12 end", "12 finish",
    ]  # fmt: skip


def test_at_one_millisecond_end_comes_first_then_rest_then_the_next_start():
    timeline = timeline_of(step(5, sets=2, rest=5), **NO_LEAD_INS | QUIET)
    assert score(timeline) == ["0 start", "5 end", "5 rest", "10 start", "15 end", "15 finish"]


def test_at_one_millisecond_end_comes_first_then_switch_then_start():
    timeline = timeline_of(step(5, sides="each", switch=0), **NO_LEAD_INS | QUIET)
    assert score(timeline) == ["0 start", "5 end", "5 switch", "5 start", "10 end", "10 finish"]


def test_the_switch_cue_stands_at_the_start_of_its_item_where_it_has_a_length():
    timeline = timeline_of(step(5, sides="each", switch=2), **NO_LEAD_INS | QUIET)
    assert score(timeline, "switch", "start", "end") == ["0 start", "5 end", "5 switch", "7 start", "12 end"]


def test_each_change_of_sides_gets_its_switch_cue_with_or_without_a_length():
    for switch in (0, 3):
        timeline = timeline_of(step(5, sides="alternate", sets=3, switch=switch), **NO_LEAD_INS | QUIET)
        assert len(score(timeline, "switch")) == 5


def test_finish_comes_last_of_all_and_once():
    assert score(timeline_of(step(4), note(6)))[-1] == "20 finish"
    assert len(score(timeline_of(step(4), step(4)), "finish")) == 1


def test_finish_belongs_to_what_comes_last_even_a_note_without_a_length():
    timeline = timeline_of(step(4), note(), **NO_LEAD_INS | QUIET)
    assert [cue.kind.value for cue in timeline.items[-1].cues] == ["finish"]


def test_finish_is_tied_to_the_end():
    assert timeline_of(step(4)).items[-1].cues[-1].edge is Edge.END


# -- naming what comes -----------------------------------------------------------------------------------------------


def test_get_ready_names_what_comes():
    assert "Calf" in text(timeline_of(step(name="Calf")), "get-ready")


def test_next_comes_at_the_start_of_the_transition_and_names_what_comes():
    timeline = timeline_of(step(5, name="Calf"), step(5, name="Quad"), get_ready=0)
    assert (score(timeline, "next"), "Quad" in text(timeline, "next")) == (["5 next"], True)


def test_without_a_transition_next_comes_at_the_start_of_the_rest_before():
    timeline = timeline_of(step(5), pause(8), step(5, name="Quad"), **NO_LEAD_INS)
    assert (score(timeline, "rest", "next"), "Quad" in text(timeline, "next")) == (["5 rest", "5 next"], True)


def test_without_a_transition_the_rest_between_rounds_names_what_comes():
    timeline = timeline_of(block(step(5, name="Calf"), rounds=2, rest=8), **NO_LEAD_INS)
    assert (score(timeline, "next"), "Calf" in text(timeline, "next")) == (["5 next"], True)


def test_a_rest_at_the_users_own_pace_leaves_the_naming_to_the_start():
    timeline = timeline_of(step(5), pause(None, until="ready"), step(5, name="Quad"), **NO_LEAD_INS)
    assert (score(timeline, "next"), "Quad" in text(timeline, "start", 1)) == ([], True)


def test_a_rest_before_a_transition_names_nothing_the_transition_does():
    timeline = timeline_of(step(5), pause(8), step(5), get_ready=0)
    assert score(timeline, "next") == ["13 next"]


def test_with_neither_transition_nor_rest_start_carries_the_name():
    timeline = timeline_of(step(5, name="Calf"), step(5, name="Quad"), **NO_LEAD_INS)
    assert score(timeline, "next") == []
    assert "Quad" in text(timeline, "start", 1)


def test_a_first_step_without_get_ready_is_named_by_its_start():
    assert "Calf" in text(timeline_of(step(name="Calf"), get_ready=0), "start")


def test_a_step_right_after_a_note_is_named_by_its_start():
    timeline = timeline_of(note(5), step(5, name="Calf"), **NO_LEAD_INS)
    assert "Calf" in text(timeline, "start")


def test_a_start_does_not_repeat_the_name_the_lead_in_has_given():
    timeline = timeline_of(step(name="Calf"), step(name="Quad"))
    assert ("Calf" in text(timeline, "start"), "Quad" in text(timeline, "start", 1)) == (False, False)


def test_a_start_does_not_repeat_the_name_the_rest_before_has_given():
    timeline = timeline_of(step(5), pause(8), step(5, name="Quad"), **NO_LEAD_INS)
    assert "Quad" not in text(timeline, "start", 1)


def test_later_sets_and_sides_do_not_repeat_the_name():
    timeline = timeline_of(step(5, name="Calf", sides="each", sets=2), **NO_LEAD_INS)
    assert ["Calf" in text(timeline, "start", nth) for nth in range(4)] == [True, False, False, False]


def test_a_start_tells_its_side_and_its_set():
    timeline = timeline_of(step(5, sides="each", sets=2))
    assert "right" in text(timeline, "start", 3).lower()
    assert "set 2 of 2" in text(timeline, "start", 3)


def test_a_start_of_one_set_counts_nothing():
    assert "set" not in text(timeline_of(step(5)), "start")


def test_a_lead_in_tells_the_side_it_leads_to():
    timeline = timeline_of(step(5, sides="right"), step(5, sides="left"))
    assert ("right side" in text(timeline, "get-ready"), "left side" in text(timeline, "next")) == (True, True)


def test_a_switch_tells_the_side_to_switch_to():
    assert "right" in text(timeline_of(step(5, sides="each")), "switch")
    assert "right" in text(timeline_of(step(5, sides="each", switch=0)), "switch")


def test_a_step_may_say_something_else_than_its_name():
    timeline = timeline_of(step(5, name="SLR", say="Straight leg raise"))
    assert ("Straight leg raise" in text(timeline, "get-ready"), "SLR" in text(timeline, "get-ready")) == (True, False)


def test_a_note_is_silent_unless_it_has_something_to_say():
    assert score(timeline_of(note(), step(5), **NO_LEAD_INS | QUIET), "say") == []
    assert score(timeline_of(note(4, say="Read the screen"), step(5)), "say") == ["0 say"]


def test_the_name_of_a_block_is_announced_with_its_round():
    timeline = timeline_of(step(5), block(step(5, name="Leg swings"), rounds=2, name="Swings"), get_ready=0)
    assert text(timeline, "next") == "Swings, round 1 of 2. Next: Leg swings"
    assert text(timeline, "next", 1) == "Swings, round 2 of 2. Next: Leg swings"


def test_a_block_played_once_is_announced_by_its_name_alone():
    assert text(timeline_of(block(step(5), name="Swings")), "get-ready").startswith("Swings. ")


def test_only_the_first_step_of_a_round_announces_its_block():
    timeline = timeline_of(block(step(5), step(5, name="Quad"), name="Swings"))
    assert "Swings" not in text(timeline, "next")


def test_a_block_is_announced_where_its_first_name_is_said():
    unled = timeline_of(step(5), block(step(5), rounds=2, rest=4, name="Swings"), **NO_LEAD_INS)
    assert "Swings, round 1 of 2" in text(unled, "start", 1)
    assert "Swings, round 2 of 2" in text(unled, "next")


def test_a_block_in_a_block_is_announced_after_it():
    timeline = timeline_of(block(block(step(5), rounds=2, name="Inner"), name="Outer"))
    assert text(timeline, "get-ready").startswith("Outer. Inner, round 1 of 2. ")


def test_a_block_in_which_nothing_is_named_is_not_announced_with_what_follows_it():
    timeline = timeline_of(block(note(5), name="Reading"), step(5))
    assert text(timeline, "get-ready") == "Get ready. Calf"


def test_a_block_waits_with_its_name_for_the_first_that_is_named_in_it():
    timeline = timeline_of(block(block(note(5), name="Reading"), note(5), step(5), step(5), name="Outer"))
    assert text(timeline, "get-ready") == "Outer. Get ready. Calf"
    assert text(timeline, "next") == "Next: Calf"


def test_a_rest_tells_its_length():
    assert "10 seconds" in text(timeline_of(step(5, sets=2, rest=10)), "rest")
    assert "1 minute 30 seconds" in text(timeline_of(step(5), pause(90)), "rest")


def test_a_rest_at_the_users_own_pace_tells_no_length():
    assert text(timeline_of(pause(None, name="Lie down", until="ready")), "rest") == "Lie down"


# -- countdown -------------------------------------------------------------------------------------------------------


def test_the_last_seconds_of_work_are_counted_down():
    timeline = timeline_of(step(30), **NO_LEAD_INS)
    assert score(timeline, "countdown") == ["27 countdown", "28 countdown", "29 countdown"]
    assert [text(timeline, "countdown", nth) for nth in range(3)] == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("before", "after"), [(step(5, sets=2, rest=8), ()), (step(5), (pause(8),)), (step(5, sides="each", switch=8), ())]
)
def test_rests_and_switches_are_counted_down_too(before, after):
    timeline = timeline_of(before, *after, get_ready=0, transition=0)
    assert set(score(timeline, "countdown")) >= {"10 countdown", "11 countdown", "12 countdown"}


def test_lead_ins_are_counted_down_too():
    timeline = timeline_of(step(5), step(5), get_ready=4, transition=5)
    assert score(timeline, "countdown")[:3] == ["1 countdown", "2 countdown", "3 countdown"]
    assert {"11 countdown", "12 countdown", "13 countdown"} <= set(score(timeline, "countdown"))


def test_a_timed_note_is_counted_down():
    assert score(timeline_of(note(6)), "countdown") == ["3 countdown", "4 countdown", "5 countdown"]


@pytest.mark.parametrize(
    ("seconds", "beats"),
    [
        (0.9, []),
        (1, []),
        (1.999, []),
        (2, ["1"]),
        (2.9, ["1"]),
        (3, ["2", "1"]),
        (3.5, ["2", "1"]),
        (4, ["3", "2", "1"]),
    ],
)
def test_in_a_short_item_only_the_beats_a_second_or_more_after_its_start_are_kept(seconds, beats):
    timeline = timeline_of(step(seconds), **NO_LEAD_INS)
    assert [cue.text for cue in timeline.items[0].cues if cue.kind == "countdown"] == beats


def test_the_beats_lie_whole_seconds_before_the_end_whatever_the_length():
    assert score(timeline_of(step(7.25), **NO_LEAD_INS), "countdown") == [
        "4.25 countdown", "5.25 countdown", "6.25 countdown",
    ]  # fmt: skip


def test_the_beats_are_tied_to_the_end():
    item = timeline_of(step(30), **NO_LEAD_INS).items[0]
    assert {cue.edge for cue in item.cues if cue.kind in ("countdown", "end")} == {Edge.END}


def test_a_countdown_of_nought_is_off_and_one_of_ten_counts_ten():
    assert score(timeline_of(step(30), countdown=0), "countdown") == []
    assert len(score(timeline_of(step(30), countdown=10, get_ready=0), "countdown")) == 10


@pytest.mark.parametrize(
    "calm",
    [step(kind="breathe", breath=(5, 0, 5, 0), breaths=6), step(kind="relax"), step(kind="relax", tense=6, release=30)],
)
def test_breathing_and_relaxing_are_not_counted_down_and_have_no_halfway(calm):
    assert score(timeline_of(calm, **NO_LEAD_INS), "countdown", "halfway") == []


def test_the_lead_in_of_a_breathing_step_is_counted_down():
    timeline = timeline_of(step(kind="breathe", breath=(5, 0, 5, 0)))
    assert score(timeline, "countdown") == ["7 countdown", "8 countdown", "9 countdown"]


def test_what_has_no_length_is_not_counted_down_and_has_no_end():
    timeline = timeline_of(step(None, until="ready", halfway=True), note(), **NO_LEAD_INS)
    assert score(timeline) == ["0 start", "0 finish"]


# -- halfway ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "given"), [(19.999, False), (20, True), (20.001, True), (600, True)])
def test_work_of_twenty_seconds_or_more_has_a_halfway(seconds, given):
    assert bool(score(timeline_of(step(seconds)), "halfway")) is given


def test_halfway_is_in_the_middle_of_the_pass():
    assert score(timeline_of(step(30), **NO_LEAD_INS), "halfway") == ["15 halfway"]
    assert score(timeline_of(step(20.001), **NO_LEAD_INS), "halfway") == ["10 halfway"]


def test_the_threshold_of_halfway_is_the_routines_and_nought_is_off():
    assert score(timeline_of(step(30), halfway=40), "halfway") == []
    assert score(timeline_of(step(12), halfway=12), "halfway") != []
    assert score(timeline_of(step(600), halfway=0), "halfway") == []


def test_a_step_may_have_its_halfway_on_or_off():
    assert score(timeline_of(step(10, halfway=True)), "halfway") != []
    assert score(timeline_of(step(10, halfway=True), halfway=0), "halfway") != []
    assert score(timeline_of(step(60, halfway=False)), "halfway") == []


def test_only_work_has_a_halfway():
    timeline = timeline_of(pause(60), note(60), step(5, sets=2, rest=60), get_ready=60)
    assert score(timeline, "halfway") == []


def test_every_pass_has_its_own_halfway():
    assert len(score(timeline_of(step(30, sides="each", sets=2)), "halfway")) == 4


# -- inside a pass ---------------------------------------------------------------------------------------------------


def test_a_breath_is_in_hold_out_hold_over_and_over():
    timeline = timeline_of(step(kind="breathe", breath=(4, 7, 8, 1), breaths=2), **NO_LEAD_INS)
    assert score(timeline) == [
        "0 start", "0 breathe-in", "4 hold", "11 breathe-out", "19 hold",
        "20 breathe-in", "24 hold", "31 breathe-out", "39 hold", "40 end", "40 finish",
    ]  # fmt: skip


def test_a_hold_of_no_length_is_not_told():
    timeline = timeline_of(step(kind="breathe", breath=(5, 0, 5, 0), breaths=2), **NO_LEAD_INS)
    assert score(timeline)[:-2] == ["0 start", "0 breathe-in", "5 breathe-out", "10 breathe-in", "15 breathe-out"]


def test_relaxing_tenses_then_releases():
    timeline = timeline_of(step(kind="relax", tense=6, release=30), **NO_LEAD_INS)
    assert score(timeline) == ["0 start", "0 tense", "6 release", "36 end", "36 finish"]


def test_a_body_scan_has_no_parts():
    assert score(timeline_of(step(60, kind="relax"), **NO_LEAD_INS)) == ["0 start", "60 end", "60 finish"]


def test_contract_relax_contracts_then_holds_in_every_set():
    timeline = timeline_of(step(35, technique="contract-relax", contract=5, sets=2), **NO_LEAD_INS | QUIET)
    assert score(timeline)[:-1] == [
        "0 start",
        "0 tense",
        "5 release",
        "35 end",
        "35 start",
        "35 tense",
        "40 release",
        "70 end",
    ]


def test_heat_has_its_skin_checks_inside_the_time_and_none_at_its_end():
    timeline = timeline_of(step(600, kind="heat", check_every=300), **NO_LEAD_INS | QUIET)
    assert score(timeline)[:-1] == ["0 start", "300 skin-check", "600 end"]


def test_skin_checks_come_at_every_interval():
    timeline = timeline_of(step(65, kind="cold", check_every=20), **NO_LEAD_INS | QUIET)
    assert score(timeline, "skin-check") == ["20 skin-check", "40 skin-check", "60 skin-check"]


def test_an_author_may_have_something_said_at_a_moment_of_every_pass():
    timeline = timeline_of(step(30, sets=2, says={10: "Breathe", 0: "Begin"}), **NO_LEAD_INS | QUIET)
    assert score(timeline, "say") == ["0 say", "10 say", "30 say", "40 say"]
    assert [text(timeline, "say", nth) for nth in range(2)] == ["Begin", "Breathe"]


def test_an_author_may_have_something_said_in_a_note_and_in_a_rest():
    assert score(timeline_of(note(9, says={4: "Ready?"})), "say") == ["4 say"]
    assert score(timeline_of(pause(9, says={4: "Shake it out"})), "say") == ["4 say"]


def test_at_the_start_of_a_pass_start_comes_before_what_is_inside():
    timeline = timeline_of(step(30, says={0: "Begin"}, technique="contract-relax", contract=5), **NO_LEAD_INS)
    assert score(timeline)[:3] == ["0 start", "0 tense", "0 say"]


def test_at_the_end_of_a_pass_the_end_comes_before_what_is_said_there():
    timeline = timeline_of(step(30, says={30: "Well held"}), step(5), **NO_LEAD_INS | QUIET)
    assert score(timeline)[1:4] == ["30 end", "30 say", "30 start"]


def test_finish_comes_after_what_is_said_at_the_very_end():
    timeline = timeline_of(step(30, says={30: "Well held"}), **NO_LEAD_INS | QUIET)
    assert score(timeline)[1:] == ["30 end", "30 say", "30 finish"]


def test_the_cues_of_an_item_lie_in_the_order_of_their_moments():
    timeline = timeline_of(step(30, says={29.5: "Nearly", 5: "Soft knees", 28: "Two"}), **NO_LEAD_INS)
    moments = [cue.within(timeline.items[0].length) for cue in timeline.items[0].cues]
    assert moments == sorted(moments)


# -- whose timing ----------------------------------------------------------------------------------------------------


def test_settings_hold_where_the_routine_is_silent_and_the_routine_where_it_is_not():
    mine = TimingSettings(get_ready=Ms(7_000), transition=Ms(2_000), switch=Ms(1_000), countdown=1, halfway=Ms(5_000))
    steps = (step(8, sides="each"), step(8))
    by_settings = compile_routine(routine_of(*steps), mine)
    by_routine = compile_routine(routine_of(*steps, get_ready=3, transition=4, switch=6, countdown=2, halfway=60), mine)
    assert [line.split()[-1] for line in outline(by_settings)] == ["7s", "8s", "1s", "8s", "2s", "8s"]
    assert (len(score(by_settings, "countdown")), len(score(by_settings, "halfway"))) == (5, 3)
    assert [line.split()[-1] for line in outline(by_routine)] == ["3s", "8s", "6s", "8s", "4s", "8s"]
    assert (len(score(by_routine, "countdown")), len(score(by_routine, "halfway"))) == (12, 0)
