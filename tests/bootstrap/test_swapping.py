"""A move that takes another's place, in a real session: what its record says, also once it was gone on with."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from relief_player.bootstrap.app import App
from relief_player.bootstrap.opening import open_new, open_resumed
from relief_player.bootstrap.options import PlayOptions
from relief_player.bootstrap.played import PlayedSession
from relief_player.history.record import StepRecord
from relief_player.places import Places
from relief_player.routine.reader import read_routine
from relief_player.session.state import Command
from relief_player.session.swap import choices_of

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
CALF = """
name = "Calf"
[timing]
get_ready = "0s"
transition = "0s"
switch = "0s"
[[step]]
kind = "stretch"
move = "calf-wall-straight"
duration = "10m"
sides = "each"
"""
OWN = "Calf stretch at the wall, knee straight"


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache"), lambda: NOON)


@pytest.fixture
def session(app: App) -> PlayedSession:
    """Ten minutes for each calf, begun."""
    routine = read_routine(CALF, file="calf.toml", moves=app.moves).routine
    assert routine is not None
    opened = open_new(app, routine, "calf", PlayOptions(sound=False))
    opened.begin()
    return opened


def swap(session: PlayedSession) -> str:
    """Do the first easier move; its name."""
    step = session.conductor.snapshot().step
    instead = choices_of(session.timeline, step, session.easier(step))[1]
    session.swap(instead)
    return instead.name


def recorded(app: App) -> tuple[StepRecord, ...]:
    with app.history() as history:
        (only,) = history.sessions()
    return only.steps


def test_the_catalogue_says_what_is_easier(session: PlayedSession) -> None:
    step = session.conductor.snapshot().step
    assert [move.id for move in session.easier(step)] == ["calf-towel-seated", "ankle-pump"]
    session.finish()


def test_the_record_names_what_was_done_and_what_came_before_keeps_its_own_name(
    app: App, session: PlayedSession
) -> None:
    session.conductor.submit(Command.NEXT).result(5)
    name = swap(session)
    session.conductor.submit(Command.STOP).result(5)
    summary = session.finish()
    assert [step.name for step in summary.steps] == [OWN, name]
    assert [step.name for step in recorded(app)] == [OWN, name]


def test_gone_on_with_it_still_says_what_was_done(app: App, session: PlayedSession) -> None:
    name = swap(session)
    session.conductor.submit(Command.NEXT).result(5)
    session.conductor.submit(Command.STOP).result(5)
    session.finish()
    before = recorded(app)
    again = open_resumed(app, None, PlayOptions(sound=False))
    again.begin()
    again.conductor.submit(Command.STOP).result(5)
    again.finish()
    assert before[0].name == name
    assert [(step.name, step.areas) for step in recorded(app)] == [(step.name, step.areas) for step in before]
