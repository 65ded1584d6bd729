"""What every session does for a face: the program's own, and those that tests of either face play by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hand_played import HandPlayed
from tui_fakes import FakeSession

from relief_player.bootstrap.app import App
from relief_player.bootstrap.opening import open_new
from relief_player.bootstrap.options import PlayOptions
from relief_player.places import Places
from relief_player.plain import ports as plain
from relief_player.routine.model import Kind, Routine, Step
from relief_player.session.ready import ReadySession
from relief_player.session.state import Phase
from relief_player.tui import session_port as screens
from relief_player.units import Ms

WALK = Routine(name="Walk", steps=(Step(number=1, kind=Kind.MOVE, name="Walk", pass_length=Ms(600_000)),))


@dataclass
class Staged:
    """A session, the protocols it fulfils, and how its face ends it."""

    session: ReadySession
    fulfils: tuple[type, ...]
    finish: Callable[[], object]


def _real(folder: Path) -> Staged:
    places = Places(folder / "data", folder / "config", folder / "state", folder / "cache")
    app = App(places, lambda: datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
    session = open_new(app, WALK, "walk", PlayOptions(sound=False))
    return Staged(session, (plain.PlayedSession, screens.PlayedSession), session.finish)


def _by_hand_in_lines(_folder: Path) -> Staged:
    session = HandPlayed(WALK, FakeClock())
    return Staged(session, (plain.PlayedSession,), lambda: session.finish("stopped"))


def _by_hand_on_screens(_folder: Path) -> Staged:
    session = FakeSession(WALK)
    return Staged(session, (screens.PlayedSession,), session.finish)


@pytest.fixture(params=[_real, _by_hand_in_lines, _by_hand_on_screens], ids=["real", "lines", "screens"])
def staged(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Staged]:
    made: Staged = request.param(tmp_path)
    yield made
    made.finish()


def _members(protocol: type) -> set[str]:
    inherited = [name for one in protocol.__mro__ if one.__module__.startswith("relief_player") for name in vars(one)]
    return {name for name in inherited if not name.startswith("_")}


def test_it_has_all_that_its_faces_ask_for(staged: Staged):
    wanted = set().union(*map(_members, staged.fulfils))
    assert {"begin", "finish", "muted"} <= wanted
    assert sorted(name for name in wanted if not hasattr(staged.session, name)) == []


def test_it_plays_from_its_beginning_on(staged: Staged):
    assert staged.session.conductor.snapshot().phase is Phase.READY
    staged.session.begin()
    assert staged.session.conductor.snapshot().phase is Phase.PLAYING
    assert staged.session.session_id


def test_it_can_be_muted(staged: Staged):
    staged.session.set_muted(True)
    assert staged.session.muted


def test_it_ends_once_however_often_it_is_ended(staged: Staged):
    staged.session.begin()
    assert staged.finish() == staged.finish()


def test_what_it_has_to_tell_are_texts(staged: Staged):
    assert all(type(notice) is str for notice in staged.session.notices)
