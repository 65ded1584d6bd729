"""What is shipped about the shipped routines is what their files say.

Written anew by: UPDATE_SHIPPED=1 python -m pytest tests/content/test_shelf_shipped.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from relief_player.bootstrap.app import App, local_now
from relief_player.places import Places, shipped
from relief_player.routine.shelf_rows import Origin, row_of
from relief_player.routine.shelf_shipped import NAME, ShippedRows, shipped_rows
from relief_player.session.compile import compile_routine
from relief_player.settings.values import TimingSettings

ROUTINES = shipped("routines")
TIMING = TimingSettings()


def made_now() -> str:
    shelf = App(Places(*(Path(os.devnull) / kind for kind in ("data", "config", "state", "cache"))), local_now).shelf
    rows = []
    for entry in shelf.entries():
        assert entry.origin is Origin.SHIPPED
        timeline = compile_routine(entry.routine, TIMING) if entry.routine else None
        assert timeline is not None, entry.problems
        rows.append((entry.path, row_of(entry, lambda _, line=timeline: (line.length, line.own_pace)).as_fields()))
    return shipped_rows(ROUTINES, str(TIMING), rows)


def test_the_shipped_rows_are_what_the_shipped_files_say() -> None:
    text = made_now()
    if os.environ.get("UPDATE_SHIPPED"):
        (ROUTINES / NAME).write_text(text, encoding="utf-8", newline="\n")
    assert (ROUTINES / NAME).read_text(encoding="utf-8") == text, "run: UPDATE_SHIPPED=1 python -m pytest tests/content"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The shipped folder, where it can be changed."""
    for path in ROUTINES.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_a_file_that_is_as_it_was_shipped_is_known_without_being_read_as_a_routine(copied: Path) -> None:
    fields = ShippedRows(copied, str(TIMING)).recall(copied / "calf-cramp-now.toml")
    assert fields is not None
    assert fields["areas"]


def test_a_shipped_file_that_was_changed_is_not_known(copied: Path) -> None:
    path = copied / "calf-cramp-now.toml"
    path.write_bytes(path.read_bytes() + b"# mine\n")
    assert ShippedRows(copied, str(TIMING)).recall(path) is None


def test_with_another_catalogue_of_moves_nothing_is_known(copied: Path) -> None:
    catalogue = copied / "moves.toml"
    catalogue.write_bytes(catalogue.read_bytes() + b"# mine\n")
    assert ShippedRows(copied, str(TIMING)).recall(copied / "calf-cramp-now.toml") is None


def test_with_other_lead_ins_nothing_is_known(copied: Path) -> None:
    assert ShippedRows(copied, str(TimingSettings(countdown=5))).recall(copied / "calf-cramp-now.toml") is None


def test_a_file_of_the_same_name_elsewhere_is_not_known(copied: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("own") / "calf-cramp-now.toml"
    elsewhere.write_bytes((copied / "calf-cramp-now.toml").read_bytes())
    assert ShippedRows(copied, str(TIMING)).recall(elsewhere) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"timing": 1, "files": []}', '{"files": {"calf-cramp-now.toml": 1}}'])
def test_a_damaged_file_of_rows_only_means_that_routines_are_read(copied: Path, text: str) -> None:
    (copied / NAME).write_text(text, encoding="utf-8")
    assert ShippedRows(copied, str(TIMING)).recall(copied / "calf-cramp-now.toml") is None
