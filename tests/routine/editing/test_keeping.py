"""When a draft may be written into a file, and what is kept of it through a crash."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from relief_player.errors import ReliefError
from relief_player.routine.editing.keeping import Clash, Keeper, KeptDraft, file_stem

OLD, MINE, THEIRS = 'name = "Old"\r\n', 'name = "Mine"\r\n', 'name = "Theirs"\n'


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "calm.toml").write_text(OLD)
    return Keeper(own=tmp_path / "own", shipped=tmp_path / "shipped", drafts=tmp_path / "state" / "drafts")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "evening.toml"
    path.parent.mkdir()
    path.write_bytes(OLD.encode())
    return path


def test_a_text_is_saved_to_the_byte(keeper: Keeper, path: Path):
    assert keeper.save(path, MINE, OLD) is None
    assert path.read_bytes() == MINE.encode()


def test_a_file_that_somebody_else_changed_is_left_alone_and_both_texts_are_given(keeper: Keeper, path: Path):
    path.write_text(THEIRS)
    assert keeper.save(path, MINE, OLD) == Clash(path, MINE, THEIRS)
    assert path.read_text() == THEIRS


def test_a_clash_that_was_settled_is_saved(keeper: Keeper, path: Path):
    path.write_text(THEIRS)
    clash = keeper.save(path, MINE, OLD)
    assert clash is not None
    assert keeper.save(path, clash.ours, clash.theirs) is None
    assert path.read_bytes() == MINE.encode()


def test_a_file_that_has_gone_is_not_made_again_unasked(keeper: Keeper, path: Path):
    path.unlink()
    assert keeper.save(path, MINE, OLD) == Clash(path, MINE, None)
    assert not path.exists()
    assert keeper.save(path, MINE, None) is None
    assert path.read_bytes() == MINE.encode()


def test_a_file_that_somebody_else_changed_in_the_same_way_is_saved_already(keeper: Keeper, path: Path):
    path.write_bytes(MINE.encode())
    assert keeper.save(path, MINE, OLD) is None


def test_a_new_routine_is_never_written_over_another(keeper: Keeper, path: Path):
    with pytest.raises(ReliefError, match="there already"):
        keeper.save(path, MINE, None)
    assert path.read_bytes() == OLD.encode()


def test_a_shipped_routine_is_never_written(keeper: Keeper, tmp_path: Path):
    path = tmp_path / "shipped" / "calm.toml"
    with pytest.raises(ReliefError, match="stay as they are"):
        keeper.save(path, MINE, OLD)
    with pytest.raises(ReliefError, match="stay as they are"):
        keeper.save(tmp_path / "own" / ".." / "shipped" / "new.toml", MINE, None)
    assert path.read_text() == OLD.replace("\r\n", "\n")
    assert [one.name for one in path.parent.iterdir()] == ["calm.toml"]


def test_a_change_of_a_shipped_routine_goes_into_the_persons_folder_under_its_id(keeper: Keeper, tmp_path: Path):
    assert keeper.home_of(tmp_path / "shipped" / "calm.toml") == tmp_path / "own" / "calm.toml"
    assert keeper.home_of(tmp_path / "elsewhere.toml") == tmp_path / "elsewhere.toml"


@pytest.mark.skipif(sys.platform == "win32", reason="links want a privilege there")
def test_what_a_link_led_to_is_made_again(keeper: Keeper, path: Path, tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    path.unlink()
    assert keeper.save(link, MINE, None) is None
    assert link.is_symlink()
    assert path.read_bytes().decode() == MINE


@pytest.mark.skipif(sys.platform == "win32", reason="links want a privilege there")
def test_a_link_stays_a_link(keeper: Keeper, path: Path, tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    assert keeper.save(link, MINE, OLD) is None
    assert link.is_symlink()
    assert path.read_bytes() == MINE.encode()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="who may do everything is never refused")
def test_a_file_that_may_not_be_written_is_not_replaced(keeper: Keeper, path: Path):
    path.chmod(0o444)
    with pytest.raises(ReliefError, match="may not be written"):
        keeper.save(path, MINE, OLD)
    assert path.read_bytes() == OLD.encode()


def test_a_folder_in_the_way_is_told(keeper: Keeper, tmp_path: Path):
    with pytest.raises(ReliefError, match="cannot be read"):
        keeper.save(tmp_path, MINE, OLD)


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Evening legs", "evening-legs"),
        ("  Calf: wall, straight!  ", "calf-wall-straight"),
        ("../../etc/passwd", "etc-passwd"),
        ("Wärme für Füße", "wärme-für-füsse"),
        ("\x1b[31m", "31m"),
        ("", "my-routine"),
        ("CON", "my-con"),
        ("a" * 90, "a" * 60),
    ],
)
def test_a_title_becomes_the_name_of_a_file(title: str, stem: str):
    assert file_stem(title) == stem


def test_a_free_place_is_one_where_nothing_is(keeper: Keeper, path: Path):
    assert keeper.free_place("Evening").name == "evening-2.toml"
    assert keeper.free_place("Morning").name == "morning.toml"
    assert keeper.free_place("Moves").name == "moves-2.toml"


# -- through a crash ---------------------------------------------------------------------------------------------------


def test_what_was_kept_is_found_again_by_its_file(keeper: Keeper, path: Path):
    keeper.keep_draft(path, "older", OLD)
    keeper.keep_draft(path, MINE, OLD)
    keeper.keep_draft(None, THEIRS, "")
    assert keeper.find_draft(path) == KeptDraft(path, MINE, OLD)
    assert keeper.find_draft(None) == KeptDraft(None, THEIRS, "")
    assert keeper.find_draft(path.with_name("other.toml")) is None


def test_what_was_dropped_is_gone(keeper: Keeper, path: Path):
    keeper.keep_draft(path, MINE, OLD)
    keeper.drop_draft(path)
    keeper.drop_draft(path)
    assert keeper.find_draft(path) is None


def test_a_kept_draft_that_is_broken_is_none(keeper: Keeper, path: Path, tmp_path: Path):
    keeper.keep_draft(path, MINE, OLD)
    (kept,) = (tmp_path / "state" / "drafts").iterdir()
    for broken in ("", "[]", "{}", "nonsense", '{"text": "x"}'):
        kept.write_text(broken)
        assert keeper.find_draft(path) is None
