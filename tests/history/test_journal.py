"""The journal over a disk that is slow, full, closed or damaged: the session goes on."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from books import LONG, FakeBook
from desk import TIMELINE, WallClock, ask, done, header, places_in, progress, raw

from relief_player.errors import HistoryError
from relief_player.history.entry import Entry
from relief_player.history.faults import NewerError, TakenError
from relief_player.history.journal import KeptJournal, Patience, open_journal
from relief_player.history.ledger import Ledger
from relief_player.history.locks import hold, session_lock
from relief_player.history.reading import History, open_history
from relief_player.places import Places

JournalMaker = Callable[[], KeptJournal]
HistoryMaker = Callable[[], History]
HASTY = Patience(start=0.02, end=0.02, close=LONG, retry=0.0)


# -- slow --------------------------------------------------------------------------------------------------------------


def test_a_start_waits_two_seconds_at_most() -> None:
    assert (Patience().start, Patience().end) == (2.0, 5.0)


def test_a_slow_disk_holds_up_neither_the_start_nor_a_pass_nor_the_end(clock: WallClock, told: list[str]) -> None:
    book = FakeBook()
    book.goes_on.clear()
    journal = KeptJournal(book, told.append, clock, HASTY)
    session_id = journal.begin(header())
    journal.keep(progress(done(0)))
    saved = journal.end("completed", progress(done(0), done(1)))
    assert (saved, book.written) == (False, [])
    book.goes_on.set()
    journal.close()
    assert [(entry.id, entry.outcome) for entry in book.written][-1] == (session_id, "completed")
    assert told == []


def test_opening_and_starting_share_their_patience(clock: WallClock, told: list[str]) -> None:
    book = FakeBook()
    book.goes_on.clear()
    journal = KeptJournal(book, told.append, clock, Patience(start=0.02, close=LONG))
    assert journal._start_left == 0.0
    journal.begin(header())
    book.goes_on.set()
    journal.close()


def test_every_session_has_its_patience(clock: WallClock, told: list[str]) -> None:
    book = FakeBook()
    book.goes_on.clear()
    journal = KeptJournal(book, told.append, clock, HASTY)
    journal.begin(header())
    journal.end("stopped", progress())
    assert journal._start_left == HASTY.start
    book.goes_on.set()
    journal.close()


def test_the_end_says_whether_it_is_safe(a_journal: JournalMaker) -> None:
    journal = a_journal()
    journal.begin(header())
    assert journal.end("completed", progress()) is True


def test_keeping_from_many_threads_ends_with_the_end(places: Places, a_journal: JournalMaker) -> None:
    journal = a_journal()
    journal.begin(header())
    threads = [
        threading.Thread(target=lambda: [journal.keep(progress(done(0), active=n)) for n in range(200)])
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    journal.end("completed", progress(done(0), active=777))
    for thread in threads:
        thread.join()
    assert journal.settle(LONG)
    assert ask(places.history, "SELECT outcome, active_ms FROM session") == [("completed", 777)]


# -- closed, full, gone ------------------------------------------------------------------------------------------------


def test_a_home_that_cannot_be_written_costs_one_message_and_not_the_session(
    places: Places, clock: WallClock, told: list[str]
) -> None:
    places.data.write_text("a file stands where the folder should")
    journal = open_journal(places, told.append, clock)
    journal.begin(header())
    journal.keep(progress(done(0)))
    assert journal.end("completed", progress(done(0))) is False
    journal.close()
    (line,) = told
    assert line.startswith("The history cannot be used.")
    assert line.endswith("The session goes on; it is saved as soon as it can be.")


def test_a_home_that_can_be_written_in_the_end_has_the_whole_session(
    places: Places, clock: WallClock, told: list[str]
) -> None:
    places.data.write_text("a file stands where the folder should")
    journal = open_journal(places, told.append, clock)
    session_id = journal.begin(header())
    places.data.unlink()
    assert journal.end("completed", progress(done(0), done(1))) is True
    journal.close()
    with open_history(places) as history:
        record = history.session(session_id)
    assert record is not None
    assert (record.outcome, len(record.steps), len(told)) == ("completed", 2, 1)


class SmallDisk(Ledger):
    """A ledger on a disk that can be full; the limit is SQLite's own, and so is the error."""

    full = False

    def write(self, entry: Entry) -> None:
        self.open()
        assert self._connection is not None
        self._connection.execute(f"PRAGMA max_page_count = {1 if self.full else 1_000_000}")
        super().write(entry)


