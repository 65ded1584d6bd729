"""Reading the history: pages, filters, and what can be gone on with."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from desk import MORNING, TIMELINE, WallClock, ask, done, header, progress, raw
from msgspec.structs import replace

from relief_player.errors import HistoryError
from relief_player.history.journal import KeptJournal
from relief_player.history.reading import PAGE, History, open_history
from relief_player.places import Places
from relief_player.session.state import Progress

JournalMaker = Callable[[], KeptJournal]
HistoryMaker = Callable[[], History]


def play(
    journal: KeptJournal,
    *,
    outcome: str = "completed",
    at: datetime = MORNING,
    kept: Progress | None = None,
    **others: object,
) -> str:
    """A whole session, from its beginning to its end a minute later."""
    session_id = journal.begin(header(started_at=at, **others))
    journal.end(outcome, kept or progress(done(0)), at + timedelta(minutes=1))  # type: ignore[arg-type]  # as a test names it
    return session_id


# -- where there is nothing --------------------------------------------------------------------------------------------


def test_where_there_is_no_history_yet_none_is_made(places: Places, a_history: HistoryMaker) -> None:
    history = a_history()
    assert (list(history.sessions()), history.session("x"), history.resumable(), history.last_done(), history.gates()) == (
        [], None, None, {}, [],
    )  # fmt: skip
    assert not places.data.exists()


def test_a_damaged_file_is_kept_aside_and_the_history_is_empty(places: Places, a_history: HistoryMaker) -> None:
    places.data.mkdir()
    places.history.write_bytes(b"no database" * 100)
    history = a_history()
    assert list(history.sessions()) == []
    (line,) = history.notices
    assert "history.corrupt-20261122T073000.db" in line


def test_a_page_that_is_damaged_is_an_error_and_no_traceback(
    places: Places, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    play(a_journal())
    with raw(places.history) as connection:
        connection.execute("UPDATE pass SET kind = 'dance'")
    with pytest.raises(HistoryError, match="damaged"):
        list(a_history().sessions())


# -- listing -----------------------------------------------------------------------------------------------------------


def test_sessions_come_the_newest_first_whatever_their_offset(a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    auckland = MORNING.astimezone(timezone(timedelta(hours=13)))
    middle = play(journal, at=MORNING + timedelta(hours=1))
    newest = play(journal, at=auckland + timedelta(hours=2))
    oldest = play(journal, at=MORNING)
    assert [record.id for record in a_history().sessions()] == [newest, middle, oldest]


@pytest.mark.parametrize("count", [PAGE - 1, PAGE, PAGE + 1, 2 * PAGE])
def test_many_sessions_come_page_by_page_each_once(
    places: Places, a_journal: JournalMaker, a_history: HistoryMaker, count: int
) -> None:
    play(a_journal())
    with raw(places.history) as connection:
        # Many at the very same moment, so that only their ids tell them apart.
        connection.execute("CREATE TEMP TABLE one AS SELECT * FROM session")
        for number in range(count - 1):
            connection.execute("UPDATE one SET id = ?, started_at = started_at + ?", (f"{number:03}", number // 40))
            connection.execute("INSERT INTO session SELECT * FROM one")
    found = [record.id for record in a_history().sessions()]
    assert len(found) == len(set(found)) == count
    assert found == [row[0] for row in ask(places.history, "SELECT id FROM session ORDER BY started_at DESC, id DESC")]


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (1, 1), (2, 2), (9, 3), (None, 3)])
def test_no_more_come_than_were_asked_for(
    a_journal: JournalMaker, a_history: HistoryMaker, limit: int | None, count: int
) -> None:
    journal = a_journal()
    for _ in range(3):
        play(journal)
    assert len(list(a_history().sessions(limit=limit))) == count


def test_since_means_then_or_later(a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    play(journal, at=MORNING - timedelta(milliseconds=1))
    wanted = [play(journal, at=MORNING), play(journal, at=MORNING + timedelta(days=1))]
    assert [record.id for record in a_history().sessions(since=MORNING)] == wanted[::-1]


def test_one_routine_s_sessions_can_be_asked_for(a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    play(journal)
    desk = play(journal, routine_id="desk")
    assert [record.id for record in a_history().sessions(routine_id="desk")] == [desk]


def test_each_session_has_its_own_passes(a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    play(journal, kept=progress(done(0)))
    play(journal, kept=progress(done(1), done(4)), at=MORNING + timedelta(hours=1))
    assert [[step.name for step in record.steps] for record in a_history().sessions()] == [
        ["Calf, knee straight", "Heat, calf"],
        ["Calf, knee straight"],
    ]


def test_a_deleted_session_is_gone_from_every_answer(
    places: Places, a_journal: JournalMaker, a_history: HistoryMaker
) -> None:
    journal = a_journal()
    completed, stopped = play(journal), play(journal, outcome="stopped")
    with raw(places.history) as connection:
        connection.execute("UPDATE session SET deleted_at = 1")
    history = a_history()
    assert list(history.sessions()) == []
    assert (history.session(completed), history.session(stopped)) == (None, None)
    assert (history.resumable(), history.last_done()) == (None, {})


def test_ratings_and_a_note_are_read(places: Places, a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    session_id = play(a_journal())
    with raw(places.history) as connection:
        connection.execute("""UPDATE session SET "before" = 7, "after" = 2, note = 'looser'""")
    record = a_history().session(session_id)
    assert record is not None
    assert (record.before, record.after, record.note) == (7, 2, "looser")


def test_others_may_write_between_two_pages(a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    for _ in range(PAGE + 1):
        play(journal)
    reading = a_history().sessions()
    next(reading)
    play(journal, at=MORNING + timedelta(days=1))
    assert len(list(reading)) == PAGE


# -- last done ---------------------------------------------------------------------------------------------------------


def test_a_routine_was_last_done_when_it_was_last_completed(a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    vienna = timezone(timedelta(hours=1))
    play(journal, at=MORNING)
    play(journal, at=(MORNING + timedelta(days=1)).astimezone(vienna))
    for number, outcome in enumerate(("stopped", "interrupted"), start=2):
        play(journal, at=MORNING + timedelta(days=number), outcome=outcome)
    play(journal, at=MORNING + timedelta(days=5), rehearsal=True)
    play(journal, at=MORNING + timedelta(days=6), outcome="stopped", routine_id="desk")
    done_at = MORNING + timedelta(days=1, minutes=1)
    assert a_history().last_done() == {"evening-legs": done_at}
    assert a_history().last_done()["evening-legs"].utcoffset() == timedelta(hours=1)


# -- going on ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["stopped", "interrupted"])
def test_a_session_that_was_broken_off_comes_back_whole(
    a_journal: JournalMaker, a_history: HistoryMaker, outcome: str
) -> None:
    journal = a_journal()
    kept = progress(done(0), done(1, "partial", 12_345), phase="stopped", active=60_001, paused=7, inside=12_345)
    kept = replace(kept, cursor=replace(kept.cursor, lap=3, adjust=-10_000))
    session_id = play(journal, outcome=outcome, kept=kept, moves_text="[[move]]\n")
    found = a_history().resumable()
    assert found is not None
    assert (found.id, found.progress, found.started_at) == (session_id, kept, MORNING)
    assert found.header(TIMELINE) == header(moves_text="[[move]]\n")
    assert found.ended_at == MORNING + timedelta(minutes=1)


@pytest.mark.parametrize(("outcome", "rehearsal"), [("completed", False), ("stopped", True)])
def test_what_is_done_or_was_rehearsed_is_not_gone_on_with(
    a_journal: JournalMaker, a_history: HistoryMaker, outcome: str, rehearsal: bool
) -> None:
    session_id = play(a_journal(), outcome=outcome, rehearsal=rehearsal)
    assert a_history().resumable() is None
    assert a_history().resumable(session_id=session_id) is None


def test_the_newest_comes_first_of_one_routine_or_of_any(a_journal: JournalMaker, a_history: HistoryMaker) -> None:
    journal = a_journal()
    old = play(journal, outcome="stopped")
    legs = play(journal, outcome="interrupted", at=MORNING + timedelta(hours=1))
    desk = play(journal, outcome="stopped", at=MORNING + timedelta(hours=2), routine_id="desk")
    history = a_history()
    found = [history.resumable(), history.resumable("evening-legs"), history.resumable(session_id=old)]
    assert [one.id for one in found if one] == [desk, legs, old]
    assert history.resumable("neck") is None


def test_a_moment_without_an_offset_cannot_be_asked_for(a_history: HistoryMaker) -> None:
    with pytest.raises(ValueError, match="offset"):
        list(a_history().sessions(since=datetime(2026, 1, 1)))  # noqa: DTZ001  # that it has none is the point


def test_a_history_that_is_closed_can_be_closed_again(places: Places, a_journal: JournalMaker) -> None:
    play(a_journal())
    history = open_history(places, WallClock())
    history.close()
    history.close()


def test_by_default_a_file_kept_aside_is_named_by_the_present_time(places: Places) -> None:
    places.data.mkdir()
    places.history.write_bytes(b"no database" * 100)
    with open_history(places) as history:
        assert f"corrupt-{datetime.now(UTC).astimezone():%Y}" in history.notices[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_history_that_may_only_be_read_is_read(places: Places, a_journal: JournalMaker) -> None:
    journal = a_journal()
    journal.begin(header())
    journal.close()
    places.history.chmod(0o400)
    places.data.chmod(0o500)
    try:
        with open_history(places, WallClock()) as history:
            assert [record.outcome for record in history.sessions()] == ["running"]
    finally:
        places.data.chmod(0o700)
