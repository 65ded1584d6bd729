"""Looking through a long history: pages by key, filters, counts, and what ratings tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from desk import MORNING, WallClock, ask, done, header, progress

from relief_player.history import browsing
from relief_player.history.browse import Change, SessionRow, Wanted
from relief_player.history.journal import KeptJournal
from relief_player.history.reading import History
from relief_player.places import Places
from relief_player.units import Ms

Opens = Callable[[], History]
EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


@pytest.fixture
def played(a_journal: Callable[[], KeptJournal], clock: WallClock) -> Callable[..., str]:
    """Keeps a session; what it is given are fields of the header, and `outcome`."""
    journal = a_journal()

    def plays(*, outcome: str = "completed", passes: int = 2, **others: object) -> str:
        begun = header(**others)
        clock.time = begun.started_at
        session_id = journal.begin(begun)
        journal.end(outcome, progress(*(done(number) for number in range(passes)), active=60_000))  # type: ignore[arg-type]  # an outcome
        return session_id

    return plays


def all_pages(history: History, wanted: Wanted, size: int) -> list[SessionRow]:
    found: list[SessionRow] = []
    while page := browsing.rows(history, wanted, found[-1] if found else None, size):
        assert len(page) <= size
        found += page
    return found


def test_pages_follow_on_one_another_also_where_many_began_at_once(
    played: Callable[..., str], a_history: Opens
) -> None:
    ids = [played(started_at=MORNING + timedelta(days=number // 3)) for number in range(7)]
    history = a_history()
    expected = sorted(ids, key=lambda one: (ids.index(one) // 3, one), reverse=True)
    assert [row.id for row in all_pages(history, Wanted(), 2)] == expected


def test_a_row_says_what_the_list_shows(played: Callable[..., str], a_history: Opens) -> None:
    session_id = played(started_at=MORNING.astimezone(EAST))
    history = a_history()
    history.rate(session_id, before=6, after=2, note="better")
    (row,) = browsing.rows(history, Wanted())
    planned = header().planned_ms
    assert row == SessionRow(
        session_id, MORNING, "evening-legs", "Evening legs", "completed", planned, Ms(60_000), 6, 2, noted=True
    )
    assert row.started_at.utcoffset() == timedelta(hours=14)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), {"legs", "neck", "broken"}),
        (Wanted(routine_id="neck"), {"neck"}),
        (Wanted(goal="relief"), {"neck"}),
        (Wanted(outcome="stopped"), {"broken"}),
        (Wanted(area="calf"), {"legs", "broken"}),
        (Wanted(area="calf", outcome="completed"), {"legs"}),
        (Wanted(area="jaw"), set()),
    ],
)
def test_each_filter_leaves_what_fits(
    played: Callable[..., str], a_history: Opens, wanted: Wanted, found: set[str]
) -> None:
    names = {
        played(): "legs",
        played(routine_id="neck", goal="relief", passes=0): "neck",
        played(outcome="stopped"): "broken",
    }
    history = a_history()
    assert {names[row.id] for row in browsing.rows(history, wanted)} == found
    assert browsing.count(history, wanted) == len(found)


@pytest.mark.parametrize(
    ("started", "day"),
    [
        (datetime(2026, 11, 22, 0, 30, tzinfo=EAST), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 30, tzinfo=WEST), date(2026, 11, 22)),
        (datetime(2026, 11, 21, 23, 59, 59, tzinfo=EAST), date(2026, 11, 21)),
        (datetime(2026, 11, 23, 0, 0, tzinfo=WEST), date(2026, 11, 23)),
    ],
)
def test_a_day_is_the_one_the_person_lived(
    played: Callable[..., str], a_history: Opens, started: datetime, day: date
) -> None:
    played(started_at=started)
    history = a_history()
    days = (day - timedelta(days=1), day, day + timedelta(days=1))
    assert [browsing.count(history, Wanted(first=one, last=one)) for one in days] == [0, 1, 0]


def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_for(
    played: Callable[..., str], a_history: Opens
) -> None:
    played()
    assert browsing.count(a_history(), Wanted(first=date.min, last=date.max)) == 1


def test_there_is_to_choose_what_was_played(played: Callable[..., str], a_history: Opens) -> None:
    played(routine_name="Old name")
    played(started_at=MORNING + timedelta(days=1), routine_name="New name")
    gone = played(routine_id="gone", routine_name="Gone", goal="")
    played(routine_id="z", routine_name="another", goal="relief", passes=0)
    history = a_history()
    history.delete(gone)
    found = browsing.choices(history)
    assert found.routines == (("z", "another"), ("evening-legs", "New name"))
    assert found.goals == ("flexibility", "relief")
    assert found.areas == ("calf",)


def test_changes_are_the_means_of_what_was_rated_before_and_after(played: Callable[..., str], a_history: Opens) -> None:
    rated = [(6, 2), (5, 4), (9, None), (None, 0)]
    history = a_history()
    played(started_at=MORNING - timedelta(days=30))
    for before, after in rated:
        history = a_history()
        history.rate(played(), before=before, after=after)
    history.rate(played(outcome="stopped", routine_id="neck", routine_name="Neck"), before=3, after=3)
    assert browsing.changes(history, MORNING.date()) == [
        Change("evening-legs", "Evening legs", 2, 5.5, 3.0),
        Change("neck", "Neck", 1, 3.0, 3.0),
    ]
    assert browsing.changes(history, MORNING.date() + timedelta(days=1)) == []


def test_what_counts_is_counted_whether_sums_are_fresh_or_not(
    played: Callable[..., str], a_history: Opens, places: Places
) -> None:
    played()
    history = a_history()
    assert browsing.counted(history) == 1
    played(started_at=MORNING + timedelta(days=1), outcome="stopped")
    played(started_at=MORNING + timedelta(days=1), rehearsal=True)
    history.delete(played(started_at=MORNING + timedelta(days=2)))
    assert browsing.counted(history) == 2
    assert ask(places.history, "SELECT count(*) FROM stale_day") == [(0,)]


def test_where_nothing_was_played_there_is_nothing(a_history: Opens) -> None:
    history = a_history()
    assert browsing.rows(history, Wanted()) == []
    assert browsing.count(history, Wanted()) == 0
    assert browsing.counted(history) == 0
    assert browsing.changes(history, MORNING.date()) == []
    assert browsing.choices(history).routines == ()


def test_nobody_s_text_becomes_part_of_a_query(played: Callable[..., str], a_history: Opens) -> None:
    played()
    odd = "' OR 1=1 --"
    for wanted in (Wanted(routine_id=odd), Wanted(area=odd), Wanted(goal=odd), Wanted(outcome=odd)):
        assert browsing.rows(a_history(), wanted) == []
