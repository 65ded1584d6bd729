"""Totals: what counts, and what does not."""

from __future__ import annotations

from datetime import date, timedelta, timezone

import pytest
from desk import MORNING, TIMELINE, done, header, progress
from msgspec.structs import replace

from relief_player.history.entry import Entry
from relief_player.history.record import SessionRecord, steps_of
from relief_player.history.stats import Totals, totals
from relief_player.units import Ms


def session(outcome: str = "completed", **others: object) -> SessionRecord:
    record = replace(Entry.new("id", header()).record(), outcome=outcome, active=Ms(60_000))  # type: ignore[arg-type]  # as a test names it
    return replace(record, steps=steps_of(TIMELINE, progress(done(0), done(2, active=20_000))), **others)  # type: ignore[arg-type]  # fields


def test_no_session_adds_up_to_nothing() -> None:
    assert totals([]) == Totals()


@pytest.mark.parametrize(("outcome", "completed"), [("completed", 1), ("stopped", 0), ("interrupted", 0)])
def test_what_was_done_counts_however_it_ended(outcome: str, completed: int) -> None:
    sums = totals([session(outcome)])
    assert (sums.sessions, sums.completed, sums.active) == (1, completed, 60_000)


@pytest.mark.parametrize("outcome", ["rehearsal", "running"])
def test_rehearsals_and_what_still_runs_do_not_count(outcome: str) -> None:
    assert totals([session(outcome)]) == Totals()


def test_areas_kinds_and_routines_come_the_most_first() -> None:
    sums = totals([session(), session(routine_id="desk"), session(routine_id="desk")])
    assert list(sums.by_area.items()) == [("calf", 90_000), ("hip", 60_000), ("back-thigh", 60_000)]
    assert list(sums.by_kind.items()) == [("stretch", 90_000), ("warm-up", 60_000)]
    assert list(sums.by_routine.items()) == [("desk", 2), ("evening-legs", 1)]


def test_days_are_those_the_person_lived() -> None:
    auckland = MORNING.astimezone(timezone(timedelta(hours=13))) + timedelta(hours=4)
    sums = totals([session(), session(), session(started_at=auckland)])
    assert sums.days == {date(2026, 11, 22), date(2026, 11, 23)}


def test_a_generator_is_enough() -> None:
    assert totals(session() for _ in range(3)).sessions == 3
