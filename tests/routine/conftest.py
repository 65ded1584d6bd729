"""What tests of this room share: a small catalogue, and reading a text as one would read a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook, read_moves
from relief_player.routine.reader import ReadResult, read_routine

DATA = Path(__file__).resolve().parent.parent / "data" / "routines"


@pytest.fixture(scope="session")
def book() -> MoveBook:
    """The catalogue beside the good and bad routines."""
    moves, problems = read_moves((DATA / "moves.toml").read_text(encoding="utf-8"), file="moves.toml")
    assert not problems
    return MoveBook(moves)


@pytest.fixture(scope="session")
def read(book: MoveBook) -> Callable[[str], ReadResult]:
    """Reads a text with that catalogue."""
    return lambda text: read_routine(text, file="evening.toml", moves=book)


@pytest.fixture(scope="session")
def routine(read: Callable[[str], ReadResult]) -> Callable[[str], Routine]:
    """The routine of a text that has no problem."""

    def whole(text: str) -> Routine:
        result = read(text)
        assert not result.problems, [str(problem) for problem in result.problems]
        assert result.routine is not None
        return result.routine

    return whole


@pytest.fixture(scope="session")
def step(routine: Callable[[str], Routine]):
    """The only step of a routine, from its own lines."""
    return lambda kind, *lines: routine(_one_step(kind, lines)).leaves[0]


@pytest.fixture(scope="session")
def told(read: Callable[[str], ReadResult]):
    """The problems of a routine with one step, from its own lines: as (key, message, hint)."""

    def problems(kind: str, *lines: str) -> list[tuple[str, str, str]]:
        return [(one.key, one.message, one.hint) for one in read(_one_step(kind, lines)).problems]

    return problems


def _one_step(kind: str, lines: tuple[str, ...]) -> str:
    return "\n".join(('name = "Evening legs"', "[[step]]", f'kind = "{kind}"', *lines)) + "\n"
