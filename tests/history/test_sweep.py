"""Sessions whose player is gone: what any opening of the history finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from desk import MORNING, WallClock, ask, done, header, progress, raw

from relief_player.history.journal import KeptJournal
from relief_player.history.locks import Lock, hold, session_lock
from relief_player.history.reading import History, open_history
from relief_player.places import Places

JournalMaker = Callable[[], KeptJournal]
HistoryMaker = Callable[[], History]


@pytest.fixture
def dead(a_journal: JournalMaker, clock: WallClock) -> str:
    """A session whose player went away without a word after two minutes."""
    journal = a_journal()
    session_id = journal.begin(header())
    clock.pass_by(120)
    journal.keep(progress(done(0), active=30_000))
    assert journal.settle(10)
    clock.pass_by(3_600)
    journal.close()
    return session_id


def outcomes(places: Places) -> list[tuple[object, ...]]:
    return ask(places.history, "SELECT outcome, rev FROM session ORDER BY id")


def test_reading_the_history_marks_it(places: Places, dead: str, a_history: HistoryMaker) -> None:
    assert outcomes(places) == [("running", 2)]
    record = a_history().session(dead)
    assert record is not None
    assert (record.outcome, record.ended_at) == ("interrupted", MORNING + timedelta(seconds=120))


def test_it_is_marked_once(places: Places, dead: str, a_history: HistoryMaker) -> None:
    a_history()
    a_history()
    assert outcomes(places) == [("interrupted", 3)]


def test_the_next_player_marks_it_too(places: Places, dead: str, a_journal: JournalMaker) -> None:
    a_journal()
    assert outcomes(places) == [("interrupted", 3)]


def test_its_minutes_are_summed_up(places: Places, dead: str, a_history: HistoryMaker) -> None:
    a_history()
    assert ask(places.history, "SELECT area, active_ms FROM session_area") == [("calf", 30_000)]
    assert ask(places.history, "SELECT kind, active_ms FROM session_kind") == [("stretch", 30_000)]


def test_a_session_that_is_being_played_is_left_alone(
    places: Places, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    a_journal().begin(header())
    a_journal()
    a_history()
    assert outcomes(places) == [("running", 1)]


def test_a_session_of_another_machine_is_left_alone(places: Places, dead: str, a_history: HistoryMaker) -> None:
    with raw(places.history) as connection:
        connection.execute("UPDATE session SET host = 'another machine'")
    a_history()
    assert outcomes(places) == [("running", 2)]


def test_a_database_that_was_copied_here_is_another_machine_s(places: Places, dead: str) -> None:
    there = Places(data=places.data / "there", config=places.config, state=places.state, cache=places.cache)
    there.data.mkdir()
    there.history.write_bytes(places.history.read_bytes())
    open_history(there).close()
    assert outcomes(there) == [("running", 2)]


def test_a_player_that_died_after_its_last_item_had_completed(
    places: Places, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    journal = a_journal()
    journal.begin(header())
    journal.keep(progress(done(4), phase="finished"))
    journal.settle(10)
    journal.close()
    a_history()
    assert outcomes(places) == [("completed", 3)]


def test_a_rehearsal_that_died_is_a_rehearsal(places: Places, a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    journal.begin(header(rehearsal=True))
    journal.close()
    a_history()
    assert outcomes(places) == [("rehearsal", 2)]


def test_a_session_that_ends_while_it_is_looked_at_stays_as_it_ended(
    places: Places, dead: str, a_history: HistoryMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends_just_before(path: Path) -> Lock | None:
        with raw(places.history) as connection:
            connection.execute("UPDATE session SET outcome = 'stopped'")
        return hold(path)

    monkeypatch.setattr("relief_player.history.sweep.hold", ends_just_before)
    a_history()
    assert outcomes(places) == [("stopped", 2)]


def test_lock_files_that_nobody_holds_are_removed(places: Places, dead: str, a_history: HistoryMaker) -> None:
    for name in (dead, "a-session-that-never-was"):
        session_lock(places.locks, name).touch()
    a_history()
    assert list(places.locks.iterdir()) == []


def test_a_lock_that_is_held_stays(places: Places, dead: str, a_history: HistoryMaker) -> None:
    lock = hold(session_lock(places.locks, dead))
    assert lock is not None
    a_history()
    assert outcomes(places) == [("running", 2)]
    lock.release()


def test_a_session_that_has_ended_leaves_no_lock(places: Places, a_journal: JournalMaker) -> None:
    journal = a_journal()
    journal.begin(header())
    assert len(list(places.locks.iterdir())) == 1
    journal.end("completed", progress())
    assert list(places.locks.iterdir()) == []


def test_where_nothing_is_found_nothing_is_written(places: Places, dead: str, a_history: HistoryMaker) -> None:
    a_history()
    before = places.history.read_bytes()
    a_history()
    assert places.history.read_bytes() == before


def test_a_database_that_others_write_to_can_be_read_meanwhile(
    places: Places, dead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relief_player.history.store.BUSY_TIMEOUT", 0.01)
    with raw(places.history) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with open_history(places) as history:
            assert [record.outcome for record in history.sessions()] == ["running"]
    assert outcomes(places) == [("running", 2)]
