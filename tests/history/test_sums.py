"""Sums by day: the same as adding every session up, whatever was done to the sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from desk import MORNING, WallClock, ask, done, header, places_in, progress, raw
from hypothesis import given, settings
from hypothesis import strategies as st

from relief_player.history.journal import KeptJournal, open_journal
from relief_player.history.reading import History, open_history
from relief_player.history.stats import Totals, totals
from relief_player.places import Places

ENDS = ("completed", "stopped", "interrupted")


def play(journal: KeptJournal, started: datetime, outcome: str = "completed", **others: object) -> str:
    session_id = journal.begin(header(started_at=started, **others))
    journal.end(outcome, progress(done(0), done(2, active=20_000), active=50_000))  # type: ignore[arg-type]  # as a test names it
    return session_id


def unordered(sums: Totals) -> tuple[object, ...]:
    return sums, dict(sums.by_area), dict(sums.by_kind), dict(sums.by_routine)


moves = st.lists(
    st.tuples(
        st.sampled_from(["play", "rehearse", "delete", "undo", "look"]),
        st.integers(0, 72),
        st.sampled_from(ENDS),
        st.integers(0, 5),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=15)
@given(script=moves, since=st.integers(-3, 75), offset=st.sampled_from([-600, 0, 780]))
def test_the_sums_are_those_of_the_sessions(script, since: int, offset: int) -> None:
    with TemporaryDirectory() as folder:
        places, made = places_in(Path(folder)), list[str]()
        zone = timezone(timedelta(minutes=offset))
        with_journal = open_journal(places, lambda _: None, WallClock())
        for what, hours, outcome, number in script:
            started = (MORNING + timedelta(hours=hours)).astimezone(zone if number % 2 else UTC)
            if what in ("play", "rehearse"):
                made.append(play(with_journal, started, outcome, rehearsal=what == "rehearse", routine_id=f"r{number}"))
            with open_history(places, WallClock()) as history:
                if what in ("delete", "undo") and made:
                    chosen = made[number % len(made)]
                    deleted = bool(ask(places.history, "SELECT 1 FROM session WHERE id = ? AND deleted_at > 0", chosen))
                    if deleted == (what == "undo"):
                        history.delete(chosen, undo=what == "undo")
                if what == "look":
                    history.totals()
        with_journal.close()
        moment = MORNING + timedelta(hours=since)
        with open_history(places, WallClock()) as history:
            assert unordered(history.totals()) == unordered(totals(history.sessions()))
            assert unordered(history.totals(moment)) == unordered(totals(history.sessions(moment)))


def test_areas_kinds_and_routines_come_the_most_first(
    a_journal: Callable[[], KeptJournal], a_history: Callable[[], History]
) -> None:
    journal = a_journal()
    for routine in ("one", "two", "two"):
        play(journal, MORNING, routine_id=routine)
    sums = a_history().totals()
    assert list(sums.by_area) == ["calf", "back-thigh", "hip"]
    assert [str(kind) for kind in sums.by_kind] == ["stretch", "warm-up"]
    assert list(sums.by_routine.items()) == [("two", 2), ("one", 1)]


def test_each_day_can_be_read_by_itself(a_journal: Callable[[], KeptJournal], a_history: Callable[[], History]) -> None:
    journal = a_journal()
    for days in (0, 0, 3):
        play(journal, MORNING + timedelta(days=days))
    found = [(one.day, one.sessions) for one in a_history().day_sums(date(2026, 11, 22)) if one.what == "all"]
    assert sorted(found) == [("2026-11-22", 2), ("2026-11-25", 1)]
    assert [one.day for one in a_history().day_sums(date(2026, 11, 23)) if one.what == "all"] == ["2026-11-25"]


def test_looking_leaves_no_day_stale(
    places: Places, a_journal: Callable[[], KeptJournal], a_history: Callable[[], History]
) -> None:
    play(a_journal(), MORNING)
    assert ask(places.history, "SELECT day FROM stale_day") == [("2026-11-22",)]
    a_history().totals()
    assert ask(places.history, "SELECT day FROM stale_day") == []


def test_where_nothing_can_be_written_the_sums_are_made_on_the_way(
    places: Places, a_journal: Callable[[], KeptJournal], a_history: Callable[[], History], monkeypatch
) -> None:
    play(a_journal(), MORNING)
    history = a_history()
    with raw(places.history) as other:
        other.execute("BEGIN IMMEDIATE")
        assert history.connection is not None
        history.connection.execute("PRAGMA busy_timeout = 0")
        assert history.totals().sessions == 1
        assert [one.sessions for one in history.day_sums(date(2026, 11, 1)) if one.what == "all"] == [1]


@pytest.mark.parametrize("outcome", ["running", "rehearsal"])
def test_a_session_that_runs_or_is_a_rehearsal_marks_no_sum(
    places: Places, a_journal: Callable[[], KeptJournal], a_history: Callable[[], History], outcome: str
) -> None:
    journal = a_journal()
    journal.begin(header(rehearsal=outcome == "rehearsal"))
    journal.keep(progress(done(0)))
    journal.settle(10)
    assert ask(places.history, "SELECT day FROM stale_day") == []
    assert a_history().totals() == Totals()


def test_without_a_history_there_is_nothing_to_add_up(a_history: Callable[[], History]) -> None:
    assert a_history().totals() == Totals()
    assert a_history().day_sums(date(2026, 1, 1)) == []
