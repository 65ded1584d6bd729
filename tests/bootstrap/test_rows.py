"""The rows of a list are made anew when what they were made with has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relief_player.bootstrap.app import App
from relief_player.places import Places

LONG_AGO = 1_700_000_000 * 10**9
"""Files that were written just now are never remembered."""
MOVES = '[[move]]\nid = "reach"\nname = "Reach"\nduration = "{}"\n'
ROUTINE = 'name = "Reaching"\n[[step]]\nkind = "move"\nmove = "reach"\n'


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str], None]:
    """Writes a file of the person, long ago."""

    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(LONG_AGO + len(text), LONG_AGO + len(text)))

    return write


@pytest.fixture
def length(tmp_path: Path) -> Callable[[], int | None]:
    """What the list of a program that has just been started says of the routine's length."""
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache")

    def listed() -> int | None:
        rows = App(places, lambda: datetime(2026, 5, 4, 12, 0, tzinfo=UTC)).rows()
        return next(row.duration_ms for row in rows if row.id == "reaching")

    return listed


def test_a_changed_catalogue_of_moves_changes_the_list(
    put: Callable[[str, str], None], length: Callable[[], int | None]
):
    put("data/routines/reaching.toml", ROUTINE)
    put("data/routines/moves.toml", MOVES.format("60s"))
    before = length()
    put("data/routines/moves.toml", MOVES.format("1m30s"))
    assert before is not None
    assert length() == before + 30_000


def test_changed_lead_ins_of_the_settings_change_the_list(
    put: Callable[[str, str], None], length: Callable[[], int | None]
):
    put("data/routines/reaching.toml", ROUTINE)
    put("data/routines/moves.toml", MOVES.format("60s"))
    put("config/config.toml", '[timing]\nget_ready = "10s"\n')
    before = length()
    put("config/config.toml", '[timing]\nget_ready = "25s"\n')
    assert before is not None
    assert length() == before + 15_000


def test_what_has_not_changed_is_not_read_again(
    put: Callable[[str, str], None], length: Callable[[], int | None], monkeypatch: pytest.MonkeyPatch
):
    put("data/routines/reaching.toml", ROUTINE)
    put("data/routines/moves.toml", MOVES.format("60s"))
    before = length()
    monkeypatch.setattr(App, "_describe", None)
    assert length() == before
