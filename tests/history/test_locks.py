"""Locks: the proof that a player is alive."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from relief_player.history import locks
from relief_player.history.locks import hold, locked_ids, session_lock

HOLDER = """
import sys
from pathlib import Path
from relief_player.history.locks import hold
assert hold(Path(sys.argv[1])) is not None
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.lock"


def test_a_lock_is_held_by_one_at_a_time(path: Path) -> None:
    held = hold(path)
    assert held is not None
    assert hold(path) is None
    held.release()
    again = hold(path)
    assert again is not None
    again.release()


def test_a_released_lock_leaves_no_file(path: Path) -> None:
    held = hold(path)
    assert held is not None
    assert path.exists()
    held.release()
    assert not path.exists()


def test_releasing_twice_does_not_take_the_next_one_s_lock(path: Path) -> None:
    first = hold(path)
    assert first is not None
    first.release()
    second = hold(path)
    first.release()
    assert second is not None
    assert hold(path) is None
    second.release()


def test_a_file_that_nobody_holds_is_free_whatever_is_in_it(path: Path) -> None:
    path.write_text("12345\n")
    held = hold(path)
    assert held is not None
    held.release()


def test_a_file_that_was_replaced_is_locked_under_its_name(path: Path) -> None:
    old = hold(path)
    assert old is not None
    path.unlink()
    new = hold(path)
    assert new is not None
    assert os.path.samestat(path.stat(), os.fstat(new._handle))
    new.release()
    old.release()


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no open file")
def test_a_file_that_vanishes_between_opening_and_locking_is_made_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vanished = []

    def removed_just_before(handle: int) -> None:
        if not vanished:
            vanished.append(path.unlink())
        real(handle)

    real = locks._try_lock
    monkeypatch.setattr(locks, "_try_lock", removed_just_before)
    held = hold(path)
    assert held is not None
    assert os.path.samestat(path.stat(), os.fstat(held._handle))
    held.release()


def test_who_is_patient_gets_the_lock_when_it_is_let_go(path: Path) -> None:
    held = hold(path)
    assert held is not None
    got = []
    waiter = threading.Thread(target=lambda: got.append(hold(path, patience=10)))
    waiter.start()
    held.release()
    waiter.join(10)
    assert got[0] is not None
    got[0].release()


def test_of_many_who_try_one_has_it_at_any_moment(path: Path) -> None:
    inside, most = [], []

    def tries() -> None:
        for _ in range(25):
            held = hold(path, patience=10)
            assert held is not None
            inside.append(1)
            most.append(len(inside))
            inside.pop()
            held.release()

    threads = [threading.Thread(target=tries) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(most), max(most)) == (100, 1)


def test_a_lock_falls_with_its_process(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert hold(path) is None
        process.kill()
        process.wait()
        held = hold(path)
    assert held is not None
    held.release()


def test_a_child_that_outlives_its_parent_does_not_keep_the_lock(path: Path) -> None:
    held = hold(path)
    assert held is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False) as child:
        held.release()
        again = hold(path)
        assert again is not None
        again.release()
        child.communicate(b"\n")


@pytest.mark.skipif(os.name == "nt", reason="the errors of Windows are others")
def test_a_file_system_without_locks_is_taken_as_free(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno  # noqa: PLC0415  # only here

    def none_here(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("relief_player.history.locks._try_lock", none_here)
    held = hold(path)
    assert held is not None
    held.release()


def test_a_lock_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        hold(tmp_path / "no" / "folder.lock")


def test_lock_files_are_found_by_their_sessions(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for name in ("b", "a"):
        session_lock(tmp_path, name).touch()
    assert locked_ids(tmp_path) == ["a", "b"]


def test_a_folder_that_is_not_there_holds_no_locks(tmp_path: Path) -> None:
    assert locked_ids(tmp_path / "nowhere") == []
