"""The terminal that other tests look through sees what a person would see."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
import terminal
from terminal import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(bool(terminal.missing()), reason=terminal.missing())]

ECHO = """
import sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
sys.stdout.write("\\x1b[?1049h\\x1b[?1003;1006h\\x1b[?25l\\x1b[2;3Hready\\x1b[<u")
sys.stdout.flush()
key = sys.stdin.read(1)
sys.stdout.write(f"\\x1b[3;3Hpressed {key}")
sys.stdout.flush()
sys.stdin.read(1)
if len(sys.argv) > 1:
    termios.tcsetattr(0, termios.TCSANOW, before)
    sys.stdout.write("\\x1b[?1003;1006l\\x1b[?25h\\x1b[?1049l")
sys.exit(7)
"""


def _echo(environment: dict[str, str], *arguments: str) -> Terminal:
    return Terminal([sys.executable, "-c", ECHO, *arguments], environment=environment)


def test_a_key_pressed_is_seen_by_the_program_and_its_answer_on_the_screen(own_home: dict[str, str]):
    with _echo(own_home) as seen:
        seen.wait_for("ready")
        seen.press("k")
        assert seen.wait_for("pressed k").splitlines()[1:3] == ["  ready", "  pressed k"]


def test_the_exit_code_is_told_and_a_terminal_left_raw_is_noticed(own_home: dict[str, str]):
    with _echo(own_home) as seen:
        seen.wait_for("ready")
        seen.press("ab")
        assert (seen.wait_for_end(), seen.is_as_before()) == (7, False)
        assert {1049, 1003, 1006} <= seen.modes()
        assert 25 not in seen.modes()


def test_a_terminal_that_was_restored_is_as_before(own_home: dict[str, str]):
    with _echo(own_home, "restore") as seen:
        seen.wait_for("ready")
        seen.press("ab")
        assert (seen.wait_for_end(), seen.is_as_before()) == (7, True)


def test_closing_the_window_hangs_the_program_up(own_home: dict[str, str]):
    with _echo(own_home) as seen:
        seen.wait_for("ready")
        seen.hang_up()
        assert seen.wait_for_end() == -signal.SIGHUP


def test_the_other_screen_gives_back_what_stood_on_the_first(own_home: dict[str, str]):
    draw = r"printf 'first\n\033[?1049h\033[Hother\033[K'; read _; printf '\033[?1049l'"
    with Terminal(["sh", "-c", draw], environment=own_home) as seen:
        assert "first" not in seen.wait_for("other")
        seen.press("\r")
        seen.wait_for_end()
        assert seen.text().split() == ["first"]


def test_what_never_comes_fails_with_the_screen(own_home: dict[str, str]):
    with _echo(own_home) as seen:
        seen.wait_for("ready")
        with pytest.raises(AssertionError, match="ready"):
            seen.wait_for("never", patience=0.05)


def test_the_program_knows_the_size_of_its_window(own_home: dict[str, str], tmp_path: Path):
    with Terminal(["stty", "size"], environment=own_home, columns=50, rows=15, cwd=tmp_path) as seen:
        seen.wait_for("15 50")
