"""What a session does not need for its first frame is made when it begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from relief_player.bootstrap.app import App
from relief_player.bootstrap.late import Late
from relief_player.bootstrap.opening import open_new
from relief_player.bootstrap.options import PlayOptions
from relief_player.bootstrap.played import PlayedSession
from relief_player.history.faults import NewerError
from relief_player.history.schema import APPLICATION_ID
from relief_player.places import Places
from relief_player.routine.reader import read_routine

ASKS_NOTHING = 'name = "Walk"\n[[step]]\nkind = "move"\nname = "Walk"\nduration = "10m"\n'
ASKS = ASKS_NOTHING + '[[step]]\nkind = "heat"\nname = "Warm towel"\narea = "calf"\nduration = "10m"\n'


@pytest.fixture
def app(tmp_path: Path) -> App:
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    return App(places, lambda: datetime(2026, 5, 4, 12, 0, tzinfo=UTC))


@pytest.fixture
def watch() -> list[datetime]:
    """A wall clock: what it shows is its only item."""
    return [datetime(2026, 5, 4, 12, 0, tzinfo=UTC)]


def opened(app: App, text: str) -> PlayedSession:
    routine = read_routine(text, file="walk.toml", moves=app.moves).routine
    assert routine is not None
    return open_new(app, routine, "walk", PlayOptions(sound=False))


def made_by_newer(app: App) -> None:
    import sqlite3  # noqa: PLC0415  # only here

    app.places.data.mkdir(parents=True)
    with sqlite3.connect(app.places.history) as history:
        history.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        history.execute("PRAGMA user_version = 999")
        history.execute("CREATE TABLE later (id)")
    history.close()


def test_a_part_is_made_when_it_is_first_asked_for_and_only_once() -> None:
    made: list[str] = []
    part = Late(lambda: made.append("made") or made)
    assert part.made is None
    assert part.get() is part.get() is part.made
    assert made == ["made"]


def test_a_part_that_could_not_be_made_is_tried_again() -> None:
    answers = iter([OSError("busy"), None])

    def make() -> str:
        if (fault := next(answers)) is not None:
            raise fault
        return "made"

    part = Late(make)
    with pytest.raises(OSError, match="busy"):
        part.get()
    assert part.get() == "made"


def test_the_record_is_opened_when_the_session_begins_and_not_before(app: App) -> None:
    session = opened(app, ASKS_NOTHING)
    assert not app.places.history.exists()
    session.begin()
    assert app.places.history.exists()
    session.finish("stopped")


def test_a_session_that_is_abandoned_before_it_began_opens_nothing(app: App) -> None:
    opened(app, ASKS_NOTHING).abandon()
    assert not app.places.history.exists()


def test_where_questions_are_asked_the_record_is_open_before_them(app: App) -> None:
    session = opened(app, ASKS)
    assert app.places.history.exists()
    session.abandon()


def test_a_session_begins_when_it_is_begun_however_long_its_questions_stood_there(
    app: App, watch: list[datetime]
) -> None:
    app = App(app.places, lambda: watch[0])
    session = opened(app, ASKS)
    watch[0] += timedelta(minutes=5)
    session.begin()
    session.finish("stopped")
    with app.history() as history:
        (record,) = history.sessions()
    assert record.started_at == watch[0]
    assert record.routine_sha256 == sha256(ASKS.encode()).hexdigest()


def test_a_history_of_a_newer_version_refuses_the_session_as_it_begins_and_is_left_alone(app: App) -> None:
    made_by_newer(app)
    before = app.places.history.read_bytes()
    session = opened(app, ASKS_NOTHING)
    with pytest.raises(NewerError):
        session.begin()
    assert not session.finish().saved
    assert app.places.history.read_bytes() == before
