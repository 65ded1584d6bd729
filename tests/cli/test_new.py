"""`relief new`."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from relief_player.places import shipped


@pytest.fixture
def own(own_home: dict[str, str]) -> Path:
    """The person's folder of routines, as it will be."""
    return Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "routines"


def test_a_new_routine_is_written_among_the_persons_own_and_its_path_is_printed(relief, own: Path):
    ended = relief("new", "Evening legs")
    path = own / "evening-legs.toml"
    assert (ended.code, ended.out) == (0, f"{path}\n")
    assert tomllib.loads(path.read_text(encoding="utf-8"))["name"] == "Evening legs"


def test_what_to_do_next_is_said(relief, own: Path):
    said = relief("new", "Evening legs").err
    assert f"Written to {own / 'evening-legs.toml'}." in said
    assert "relief edit evening-legs" in said


def test_a_new_routine_has_nothing_to_mend_and_can_be_shown_by_its_id(relief, own: Path):
    relief("new", "Evening legs")
    assert relief("check", "--strict", "--notes", own / "evening-legs.toml").err == "1 file: nothing to mend.\n"
    assert relief("show", "evening-legs").code == 0


def test_a_new_routine_explains_itself_in_comments(relief, own: Path):
    relief("new", "Evening legs")
    text = (own / "evening-legs.toml").read_text(encoding="utf-8")
    assert sum("#" in line for line in text.splitlines()) > 15


def test_without_a_name_there_is_always_room(relief, own: Path):
    assert [Path(relief("new").out.strip()).name for _ in range(2)] == ["my-routine.toml", "my-routine-2.toml"]


def test_a_name_without_a_letter_finds_room_too(relief, own: Path):
    assert [Path(relief("new", name).out.strip()).name for name in ("🦵", "!")] == [
        "my-routine.toml",
        "my-routine-2.toml",
    ]


@pytest.mark.skipif(os.sep != "/", reason="quotes of another shell")
def test_what_to_do_next_can_be_typed_where_a_folder_has_a_blank_in_its_name(relief, tmp_path: Path):
    (tmp_path / "my legs").mkdir()
    path = tmp_path / "my legs" / "x.toml"
    said = relief("new", path).err
    assert f"relief edit '{path}'" in said
    assert f"relief watch '{path}'" in said


def test_a_routine_that_is_there_is_left_as_it_is(relief, own: Path):
    relief("new", "Evening legs")
    (own / "evening-legs.toml").write_text("mine", encoding="utf-8")
    ended = relief("new", "Evening  LEGS")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("The file is there already")
    assert (own / "evening-legs.toml").read_text(encoding="utf-8") == "mine"


def test_a_path_is_where_the_file_goes(relief, tmp_path: Path):
    assert relief("new", tmp_path / "drafts" / "two-calves.toml").code == 0
    assert tomllib.loads((tmp_path / "drafts" / "two-calves.toml").read_text())["name"] == "Two calves"
    assert relief("new", tmp_path / "other").code == 0
    assert (tmp_path / "other.toml").exists()


def test_a_name_in_quotes_and_of_any_script_is_written_safely(relief, own: Path):
    relief("new", 'Füße "ruhig" \\ 足')
    (path,) = own.iterdir()
    assert tomllib.loads(path.read_text(encoding="utf-8"))["name"] == 'Füße "ruhig" \\ 足'


@pytest.mark.parametrize("name", ["\x1b[31mred", "a" * 201, "moves"], ids=["escape", "long", "moves"])
def test_what_cannot_be_a_name_is_refused_and_nothing_is_written(relief, own: Path, name: str):
    ended = relief("new", name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("That cannot be the name of a routine")
    assert "\x1b" not in ended.err
    assert not own.exists()


def test_a_name_that_stands_before_a_shipped_routine_is_told(relief):
    assert "takes the place of the shipped routine calm-breathing" in relief("new", "Calm breathing").err
    assert "takes the place" not in relief("new", "Evening legs").err


# -- from another ------------------------------------------------------------------------------------------------------


def test_a_copy_is_the_same_but_for_its_name(relief, own: Path):
    assert relief("new", "--from", "calm-breathing", "Before sleep").code == 0
    before = (shipped("routines") / "calm-breathing.toml").read_text(encoding="utf-8").splitlines()
    after = (own / "before-sleep.toml").read_text(encoding="utf-8").splitlines()
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert changed == [('name = "Calm breathing, six a minute"', 'name = "Before sleep"')]


def test_a_copy_without_a_name_of_its_own_is_called_mine(relief, own: Path):
    relief("new", "--from", "calm-breathing")
    assert (
        tomllib.loads((own / "my-calm-breathing-six-a-minute.toml").read_text())["name"]
        == "My calm breathing, six a minute"
    )


def test_a_copy_of_a_broken_file_is_as_broken(relief, own: Path, file):
    broken = file("name = [", "broken.toml")
    assert relief("new", "Again", "--from", broken).code == 0
    assert (own / "again.toml").read_text() == "name = ["


def test_a_copy_of_nothing_is_refused(relief, own: Path):
    assert relief("new", "--from", "no-such-routine").code == 2
    assert not own.exists()


# -- what it costs others ----------------------------------------------------------------------------------------------


def test_a_list_of_routines_loads_nothing_of_the_editing(own_home: dict[str, str]):
    code = (
        "import sys; from relief_player.cli.main import run; run(['list']);"
        "sys.exit(any('editing' in name for name in sys.modules if name.startswith('relief_player.routine')))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=own_home, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0


def test_a_file_that_stands_where_the_folder_would_be_is_named(relief, tmp_path: Path):
    (tmp_path / "legs").write_text("mine", encoding="utf-8")
    ended = relief("new", str(tmp_path / "legs" / "evening.toml"))
    assert (ended.code, ended.err.splitlines()[1]) == (
        1,
        f"{tmp_path / 'legs' / 'evening.toml'}: {tmp_path / 'legs'} is no folder.",
    )
