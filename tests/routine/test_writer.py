"""How a new file looks, and how it gets to the disk."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from relief_player.errors import ReliefError
from relief_player.routine.saving import save_text
from relief_player.routine.writer import SCHEMA_LINE, moves_text, routine_text, toml_text

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such permissions")


def test_a_routine_is_written_as_a_person_would_write_it(routine):
    text = """\
name = "Evening legs"
gate = ["general"]
timing = { switch = 2.5, countdown = 0 }
step = [
  { kind = "stretch", move = "calf-wall", duration = 30, sets = 2, rest = 10, sides = "each", technique = "static" },
  { rounds = 2, rest = "1:30", step = [{ kind = "heat", area = "calf", duration = "10m", check_every = "5m" }] },
  { kind = "breathe", pattern = [4.5, 0, 6, 0], duration = 60, note = "Slowly.\\nEasily." },
  { kind = "note", name = "Done", cues = [{ at = 0, say = "Well done" }] },
]
"""
    assert routine_text(routine(text)) == SCHEMA_LINE + (
        """\
format = 1
name = "Evening legs"
gate = "general"

[timing]
switch = "2s500ms"
countdown = 0

[[step]]
kind = "stretch"
move = "calf-wall"
duration = "30s"
sets = 2
rest = "10s"

[[step]]
rounds = 2
rest = "1m30s"

[[step.step]]
kind = "heat"
area = "calf"
duration = "10m"

[[step]]
kind = "breathe"
pattern = [4.5, 0, 6, 0]
breaths = 5
note = \"""
Slowly.
Easily.\"""

[[step]]
kind = "note"
name = "Done"
cues = [{ at = "0s", say = "Well done" }]
"""
    )


def test_a_long_list_has_each_element_on_its_own_line():
    long = "A caution that takes a good part of a line by itself, and more."
    assert toml_text({"cautions": [long, long]}) == f'cautions = [\n    "{long}",\n    "{long}",\n]\n'


def test_a_key_that_is_no_bare_key_is_quoted():
    assert toml_text({"a b": 1, "é": {"x.y": True}}) == '"a b" = 1\n"é" = { "x.y" = true }\n'


def test_no_moves_make_no_text():
    assert moves_text([]) == ""


# -- to the disk -------------------------------------------------------------------------------------------------------


def test_a_text_is_saved_in_a_folder_that_is_made(tmp_path: Path):
    path = tmp_path / "new" / "evening.toml"
    save_text(path, "é\n")
    assert path.read_bytes() == "é\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["evening.toml"]


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "evening.toml"
    path.write_text("old")
    with pytest.raises(ReliefError, match="there already"):
        save_text(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["evening.toml"]


def test_a_file_is_replaced_where_that_was_asked_for(tmp_path: Path):
    path = tmp_path / "evening.toml"
    path.write_text("old")
    save_text(path, "new", overwrite=True)
    assert path.read_text() == "new"


@posix
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path):
    path = tmp_path / "evening.toml"
    path.write_text("old")
    path.chmod(0o640)
    save_text(path, "new", overwrite=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_new_file_may_be_read_like_any_other(tmp_path: Path, overwrite: bool):
    usual = tmp_path / "usual"
    usual.write_text("")
    save_text(tmp_path / "new", "x", overwrite=overwrite)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_a_disk_without_links_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "evening.toml"
    save_text(path, "new")
    assert path.read_text() == "new"
    with pytest.raises(ReliefError, match="there already"):
        save_text(path, "newer")
    assert path.read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["evening.toml"]


@pytest.mark.parametrize("where", ["write", "fsync"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "evening.toml"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync" if where == "fsync" else "replace", refuse)
    if where == "write":
        monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReliefError, match="not written") as caught:
        save_text(path, "new", overwrite=True)
    assert "no space left" in caught.value.message
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["evening.toml"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ReliefError, match="not written"):
        save_text(tmp_path / "file" / "evening.toml", "x")
