"""What the tests of the history share: places in a temp folder, a wall clock, and what a person was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from desk import WallClock, places_in

from relief_player.history.journal import KeptJournal, open_journal
from relief_player.history.reading import History, open_history
from relief_player.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_in(tmp_path)


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def a_journal(places: Places, clock: WallClock, told: list[str]) -> Iterator[Callable[[], KeptJournal]]:
    """Opens journals, and closes them at the end of the test."""
    with ExitStack() as opened:

        def opens() -> KeptJournal:
            journal = open_journal(places, told.append, clock)
            opened.callback(journal.close)
            return journal

        yield opens


@pytest.fixture
def a_history(places: Places, clock: WallClock) -> Iterator[Callable[[], History]]:
    """Opens the history to read, and closes it at the end of the test."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(open_history(places, clock))
