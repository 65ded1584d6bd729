"""FORMAT 1 and 2: notes, `until = "ready"` and `until = "eased"` on the timeline."""

from __future__ import annotations

from session_stage import block, note, outline, pause, step, timeline_of

from relief_player.session.timeline import Timeline

LED_BY_NOTHING = {"get_ready": 0, "transition": 0}


def waits(timeline: Timeline) -> list[str | None]:
    return [item.wait.value if item.wait else None for item in timeline.items]


def test_an_untimed_note_is_an_item_of_no_length_that_waits():
    assert outline(timeline_of(note())) == ["note 0s, waits: note"]


def test_a_timed_note_passes_by_itself():
    assert outline(timeline_of(note(5))) == ["note 5s"]


def test_a_timed_note_until_ready_waits_after_its_time():
    assert outline(timeline_of(note(5, until="ready"))) == ["note 5s, waits: ready"]


def test_an_untimed_note_until_ready_is_a_note_all_the_same():
    assert outline(timeline_of(note(until="ready"))) == ["note 0s, waits: note"]


def test_every_pass_until_ready_waits():
    timeline = timeline_of(step(30, until="ready", sets=2, rest=5, sides="each"), **LED_BY_NOTHING)
    assert waits(timeline) == ["ready", None, "ready", None, "ready", None, "ready"]


def test_an_until_step_without_a_length_is_never_left_out():
    assert outline(timeline_of(step(None, until="ready", sets=2), **LED_BY_NOTHING)) == [
        "work 1/2 0s, waits: ready", "work 2/2 0s, waits: ready",
    ]  # fmt: skip


def test_an_eased_step_waits_at_its_last_pass():
    timeline = timeline_of(step(30, until="eased", sets=3, rest=10), **LED_BY_NOTHING)
    assert waits(timeline) == [None, None, None, None, "eased"]


def test_an_eased_step_without_a_length_waits_at_every_pass():
    timeline = timeline_of(step(None, until="eased", sets=2), **LED_BY_NOTHING)
    assert (waits(timeline), [item.lap_to for item in timeline.items]) == (["eased", "eased"], [None, None])


def test_an_eased_step_goes_round_to_its_first_pass_without_its_lead_in():
    timeline = timeline_of(step(20), step(30, until="eased", sets=2, rest=10), step(10))
    assert [(item.role.value, item.lap_to) for item in timeline.items[2:6]] == [
        ("transition", None), ("work", None), ("rest", None), ("work", 3),
    ]  # fmt: skip


def test_an_eased_step_is_left_as_a_whole_from_any_of_its_passes_rests_and_switches():
    timeline = timeline_of(step(30, until="eased", sets=2, rest=10, sides="each"), step(10))
    assert [item.eased_to for item in timeline.items] == [None, *[8] * 7, None, None]


def test_an_eased_rest_goes_round_too():
    timeline = timeline_of(pause(10, until="eased"), step(10))
    assert (outline(timeline)[0], timeline.items[0].lap_to, timeline.items[0].eased_to) == (
        "rest 10s, waits: eased", 0, 1,
    )  # fmt: skip


def test_a_rest_step_until_ready_waits_after_its_time_or_without_any():
    assert outline(timeline_of(pause(10, until="ready"))) == ["rest 10s, waits: ready"]
    assert outline(timeline_of(pause(None, until="ready"))) == ["rest 0s, waits: ready"]


def test_a_note_that_is_shown_for_no_time_is_left_out():
    assert outline(timeline_of(note(0), note(5, "Drink"))) == ["note 5s"]


def test_what_waits_is_never_left_out_though_its_time_is_none():
    assert outline(timeline_of(note(0, until="ready"))) == ["note 0s, waits: ready"]
    assert outline(timeline_of(pause(0, until="ready"))) == ["rest 0s, waits: ready"]
    assert outline(timeline_of(pause(0, until="eased"))) == ["rest 0s, waits: eased"]


def test_a_step_that_waits_for_nothing_has_no_gate():
    assert waits(timeline_of(step(30, sets=2), pause(5), note(5))) == [None] * 5


def test_the_rest_between_rounds_is_no_part_of_an_eased_step():
    timeline = timeline_of(block(step(30, until="eased"), rounds=2, rest=9), **LED_BY_NOTHING)
    assert [(item.role.value, item.lap_to, item.eased_to) for item in timeline.items] == [
        ("work", 0, 1), ("rest", None, None), ("work", 2, 3),
    ]  # fmt: skip
