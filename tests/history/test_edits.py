"""What a person says of a session afterwards, and deleting it with a way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk import ask, done, header, progress

from relief_player.errors import HistoryError, NotFoundError
from relief_player.history.journal import KeptJournal
from relief_player.history.reading import History
from relief_player.places import Places


@pytest.fixture
def session(a_journal: Callable[[], KeptJournal]) -> str:
    """A session that has been played to its end."""
    journal = a_journal()
    session_id = journal.begin(header())
    journal.end("completed", progress(done(0)))
    return session_id


def rev(places: Places, session_id: str) -> int:
    ((found,),) = ask(places.history, "SELECT rev FROM session WHERE id = ?", session_id)
    return int(str(found))


def test_a_rating_is_read_again_and_raises_the_revision(places: Places, a_history, session: str) -> None:
    history, first = a_history(), rev(places, session)
    history.rate(session, before=7, after=0, note="  Looser\nnow ", eased=False)
    record = history.session(session)
    assert (record.before, record.after, record.note, record.eased) == (7, 0, "Looser\nnow", False)
    assert rev(places, session) == first + 1


def test_what_is_not_said_stays_as_it_was(a_history, session: str) -> None:
    history = a_history()
    history.rate(session, before=7, note="one")
    history.rate(session, after=3)
    record = history.session(session)
    assert (record.before, record.after, record.note, record.eased) == (7, 3, "one", None)


def test_an_empty_note_takes_the_old_one_away(a_history, session: str) -> None:
    history = a_history()
    history.rate(session, note="one")
    history.rate(session, note="")
    assert history.session(session).note is None


def test_skipping_is_an_answer_and_nobody_is_asked_twice(a_journal, a_history) -> None:
    journal = a_journal()
    session_id = journal.begin(header())
    journal.end("stopped", progress(done(0)))
    history = a_history()
    assert not history.resumable().asked
    history.rate(session_id)
    assert history.resumable().asked


@pytest.mark.parametrize("rating", [{"before": 11}, {"after": -1}, {"note": "x" * 10_001}])
def test_what_is_no_rating_is_refused_and_changes_nothing(places, a_history, session: str, rating) -> None:
    first = rev(places, session)
    with pytest.raises(HistoryError):
        a_history().rate(session, **rating)
    assert rev(places, session) == first


def test_a_session_that_is_not_there_cannot_be_rated(a_history, session: str) -> None:
    with pytest.raises(NotFoundError):
        a_history().rate("nothing", before=1)


def test_without_a_history_nothing_can_be_changed(a_history: Callable[[], History]) -> None:
    with pytest.raises(NotFoundError):
        a_history().rate("nothing", before=1)


@pytest.mark.parametrize("name", ["whole", "beginning", "last"])
def test_a_deleted_session_is_gone_and_comes_back_whole(places: Places, a_history, session: str, name: str) -> None:
    history, first = a_history(), rev(places, session)
    before = history.session(session)
    text = {"whole": session, "beginning": session[:20].upper(), "last": "last"}[name]
    assert history.delete(text) == session
    assert (history.session(session), list(history.sessions()), history.totals().sessions) == (None, [], 0)
    assert history.delete(text, undo=True) == session
    assert (history.session(session), history.totals().sessions) == (before, 1)
    assert rev(places, session) == first + 2


def test_deleting_what_is_deleted_says_that_it_is_not_there(a_history, session: str) -> None:
    history = a_history()
    history.delete(session)
    with pytest.raises(NotFoundError):
        history.delete(session)


def test_a_session_that_is_being_played_is_not_deleted(a_journal, a_history) -> None:
    journal = a_journal()
    session_id = journal.begin(header())
    with pytest.raises(HistoryError, match="being played"):
        a_history().delete(session_id)


def test_the_beginning_of_two_ids_is_not_enough(a_journal, a_history) -> None:
    journal = a_journal()
    for _ in range(2):
        journal.begin(header())
        journal.end("completed", progress(done(0)))
    with pytest.raises(NotFoundError, match="more than one"):
        a_history().delete("0")
