"""`relief watch`: a file beside an editor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from relief_player.cli.watch import OwnEyes, watch
from relief_player.cli.watch_page import timeline_lines
from relief_player.places import shipped
from relief_player.routine.moves import MoveBook
from relief_player.routine.reader import read_routine
from relief_player.session.compile import compile_routine

BROKEN = 'name = "x"\n[[step]]\nkind = "stretch"\nname = "y"\nduration = "ten"\n'
RIGHT = """
name = "Walk"
[timing]
get_ready = "1s"
[[step]]
kind = "move"
name = "Slow walk"
duration = "1m"
[[step]]
kind = "note"
name = "Well done"
"""
BLOCK = """
name = "Swings"
[timing]
get_ready = "10s"
transition = "10s"
[[step]]
name = "Legs"
rounds = 2
[[step.step]]
kind = "move"
name = "One leg"
duration = "20s"
[[step.step]]
kind = "note"
name = "Well?"
duration = "20s"
"""


class FakeEyes:
    """Each wait is followed by what a person does in an editor meanwhile; after the last they press Ctrl-C."""

    def __init__(self, *doings: Callable[[], object]) -> None:
        self._doings = iter(doings)
        self._own = OwnEyes()
        self._steady = False

    def look(self, path: Path) -> object:
        return self._own.look(path)

    def wait(self) -> None:
        # Every other wait is that of a file that has settled.
        self._steady = not self._steady
        if self._steady:
            return
        doing = next(self._doings, None)
        if doing is None:
            raise KeyboardInterrupt
        doing()


@pytest.fixture
def watched(relief, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Watches a file through what a person does; what was shown, each showing from its first line."""

    def run(path: Path, *doings: Callable[[], object]) -> list[str]:
        with pytest.raises(KeyboardInterrupt):
            watch(path, FakeEyes(*doings), notes=False)
        name = path.name
        return [part.strip() for part in capsys.readouterr().out.split(f"{name}: ")[1:]]

    return run


def test_a_right_file_is_shown_with_its_length_and_its_steps(relief, file):
    ended = relief("watch", "--once", file(RIGHT, "walk.toml"))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("walk.toml: nothing to mend\n\nWalk, 1:01 and your own pace\n|1---")
    assert ended.out.endswith("\n   0:01    1 Slow walk. 1 minute.\n   1:01    2 Well done. Waits for you.\n")


def test_a_broken_file_is_shown_with_its_problems_and_ends_as_check_does(relief, file):
    path = file(BROKEN)
    ended = relief("watch", "--once", path)
    assert (ended.code, ended.out.splitlines()[0]) == (3, "short.toml: 1 problem")
    assert f'{path}:5:12: step[0].duration: found "ten"' in ended.out


def test_findings_stand_before_the_steps(relief, file):
    ended = relief("watch", "--once", file(BROKEN.replace("ten", "20m")))
    assert ended.code == 3
    assert ended.out.index(" error: ") < ended.out.index("x, 20:10")


def test_a_file_that_is_not_there_is_told(relief, tmp_path: Path):
    ended = relief("watch", "--once", tmp_path / "missing.toml")
    assert (ended.code, ended.out) == (2, "missing.toml: there is no such file yet\n")


@pytest.mark.parametrize("name", ["moves.toml", "sources.toml"])
def test_what_is_no_routine_is_checked_and_has_no_steps(relief, name: str):
    assert relief("watch", "--once", shipped("routines") / name).out == f"{name}: nothing to mend\n"


# -- again and again ---------------------------------------------------------------------------------------------------


def test_a_file_is_shown_again_when_it_was_saved(watched, file):
    path = file(RIGHT)
    first, second = watched(path, lambda: path.write_text(BROKEN), lambda: None, lambda: None)
    assert first.startswith("nothing to mend")
    assert second.startswith("1 problem")


def test_a_file_that_stays_as_it_is_is_shown_once(watched, file):
    assert len(watched(file(RIGHT), *[lambda: None] * 5)) == 1


