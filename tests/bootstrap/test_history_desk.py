"""The history as its screens get it: over the real file, in short looks from any thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from desk import MORNING, WallClock, ask, done, header, places_in, progress, raw

from relief_player.bootstrap.app import App
from relief_player.bootstrap.desks.history import HistoryShelf
from relief_player.errors import HistoryError, NotFoundError
from relief_player.history.browse import Wanted
from relief_player.history.journal import open_journal
from relief_player.history.reading import open_history
from relief_player.places import Places

Plays = Callable[..., str]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_in(tmp_path)


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def plays(places: Places, clock: WallClock) -> Plays:
    """Keeps a session that began so many days ago."""

    def keep(days_ago: int = 0, passes: int = 2, **others: object) -> str:
        clock.time = MORNING - timedelta(days=days_ago)
        journal = open_journal(places, lambda _: None, clock)
        session_id = journal.begin(header(started_at=clock.time, **others))
        journal.end("completed", progress(*(done(number) for number in range(passes)), active=120_000))
        journal.close()
        clock.time = MORNING
        return session_id

    return keep


@pytest.fixture
def shelf(places: Places, clock: WallClock) -> HistoryShelf:
    def play(routine_id: str) -> object:
        raise NotFoundError(f"There is no routine {routine_id}")

    return HistoryShelf(App(places, clock), play)  # type: ignore[arg-type]  # plays nothing


def test_where_there_is_no_history_there_is_nothing_and_none_is_made(shelf: HistoryShelf, places: Places) -> None:
    overview = shelf.overview()
    assert (overview.sums, overview.sessions, overview.reached, overview.notices) == ((), 0, None, ())
    assert (shelf.rows(Wanted()), shelf.count(Wanted()), shelf.changes(), shelf.suggestions()) == ([], 0, [], [])
    assert shelf.session("0") is None
    assert not places.history.exists()


def test_the_overview_says_what_was_done_and_how_regular_it_was(shelf: HistoryShelf, plays: Plays) -> None:
    for ago in (0, 1, 1, 40, 400):
        plays(ago)
    overview = shelf.overview()
    assert overview.today == MORNING.date()
    assert overview.sessions == 5
    assert overview.regular is not None
    assert (overview.regular.days, overview.regular.weeks) == (2, 1)
    by_day = {one.day: (one.sessions, one.active) for one in overview.sums if one.what == "all"}
    assert by_day == {"2026-11-22": (1, 120_000), "2026-11-21": (2, 240_000), "2026-10-13": (1, 120_000)}


def test_a_milestone_is_told_once(shelf: HistoryShelf, plays: Plays) -> None:
    for ago in range(10):
        plays(ago)
    assert [shelf.overview().reached for _ in range(2)] == [10, None]


def test_regularity_and_milestones_can_be_switched_off(shelf: HistoryShelf, plays: Plays, places: Places) -> None:
    places.config.mkdir()
    places.settings.write_text("consistency = false\n", encoding="utf-8")
    for ago in range(10):
        plays(ago)
    overview = shelf.overview()
    assert (overview.regular, overview.reached) == (None, None)


def test_what_was_not_visited_lately_comes_with_what_the_person_used(shelf: HistoryShelf, plays: Plays) -> None:
    for ago in (15, 20, 30):
        plays(ago, passes=3)  # calf and the hip
    plays(0, passes=2, routine_id="calf-only")  # the calf alone
    found = {one.unvisited.area: (one.routine_id, one.name, one.times) for one in shelf.suggestions()}
    assert found == dict.fromkeys(("back-thigh", "hip"), ("evening-legs", "Evening legs", 3))


def test_a_deletion_leaves_a_tombstone_and_can_be_taken_back(shelf: HistoryShelf, plays: Plays, places: Places) -> None:
    session_id = plays()
    revs = [ask(places.history, "SELECT rev, deleted_at IS NULL FROM session")[0]]
    shelf.delete(session_id)
    assert shelf.rows(Wanted()) == []
    assert shelf.overview().sessions == 0
    revs.append(ask(places.history, "SELECT rev, deleted_at IS NULL FROM session")[0])
    shelf.take_back(session_id)
    assert [row.id for row in shelf.rows(Wanted())] == [session_id]
    assert shelf.overview().sessions == 1
    revs.append(ask(places.history, "SELECT rev, deleted_at IS NULL FROM session")[0])
    first = int(str(revs[0][0]))
    assert revs == [(first, 1), (first + 1, 0), (first + 2, 1)]


def test_a_note_is_kept_as_a_new_revision_and_leaves_the_ratings(
    shelf: HistoryShelf, plays: Plays, places: Places, clock: WallClock
) -> None:
    session_id = plays()
    with open_history(places, clock) as history:
        history.rate(session_id, before=6, after=2)
    ((before,),) = ask(places.history, "SELECT rev FROM session")
    shelf.keep_note(session_id, "  much better\n")
    record = shelf.session(session_id)
    assert record is not None
    assert (record.note, record.before, record.after) == ("much better", 6, 2)
    assert ask(places.history, "SELECT rev FROM session") == [(int(str(before)) + 1,)]
    shelf.keep_note(session_id, "")
    assert [row.noted for row in shelf.rows(Wanted())] == [False]


def test_a_note_that_is_too_long_is_refused(shelf: HistoryShelf, plays: Plays) -> None:
    session_id = plays()
    with pytest.raises(HistoryError, match="too long"):
        shelf.keep_note(session_id, "x" * 10_001)


def test_looks_may_come_from_any_thread_at_once(shelf: HistoryShelf, plays: Plays) -> None:
    for ago in range(4):
        plays(ago)
    with ThreadPoolExecutor(4) as threads:
        counts = [threads.submit(shelf.count, Wanted()) for _ in range(12)]
        assert {one.result() for one in counts} == {4}


def test_a_history_of_a_newer_version_is_told_and_not_touched(
    shelf: HistoryShelf, plays: Plays, places: Places
) -> None:
    plays()
    with raw(places.history) as connection:
        connection.execute("PRAGMA user_version = 99")
    whole = places.history.read_bytes()
    for look in (shelf.overview, shelf.choices, shelf.changes, lambda: shelf.rows(Wanted())):
        with pytest.raises(HistoryError, match="newer version"):
            look()
    assert places.history.read_bytes() == whole


def test_a_damaged_history_is_kept_aside_and_told(shelf: HistoryShelf, places: Places) -> None:
    places.history.parent.mkdir(parents=True)
    places.history.write_bytes(b"no database at all" * 100)
    overview = shelf.overview()
    assert overview.sessions == 0
    assert "kept as" in overview.notices[0]


def test_a_busy_history_is_told(
    shelf: HistoryShelf, plays: Plays, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    plays()
    monkeypatch.setattr("relief_player.history.store.BUSY_TIMEOUT", 0.0)
    with raw(places.history) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryError, match="busy"):
            shelf.overview()
        connection.execute("ROLLBACK")
    assert shelf.overview().sessions == 1


def test_a_read_only_history_can_be_looked_through(
    shelf: HistoryShelf, plays: Plays, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ago in range(10):
        plays(ago)
    connect = sqlite3.connect

    def connect_to_read(*arguments: object, **named: object) -> sqlite3.Connection:
        connection = connect(*arguments, **named)  # type: ignore[call-overload]  # as it is called
        connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr("relief_player.history.store.sqlite3.connect", connect_to_read)
    overview = shelf.overview()
    assert (overview.sessions, overview.reached) == (10, None)
    assert len({one.day for one in overview.sums}) == 10


def test_a_routine_that_is_gone_is_told(shelf: HistoryShelf) -> None:
    with pytest.raises(NotFoundError, match="gone-legs"):
        shelf.open("gone-legs")
