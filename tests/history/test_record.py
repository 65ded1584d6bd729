"""The record: what other programs read of a session."""

from __future__ import annotations

import json
from datetime import timedelta

from desk import MORNING, TIMELINE, WORK, done, header, progress
from msgspec.structs import replace

from relief_player.history.entry import Entry
from relief_player.history.record import active_by_area, active_by_kind, steps_of


def steps(*numbers: int) -> tuple:
    return steps_of(TIMELINE, progress(*(done(number, active=1_000 * (number + 1)) for number in numbers)))


def test_a_pass_has_the_words_of_its_item() -> None:
    (record,) = steps_of(TIMELINE, progress(done(1, "partial", 12_345)))
    assert record.to_json() == {
        "step": 1,
        "name": "Calf, knee straight",
        "kind": "stretch",
        "areas": ["calf"],
        "side": "right",
        "set": 1,
        "round": None,
        "planned_ms": 30_000,
        "active_ms": 12_345,
        "outcome": "partial",
    }


def test_a_pass_in_a_block_names_its_round() -> None:
    assert [(step.step, step.round, step.side) for step in steps(2, 3)] == [(2, 1, None), (2, 2, None)]


def test_passes_never_reached_are_not_listed() -> None:
    assert len(steps(0, 1)) == 2


def test_passes_stand_in_the_order_of_the_timeline_however_they_were_played() -> None:
    assert [step.item for step in steps(4, 0, 2)] == [WORK[0], WORK[2], WORK[4]]


def test_a_session_has_the_keys_of_the_contract_and_no_others() -> None:
    record = Entry.new("an-id", header()).record()
    ended = replace(record, ended_at=MORNING + timedelta(milliseconds=1_500), outcome="completed", before=6, after=3)
    assert json.loads(json.dumps(ended.to_json())) == {
        "id": "an-id",
        "routine_id": "evening-legs",
        "routine_name": "Evening legs",
        "routine_sha256": "0123abcd",
        "started_at": "2026-11-22T07:30:00.000+00:00",
        "ended_at": "2026-11-22T07:30:01.500+00:00",
        "outcome": "completed",
        "planned_ms": TIMELINE.length,
        "active_ms": 0,
        "paused_ms": 0,
        "before": 6,
        "after": 3,
        "note": None,
        "steps": [],
    }
    assert list(ended.to_json())[-1] == "steps"


def test_a_session_that_runs_has_no_end() -> None:
    assert Entry.new("an-id", header()).record().to_json()["ended_at"] is None


def test_a_pass_counts_in_full_for_each_of_its_areas() -> None:
    assert active_by_area(steps(0, 2, 3, 4)) == {"calf": 6_000, "hip": 7_000, "back-thigh": 7_000}


def test_an_area_that_is_named_twice_counts_once() -> None:
    (step,) = steps(0)
    assert active_by_area([replace(step, areas=("calf", "calf"))]) == {"calf": 1_000}


def test_work_is_summed_by_kind() -> None:
    assert active_by_kind(steps(0, 1, 2, 4)) == {"stretch": 3_000, "warm-up": 3_000, "heat": 5_000}


def test_what_was_skipped_adds_nothing() -> None:
    skipped = steps_of(TIMELINE, progress(done(0, "skipped", 0)))
    assert (active_by_area(skipped), active_by_kind(skipped)) == ({}, {})