def test_an_editor_that_puts_another_file_in_its_place_is_followed(watched, file, tmp_path: Path):
    path, other = file(RIGHT), tmp_path / "other"
    # As long as the first, and as old: only the file itself is another.
    other.write_text(RIGHT.replace("Slow", "Fast"))
    status = path.stat()
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    first, second = watched(path, lambda: other.replace(path), lambda: None)
    assert ("Slow walk" in first, "Fast walk" in second) == (True, True)


def test_a_file_that_goes_and_comes_again_is_waited_for(watched, file):
    path = file(RIGHT)
    shown = watched(path, path.unlink, lambda: None, lambda: path.write_text(RIGHT), lambda: None)
    assert [one.splitlines()[0] for one in shown] == ["nothing to mend", "there is no such file yet", "nothing to mend"]


def test_a_file_that_is_not_there_yet_is_waited_for(watched, tmp_path: Path):
    path = tmp_path / "coming.toml"
    shown = watched(path, lambda: path.write_text(RIGHT), lambda: None)
    assert [one.splitlines()[0] for one in shown] == ["there is no such file yet", "nothing to mend"]


def test_a_file_is_not_read_while_it_is_being_written(file, capsys: pytest.CaptureFixture[str], relief):
    path = file(RIGHT)
    sizes = iter([(1, 9, 1), (1, 9, 1), (2, 0, 1), (3, 5, 1), (4, 9, 1), (4, 9, 1)])

    class Hasty(FakeEyes):
        def look(self, path: Path) -> object:
            stamp = next(sizes, None)
            if stamp is None:
                raise KeyboardInterrupt
            return stamp

        def wait(self) -> None:
            pass

    with pytest.raises(KeyboardInterrupt):
        watch(path, Hasty(), notes=False)
    assert capsys.readouterr().out.count("nothing to mend") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_ctrl_c_ends_it_quietly_with_130(start: Callable[..., subprocess.Popen[bytes]], file):
    with start("watch", file(RIGHT)) as program:
        assert program.stderr is not None
        assert program.stderr.readline() == b"Watching. Ctrl-C ends it.\n"
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=20)
    assert (program.returncode, err) == (130, b"")
    assert out.startswith(b"short.toml: nothing to mend\n")
    assert b"\x1b" not in out


def test_a_page_that_is_too_high_for_the_window_says_how_much_more_there_is(
    relief, file, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "14")
    path = file('name = "x"\n' + '[[step]]\nkind = "rest"\nduration = 3\n' * 30)
    shown = relief("watch", "--once", path).out.splitlines()
    assert len(shown) <= 12
    assert shown[-1].startswith("… and 24 lines more")


def test_in_a_terminal_a_long_problem_goes_on_between_words(relief, file, monkeypatch: pytest.MonkeyPatch):
    path = file(BROKEN)
    (problem,) = [line for line in relief("watch", "--once", path).out.splitlines() if "expected" in line]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    shown = relief("watch", "--once", path).out.splitlines()[2:]
    assert "".join(shown).replace(" ", "") == problem.replace(" ", "")
    assert all(line.startswith("    ") for line in shown[1:])
    assert [word for line in shown for word in line.split()] == problem.split()


# -- the page ----------------------------------------------------------------------------------------------------------


def _page(text: str, width: int) -> list[str]:
    routine = read_routine(text, file="x", moves=MoveBook(())).routine
    assert routine is not None
    return timeline_lines(routine, compile_routine(routine), width)


def test_each_stretch_of_a_step_stands_in_the_strip_by_its_share_of_the_time():
    assert _page(BLOCK, 40)[1] == "|1----------|2------|1----------|2------"


def test_a_step_in_a_block_stands_under_it_with_its_first_time():
    assert _page(BLOCK, 60)[3:] == [
        "             Legs: 2 rounds",
        "   0:10    1   One leg. 20 seconds.",
        "   0:30    2   Well? 20 seconds.",
    ]


def test_a_long_line_goes_on_under_its_words():
    long = BLOCK.replace("One leg", "One leg after the other, forth and back")
    assert _page(long, 40)[4:6] == [
        "   0:10    1   One leg after the other,",
        "             forth and back. 20 seconds.",
    ]


@pytest.mark.parametrize("width", [1, 19, 20, 33, 100])
def test_no_line_is_wider_than_there_is_room(width: int):
    assert all(len(line) <= max(width, 20) for line in _page(BLOCK, width)[1:])