def test_a_full_disk_costs_one_message_and_what_was_written_stands(
    places: Places, clock: WallClock, told: list[str]
) -> None:
    disk = SmallDisk(places, told.append, clock)
    journal = KeptJournal(disk, told.append, clock, Patience(retry=0.0))
    session_id = journal.begin(header())
    journal.keep(progress(done(0), active=30_000))
    assert journal.settle(LONG)
    disk.full = True
    journal.begin(header(source_text="x" * 100_000))
    journal.keep(progress(done(0)))
    assert not journal.settle(0.05)
    with open_history(places) as history:
        kept = history.session(session_id)
    assert kept is not None
    assert kept.active == 30_000
    (line,) = told
    assert line.startswith("The disk is full.")
    disk.full = False
    assert journal.end("completed", progress(done(0), active=1)) is True
    journal.close()
    assert ask(places.history, "SELECT active_ms, outcome FROM session ORDER BY id")[-1] == (1, "completed")


def test_a_database_that_vanishes_is_written_again(places: Places, a_journal: JournalMaker, told: list[str]) -> None:
    journal = a_journal()
    session_id = journal.begin(header())
    journal.keep(progress(done(0), done(1)))
    assert journal.settle(LONG)
    with raw(places.history) as connection:
        connection.execute("DELETE FROM pass")
        connection.execute("DELETE FROM session")
    journal.keep(progress(done(0), done(1), done(2)))
    assert journal.settle(LONG)
    assert ask(places.history, "SELECT id, outcome FROM session") == [(session_id, "running")]
    assert ask(places.history, "SELECT count(*) FROM pass") == [(3,)]
    assert told == []


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no open file")
def test_a_database_that_is_deleted_under_a_session_is_begun_anew(
    places: Places, a_journal: JournalMaker, told: list[str]
) -> None:
    journal = a_journal()
    session_id = journal.begin(header())
    assert journal.settle(LONG)
    places.history.unlink()
    journal.keep(progress(done(0), done(1)))
    assert journal.settle(LONG)
    assert ask(places.history, "SELECT id, outcome FROM session") == [(session_id, "running")]
    assert (ask(places.history, "SELECT count(*) FROM pass"), told) == ([(2,)], [])


# -- damaged, newer ----------------------------------------------------------------------------------------------------


def test_a_database_that_is_damaged_during_a_session_is_kept_aside_and_the_session_is_whole(
    places: Places, a_journal: JournalMaker, told: list[str]
) -> None:
    journal = a_journal()
    session_id = journal.begin(header())
    journal.keep(progress(done(0)))
    assert journal.settle(LONG)
    places.history.write_bytes(b"overwritten by something" * 1_000)
    journal.keep(progress(done(0), done(1)))
    assert journal.settle(LONG)
    assert ask(places.history, "SELECT id FROM session") == [(session_id,)]
    assert ask(places.history, "SELECT count(*) FROM pass") == [(2,)]
    (line,) = told
    assert "history.corrupt-20261122T073000.db" in line


def test_a_history_of_a_newer_version_is_refused_at_the_start_and_left_alone(
    places: Places, clock: WallClock, told: list[str]
) -> None:
    open_journal(places, told.append, clock).close()
    with raw(places.history) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = places.history.read_bytes()
    with pytest.raises(NewerError, match="newer version"):
        open_journal(places, told.append, clock)
    assert (places.history.read_bytes(), told) == (before, [])


