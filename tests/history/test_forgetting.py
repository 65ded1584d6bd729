"""Forgetting: what is forgotten is in no table and no byte."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from desk import MORNING, ask, done, header, progress, raw

from relief_player.history.forgetting import copies_beside, forget
from relief_player.places import Places


@pytest.fixture
def two(a_journal, a_history):
    """A history with two sessions a day apart, each with a text of its own."""
    journal = a_journal()
    for number, word in enumerate(("Heliotrope", "Marigold")):
        session_id = journal.begin(
            header(
                started_at=MORNING + timedelta(days=number),
                routine_name=word,
                source_text=f"name = '{word}' # {word * 400}",
            )
        )
        journal.end("completed", progress(done(0)))
        a_history().rate(session_id, note=f"{word} note")
    return a_history()


def test_what_is_forgotten_leaves_no_byte(two, places: Places) -> None:
    assert b"Heliotrope" in places.history.read_bytes()
    assert forget(two, MORNING + timedelta(hours=1)) == 1
    held = places.history.read_bytes()
    assert (b"Heliotrope" in held, b"Marigold" in held) == (False, True)
    assert two.totals().sessions == 1
    assert [one.day for one in two.day_sums(MORNING.date()) if one.what == "all"] == ["2026-11-23"]


def test_everything_can_be_forgotten(two, places: Places) -> None:
    with raw(places.history) as connection:
        connection.execute("INSERT INTO told VALUES ('x', 1, 'h', NULL, 1, 0, 'rule', 'about')")
    assert forget(two) == 3
    for table in (
        "session",
        "source",
        "pass",
        "session_area",
        "session_kind",
        "day_sum",
        "told",
        "gate_answer",
        "cramp",
    ):
        assert ask(places.history, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608  # names from above
    assert b"Marigold" not in places.history.read_bytes()


def test_a_session_that_is_being_played_is_kept(a_journal, a_history) -> None:
    journal = a_journal()
    journal.begin(header())
    history = a_history()
    assert forget(history) == 0
    assert len(list(history.sessions())) == 1


def test_the_copies_beside_it_are_known(places: Places) -> None:
    places.data.mkdir(parents=True)
    names = [
        "history.version-1.db",
        "history.corrupt-20261122T073000.db",
        "history.corrupt-x.db-journal",
        "history.before-restore-1.db",
    ]
    for name in (*names, "history.db", "history-mine.db"):
        (places.data / name).touch()
    assert [copy.name for copy in copies_beside(places.history)] == sorted(names)
    assert copies_beside(Path("nowhere/history.db")) == []
