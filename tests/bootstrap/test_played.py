"""One session from its beginning to its summary: what becomes of its record, and what is asked about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relief_player.bootstrap.acute import open_now
from relief_player.bootstrap.app import App
from relief_player.bootstrap.opening import open_new, open_resumed
from relief_player.bootstrap.options import PlayOptions
from relief_player.bootstrap.played import PlayedSession
from relief_player.errors import HistoryError
from relief_player.faultlog import LOG
from relief_player.history.record import SessionRecord
from relief_player.places import Places, find_places
from relief_player.routine.reader import read_routine
from relief_player.session.state import Command, Order
from relief_player.units import Ms

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
WALK = """
name = "Walk"
areas = ["whole-body", "calf"]
{}
[timing]
get_ready = "0s"
[[step]]
kind = "move"
name = "Walk"
duration = "{}"
"""


class EngineError(Exception):
    """A fault of the program."""


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache"), lambda: NOON)


@pytest.fixture
def opened(app: App) -> Callable[..., PlayedSession]:
    """A session of a walk, ready to begin."""

    def open_it(length: str = "10m", goal: str = "", **options: object) -> PlayedSession:
        text = WALK.format(f'goal = "{goal}"' if goal else "", length)
        routine = read_routine(text, file="walk.toml", moves=app.moves).routine
        assert routine is not None
        return open_new(app, routine, "walk", PlayOptions(sound=False, **options))

    return open_it


def breaks(session: PlayedSession, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine fails at the next order."""

    def fail(*_: object) -> None:
        raise EngineError("the figures do not add up")

    monkeypatch.setattr(session.conductor, "_carry_out", fail)
    session.conductor.submit(Command.NEXT)
    assert session.conductor.over.wait(5)


def recorded(app: App) -> list[SessionRecord]:
    with app.history() as history:
        return list(history.sessions())


def test_a_session_whose_engine_failed_is_recorded_as_broken_off_and_says_so(app, opened, monkeypatch) -> None:
    session = opened()
    session.begin()
    breaks(session, monkeypatch)
    summary = session.finish()
    assert (summary.outcome, summary.saved) == ("interrupted", True)
    assert summary.message == "Something in the player went wrong (EngineError), and the session ended there."
    assert [one.outcome for one in recorded(app)] == ["interrupted"]


def test_what_a_developer_needs_to_mend_a_failed_engine_is_in_the_log(opened, monkeypatch) -> None:
    session = opened()
    session.begin()
    breaks(session, monkeypatch)
    session.finish()
    text = (find_places().state / LOG).read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "EngineError: the figures do not add up" in text


def test_a_session_that_could_not_be_kept_says_so_at_its_end(app, opened) -> None:
    app.places.data.write_text("a file where the folder of the history should be", encoding="utf-8")
    session = opened()
    session.begin()
    summary = session.finish("stopped")
    assert not summary.saved
    assert session.notices[-1] == "It could not be saved in your history."


@pytest.mark.parametrize("options", [{"record": False}, {}])
def test_nothing_is_said_of_the_history_where_it_took_the_session_or_was_to_keep_none(opened, options) -> None:
    session = opened(**options)
    session.begin()
    assert "history" not in session.finish("stopped").message


def test_an_engine_that_fails_at_the_very_end_costs_neither_the_record_nor_the_summary(
    app, opened, monkeypatch
) -> None:
    session = opened()
    session.begin()

    def fail(*_: object) -> None:
        raise EngineError

    monkeypatch.setattr(session.conductor, "_carry_out", fail)
    assert session.finish("stopped").outcome == "interrupted"
    assert [one.outcome for one in recorded(app)] == ["interrupted"]


def test_a_session_that_was_broken_off_by_a_fault_can_be_gone_on_with(app, opened, monkeypatch) -> None:
    session = opened()
    session.begin()
    breaks(session, monkeypatch)
    session.finish()
    again = open_resumed(app, None, PlayOptions(sound=False))
    assert again.began_at == session.began_at
    again.abandon()


@pytest.mark.parametrize(
    "options", ["x", "[]", '{"timing": {"switch": "5s"}}', '{"timing": {"sweetch": 5}}', '{"fit": -1}']
)
def test_a_session_whose_layout_nobody_can_read_is_refused_in_words(app, opened, options: str) -> None:
    session = opened()
    session.begin()
    session.finish("stopped")
    with closing(sqlite3.connect(app.places.history)) as history, history:
        history.execute("UPDATE session SET options = ?", (options,))
    with pytest.raises(HistoryError, match="cannot be resumed"):
        open_resumed(app, None, PlayOptions(sound=False))


@pytest.mark.parametrize(("goal", "acute"), [("relief", True), ("flexibility", False), ("", False)])
def test_a_session_for_relief_is_acute_however_it_was_begun(opened, goal: str, acute: bool) -> None:
    session = opened(goal=goal)
    assert session.acute is acute
    session.abandon()


def test_help_now_is_acute_and_knows_the_part_that_was_named(app) -> None:
    session = open_now(app, "toes", PlayOptions(sound=False))
    assert (session.acute, session.area) == (True, "toes")
    session.abandon()


def test_where_no_part_was_named_it_is_the_first_of_the_routine(opened) -> None:
    session = opened()
    assert session.area == "calf"
    session.abandon()


def _played(session: PlayedSession, *orders: Order) -> PlayedSession:
    session.begin()
    for order in orders:
        session.conductor.submit(order).result(5)
    if not orders:
        assert session.conductor.over.wait(5)
    session.finish()
    return session


def test_what_was_completed_is_asked_about_and_what_was_stopped_is_not(opened) -> None:
    assert _played(opened("10ms")).wants_rating
    assert not _played(opened(), Command.STOP).wants_rating


def test_what_was_stopped_may_still_be_rated(app, opened) -> None:
    session = _played(opened(), Command.STOP)
    assert session.may_rate
    session.rate(eased=True)
    assert [one.eased for one in recorded(app)] == [True]
    assert not session.may_rate


@pytest.mark.parametrize("options", [{"yes": True}, {"record": False}, {"speed": 2.0}])
def test_whoever_wants_no_questions_or_no_trace_is_not_asked(opened, options) -> None:
    session = _played(opened("10ms", **options))
    assert not session.wants_rating
    assert not session.may_rate


def test_an_id_stands_only_where_there_is_a_row(app, opened) -> None:
    kept, unkept = _played(opened("10ms")), _played(opened("10ms", record=False))
    assert (kept.session_id, unkept.session_id) == (recorded(app)[0].id, None)
    assert kept.began_at == NOON
    assert kept.timeline.length >= Ms(10)
