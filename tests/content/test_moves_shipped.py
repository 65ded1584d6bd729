"""What is shipped about the catalogue is what its TOML says.

Written anew by: UPDATE_SHIPPED=1 python -m pytest tests/content/test_moves_shipped.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from relief_player.places import shipped
from relief_player.routine.moves import read_move_book, read_moves
from relief_player.routine.moves_shipped import kept_moves, recall_moves

CATALOGUE = shipped("routines") / "moves.toml"
KEPT = CATALOGUE.with_suffix(".json")


def test_the_shipped_moves_are_what_the_shipped_catalogue_says() -> None:
    moves, problems = read_moves(CATALOGUE.read_text(encoding="utf-8"), file=str(CATALOGUE))
    assert problems == ()
    if os.environ.get("UPDATE_SHIPPED"):
        KEPT.write_bytes(kept_moves(CATALOGUE, moves))
    assert KEPT.read_bytes() == kept_moves(CATALOGUE, moves), "run: UPDATE_SHIPPED=1 python -m pytest tests/content"
    assert recall_moves(CATALOGUE) == moves


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The shipped catalogue, where it can be changed."""
    for path in (CATALOGUE, KEPT):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path / CATALOGUE.name


def test_the_order_of_the_catalogue_is_kept(copied: Path) -> None:
    known = recall_moves(copied)
    assert known is not None
    (copied.with_suffix(".json")).unlink()
    assert list(known) == list(read_move_book(copied).moves)


def test_a_catalogue_that_was_changed_is_read_anew(copied: Path) -> None:
    text = copied.read_text(encoding="utf-8").replace('name = "', 'name = "My ', 1)
    copied.write_text(text, encoding="utf-8")
    assert recall_moves(copied) is None
    assert next(iter(read_move_book(copied).moves.values())).name.startswith("My ")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"sum": 1, "moves": []}', '{"sum": 1}', "[" * 100_000])
def test_a_damaged_file_of_moves_only_means_that_the_catalogue_is_read(copied: Path, text: str) -> None:
    copied.with_suffix(".json").write_text(text, encoding="utf-8")
    assert recall_moves(copied) is None
    assert read_move_book(copied).problems == ()
    assert read_move_book(copied).moves
