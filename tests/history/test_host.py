"""Which machine this is: an id that no copy of the database carries along."""

from __future__ import annotations

import shutil
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from relief_player.history.host import FILE, host_id

NOWHERE = Path("nowhere")


def test_a_machine_keeps_its_id(tmp_path: Path) -> None:
    assert host_id(tmp_path, NOWHERE) == host_id(tmp_path, NOWHERE)


def test_the_id_is_a_uuid_and_the_system_s_own_id_is_not_in_it(tmp_path: Path) -> None:
    system = tmp_path / "machine-id"
    system.write_text("0123456789abcdef0123456789abcdef\n")
    made = host_id(tmp_path, system)
    assert str(uuid.UUID(made)) == made
    assert made != str(uuid.UUID("0123456789abcdef0123456789abcdef"))


def test_another_folder_is_another_machine(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert host_id(tmp_path / "one", NOWHERE) != host_id(tmp_path / "two", NOWHERE)


def test_a_folder_that_was_copied_to_another_machine_is_another_machine(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    for name in ("machine-here", "machine-there"):
        (tmp_path / name).write_text(name)
    here = host_id(tmp_path / "here", tmp_path / "machine-here")
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert host_id(tmp_path / "there", tmp_path / "machine-there") != here


@pytest.mark.parametrize("content", ["", "garbage\n", "\N{SNOWMAN}"])
def test_a_file_that_holds_no_id_is_made_anew(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    made = host_id(tmp_path, NOWHERE)
    assert host_id(tmp_path, NOWHERE) == made


def test_the_file_is_for_nobody_else(tmp_path: Path) -> None:
    host_id(tmp_path, NOWHERE)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_two_who_ask_at_once_get_one_answer(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: host_id(tmp_path, NOWHERE), range(32)))
    assert len(answers) == 1