def test_an_old_sqlite_costs_one_message_and_not_the_session(
    places: Places, clock: WallClock, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_old() -> None:
        raise HistoryError("SQLite is too old for the history")

    monkeypatch.setattr("relief_player.history.store.require_sqlite", too_old)
    journal = open_journal(places, told.append, clock)
    journal.begin(header())
    assert journal.end("completed", progress()) is False
    journal.close()
    assert len(told) == 1


# -- going on ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def broken_off(a_journal: JournalMaker) -> str:
    journal = a_journal()
    session_id = journal.begin(header())
    journal.end("stopped", progress(done(0), active=30_000, paused=500))
    return session_id


def test_a_resumed_session_is_one_row(
    places: Places, broken_off: str, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    found = a_history().resumable()
    journal = a_journal()
    assert found is not None
    assert journal.reopen(found, TIMELINE) == broken_off
    assert ask(places.history, "SELECT id, outcome, rev FROM session") == [(broken_off, "running", 3)]
    journal.keep(progress(done(0), done(1), active=60_000, paused=500))
    journal.end("completed", progress(done(0), done(1), done(2), active=90_000, paused=500))
    record = a_history().session(broken_off)
    assert record is not None
    assert (record.outcome, record.active, record.paused, len(record.steps)) == ("completed", 90_000, 500, 3)


def test_a_session_is_not_gone_on_with_by_two(
    broken_off: str, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    found = a_history().resumable()
    assert found is not None
    a_journal().reopen(found, TIMELINE)
    with pytest.raises(TakenError, match="in another window"):
        a_journal().reopen(found, TIMELINE)


def test_a_session_is_not_gone_on_with_from_where_it_no_longer_is(
    broken_off: str, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    found = a_history().resumable()
    journal = a_journal()
    assert found is not None
    journal.reopen(found, TIMELINE)
    journal.end("stopped", progress(done(0), done(1)))
    with pytest.raises(TakenError, match="gone on with elsewhere"):
        a_journal().reopen(found, TIMELINE)


def test_a_session_that_was_completed_meanwhile_is_not_gone_on_with(
    places: Places, broken_off: str, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    found = a_history().resumable()
    journal = a_journal()
    assert found is not None
    journal.reopen(found, TIMELINE)
    journal.end("completed", progress(done(0), done(1)))
    with pytest.raises(TakenError, match="has been completed"):
        a_journal().reopen(found, TIMELINE)
    assert ask(places.history, "SELECT outcome FROM session") == [("completed",)]


def test_a_failed_resume_tells_nobody_twice(
    broken_off: str, a_journal: JournalMaker, a_history: HistoryMaker, told: list[str]
) -> None:
    found = a_history().resumable()
    assert found is not None
    a_journal().reopen(found, TIMELINE)
    second = a_journal()
    with pytest.raises(TakenError):
        second.reopen(found, TIMELINE)
    second.close()
    assert told == []


# -- what is written ---------------------------------------------------------------------------------------------------


def test_a_text_is_kept_once_however_often_it_is_played(places: Places, a_journal: JournalMaker) -> None:
    journal = a_journal()
    for text in ("one", "one", "two"):
        journal.begin(header(source_text=text))
        journal.end("completed", progress())
    assert ask(places.history, "SELECT source_text FROM source ORDER BY source_text") == [("one",), ("two",)]


def test_the_minutes_of_a_session_are_summed_up_at_its_end(places: Places, a_journal: JournalMaker) -> None:
    journal = a_journal()
    journal.begin(header())
    journal.keep(progress(done(0), done(2, active=20_000)))
    assert journal.settle(LONG)
    assert ask(places.history, "SELECT * FROM session_area") == []
    journal.end("completed", progress(done(0), done(1), done(2, active=20_000)))
    assert ask(places.history, "SELECT area, active_ms FROM session_area ORDER BY area") == [
        ("back-thigh", 20_000),
        ("calf", 60_000),
        ("hip", 20_000),
    ]
    assert ask(places.history, "SELECT kind, active_ms FROM session_kind ORDER BY kind") == [
        ("stretch", 60_000),
        ("warm-up", 20_000),
    ]


def test_only_what_changed_is_written(places: Places, clock: WallClock, told: list[str]) -> None:
    statements: list[str] = []

    class Watched(Ledger):
        def open(self) -> None:
            super().open()
            assert self._connection is not None
            self._connection.set_trace_callback(statements.append)

    journal = KeptJournal(Watched(places, told.append, clock), told.append, clock)
    journal.begin(header())
    journal.keep(progress(done(0), done(1), done(2)))
    assert journal.settle(LONG)
    statements.clear()
    journal.keep(progress(done(0), done(1), done(2), done(3)))
    assert journal.settle(LONG)
    journal.close()
    # SQLite traces a statement once more when it looks at a trigger.
    assert [line.split()[0] for line, _ in groupby(statements)] == ["BEGIN", "UPDATE", "INSERT", "COMMIT"]


def test_names_from_a_file_system_that_knows_no_unicode_are_kept_as_well_as_can_be(
    places: Places, a_journal: JournalMaker, a_history: HistoryMaker, told: list[str]
) -> None:
    session_id = a_journal().begin(header(routine_id="caf\udce9", routine_name="\x00 ' -- \u202e"))
    record = a_history().session(session_id)
    assert record is not None
    assert (record.routine_id, record.routine_name, told) == ("caf?", "\x00 ' -- \u202e", [])


def test_the_day_the_person_lived_is_kept_with_its_offset_and_zone(places: Places, a_journal: JournalMaker) -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("America/St_Johns"))
    a_journal().begin(header(tz="", started_at=late))
    assert ask(places.history, "SELECT day, started_offset, tz FROM session") == [
        ("2026-11-22", -210, "America/St_Johns"),
    ]


def test_ids_sort_by_the_time_they_were_made(a_journal: JournalMaker) -> None:
    journal = a_journal()
    ids = []
    for _ in range(5):
        ids.append(journal.begin(header()))
        journal.end("completed", progress())
    assert ids == sorted(ids)
    assert [one[14] for one in ids] == ["7"] * 5


def test_a_plain_copy_of_an_open_history_is_whole(places: Places, a_journal: JournalMaker, tmp_path: Path) -> None:
    journal = a_journal()
    journal.begin(header())
    journal.keep(progress(done(0), done(1)))
    assert journal.settle(LONG)
    copied = places_in(tmp_path / "elsewhere")
    copied.data.mkdir(parents=True)
    copied.history.write_bytes(places.history.read_bytes())
    assert ask(copied.history, "PRAGMA integrity_check") == [("ok",)]
    assert ask(copied.history, "SELECT count(*) FROM pass") == [(2,)]


def test_a_busy_database_is_waited_for(
    places: Places, a_journal: JournalMaker, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relief_player.history.store.BUSY_TIMEOUT", 0.01)
    journal = a_journal()
    journal.begin(header())
    with raw(places.history) as other:
        other.execute("BEGIN EXCLUSIVE")
        journal.keep(progress(done(0), active=42))
        assert not journal.settle(0.1)
        other.execute("ROLLBACK")
    assert journal.settle(LONG)
    assert (ask(places.history, "SELECT active_ms FROM session"), told) == ([(42,)], [])


def test_after_a_failed_write_nothing_is_taken_as_written(
    places: Places, a_journal: JournalMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relief_player.history.store.BUSY_TIMEOUT", 0.01)
    journal = a_journal()
    journal.begin(header())
    journal.keep(progress(done(0), done(1)))
    assert journal.settle(LONG)
    with raw(places.history) as other:
        other.execute("BEGIN EXCLUSIVE")
        journal.keep(progress(done(0), done(1), done(2)))
        assert not journal.settle(0.1)
        other.execute("DELETE FROM pass")
        other.execute("COMMIT")
    assert journal.settle(LONG)
    assert ask(places.history, "SELECT count(*) FROM pass") == [(3,)]


def test_a_new_session_whose_lock_somebody_looks_at_is_written_once_they_have_looked(
    places: Places, a_journal: JournalMaker, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relief_player.history.ledger._LOCK_PATIENCE", 0.0)
    monkeypatch.setattr("relief_player.history.journal.new_id", lambda: "the-next")
    journal = a_journal()
    places.locks.mkdir()
    looking = hold(session_lock(places.locks, "the-next"))
    assert looking is not None
    monkeypatch.setattr(journal, "_start_left", 0.05)
    journal.begin(header())
    looking.release()
    assert journal.settle(LONG)
    assert (ask(places.history, "SELECT id FROM session"), told) == ([("the-next",)], [])
