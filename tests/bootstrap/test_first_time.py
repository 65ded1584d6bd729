"""What a person is shown once."""

from __future__ import annotations

from pathlib import Path

from relief_player.bootstrap.first_time import is_first_time


def test_the_first_time_is_one_and_no_other_is(tmp_path: Path):
    folder = tmp_path / "not" / "yet"
    assert [is_first_time(folder, "player") for _ in range(3)] == [True, False, False]


def test_each_thing_has_a_first_time_of_its_own(tmp_path: Path):
    assert is_first_time(tmp_path, "player")
    assert is_first_time(tmp_path, "builder")


def test_where_nothing_can_be_kept_nothing_is_shown(tmp_path: Path):
    folder = tmp_path / "file"
    folder.write_text("in the way", encoding="utf-8")
    assert not is_first_time(folder, "player")
