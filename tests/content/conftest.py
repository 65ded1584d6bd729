"""What the tests of the content stand on: the shipped files as read, and the figures of the evidence base."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook, read_move_book
from relief_player.routine.reader import ReadResult, read_routine_file

NO_ROUTINES = ("moves", "sources")


@pytest.fixture(scope="session")
def book(checkout: Path) -> MoveBook:
    return read_move_book(checkout / "routines" / "moves.toml")


@pytest.fixture(scope="session")
def readings(checkout: Path, book: MoveBook) -> Mapping[str, ReadResult]:
    paths = sorted((checkout / "routines").glob("*.toml"))
    return {path.stem: read_routine_file(path, book) for path in paths if path.stem not in NO_ROUTINES}


@pytest.fixture(scope="session")
def routines(readings: Mapping[str, ReadResult]) -> Mapping[str, Routine]:
    return {name: result.routine for name, result in readings.items() if result.routine is not None}


@pytest.fixture(scope="session")
def bibliography(checkout: Path) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((checkout / "routines" / "sources.toml").read_text(encoding="utf-8"))["source"]


@pytest.fixture(scope="session")
def base(checkout: Path) -> Mapping[str, object]:
    """The routines of the evidence base (step, seconds, repetitions, sides) and the keys of its bibliography."""
    return json.loads((checkout / "tests" / "data" / "evidence_figures.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def base_moves(checkout: Path) -> Mapping[str, Mapping[str, object]]:
    """The stretch library of the evidence base: area, hold and sources by id."""
    return json.loads((checkout / "tests" / "data" / "evidence_moves.json").read_text(encoding="utf-8"))
