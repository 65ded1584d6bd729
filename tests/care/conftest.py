"""What the tests of care stand on: the shipped routines and the keys of the bibliography."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from relief_player.routine.model import Routine
from relief_player.routine.moves import read_move_book
from relief_player.routine.reader import read_routine_file


@pytest.fixture(scope="session")
def shipped_routines(checkout: Path) -> Mapping[str, Routine]:
    folder = checkout / "routines"
    book = read_move_book(folder / "moves.toml")
    found = {}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in ("moves", "sources"):
            routine = read_routine_file(path, book).routine
            assert routine is not None, path.name
            found[path.stem] = routine
    return found


@pytest.fixture(scope="session")
def bibliography(checkout: Path) -> frozenset[str]:
    return frozenset(tomllib.loads((checkout / "routines" / "sources.toml").read_text(encoding="utf-8"))["source"])
