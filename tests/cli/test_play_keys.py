"""`relief play --plain` in a real terminal: single keys, the question, every signal, and the terminal left as it was."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import terminal as terminals
from terminal import Terminal

pytestmark = pytest.mark.skipif(bool(terminals.missing()), reason=terminals.missing() or "-")

Play = Callable[..., Terminal]
_UNASKED = ("--yes",)
"""What is asked after a session is another file's business (`test_ratings`)."""


@pytest.fixture
def play(command, own_home, file, long, tmp_path) -> Play:
    """Plays the long routine line by line in a terminal of its own."""

    @contextmanager
    def begin(
        *options: str, text: str = long, shell: str = "", env: dict[str, str] | None = None
    ) -> Iterator[Terminal]:
        words: list[str | Path] = [*command, "play", file(text), "--plain", "--no-sound", *_UNASKED, *options]
        if shell:
            words = ["sh", "-c", shell, "sh", *words]
        with Terminal(words, environment={**own_home, **(env or {})}, cwd=tmp_path, rows=40) as shown:
            yield shown

    return begin


def test_a_key_is_taken_without_enter_and_not_echoed(play):
    with play() as shown:
        shown.wait_for("Walk. 10 minutes.")
        shown.press(" ")
        shown.wait_for("Paused. Press space to go on.")
        shown.press("nx")
        screen = shown.wait_for("Finished.")
        assert not any(line in ("n", "x", "nx") for line in screen.splitlines())
        assert shown.wait_for_end() == 0
        assert shown.is_as_before()


def test_q_and_y_stop_with_0_and_keep_what_was_done(play, rows):
    with play() as shown:
        shown.wait_for("Walk.")
        shown.press("q")
        shown.wait_for("Stop here?")
        shown.press("y")
        shown.wait_for("It is in your history.")
        assert (shown.wait_for_end(), shown.is_as_before()) == (0, True)
    assert [row["outcome"] for row in rows()] == ["stopped"]


def test_ctrl_c_asks_and_a_second_one_ends_with_130(play, rows):
    with play() as shown:
        shown.wait_for("Walk.")
        shown.press("\x03")
        shown.wait_for("Stop here?")
        shown.press("\x03")
        assert (shown.wait_for_end(), shown.is_as_before()) == (130, True)
    assert [row["outcome"] for row in rows()] == ["interrupted"]


def test_a_gate_waits_for_a_key(play, short):
    with play("--speed", "20", text=short) as shown:
        shown.wait_for("Press space to go on.")
        shown.press(" ")
        assert shown.wait_for_end() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"])
def test_a_signal_gives_the_terminal_back(play, rows, number: signal.Signals, code: int):
    with play() as shown:
        shown.wait_for("Walk.")
        assert shown.attributes() != shown.attributes_before
        shown.send(number)
        assert (shown.wait_for_end(), shown.is_as_before()) == (code, True)
    assert [row["outcome"] for row in rows()] == ["interrupted"]


def test_a_closed_window_ends_with_129_and_keeps_the_record(play, rows):
    with play() as shown:
        shown.wait_for("Walk.")
        shown.hang_up()
        assert shown.wait_for_end() == 129
    assert [row["outcome"] for row in rows()] == ["interrupted"]


def test_a_kill_of_a_stopped_session_is_not_lost(play):
    with play() as shown:
        shown.wait_for("Walk.")
        shown.send(signal.SIGSTOP)
        shown.send(signal.SIGTERM)
        shown.send(signal.SIGCONT)
        assert (shown.wait_for_end(), shown.is_as_before()) == (143, True)


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_back(play):
    # A shell with job control that changes no modes itself tells with stty how it finds them.
    shell = 'set -m; stty -a | grep -o -- "-*icanon"; "$@"; stty -a | grep -o -- "-*icanon"; fg; echo ended $?'
    with play(shell=shell) as shown:
        shown.wait_for("Walk.")
        shown.press("\x1a")
        shown.wait_for(lambda screen: screen.count("icanon") == 2 and "Paused" not in screen)
        shown.press("w")
        shown.wait_for("Nothing comes after it.")
        shown.press("qy")
        shown.wait_for("ended 0")
        assert (shown.wait_for_end(), shown.is_as_before()) == (0, True)
        assert "-icanon" not in shown.text()


def test_in_the_background_it_plays_on_and_leaves_the_terminal_alone(play):
    shell = 'set -m; "$@" & wait; stty -a | grep -o -- "-*icanon"'
    with play("--speed", "300", shell=shell) as shown:
        shown.wait_for("Finished.")
        assert (shown.wait_for_end(), shown.is_as_before()) == (0, True)
        assert "-icanon" not in shown.text()


def test_the_keys_come_from_the_terminal_where_the_routine_comes_from_standard_input(
    command, own_home, file, long, tmp_path
):
    shell = 'cat "$1" | "$2" -m relief_player play - --plain --no-sound --yes; echo ended $?'
    words = ["sh", "-c", shell, "sh", file(long), command[0]]
    with Terminal(words, environment=own_home, cwd=tmp_path) as shown:
        shown.wait_for("Walk.")
        shown.press("q")
        shown.wait_for("Stop here?")
        shown.press("y")
        shown.wait_for("ended 0")
        assert (shown.wait_for_end(), shown.is_as_before()) == (0, True)


def test_a_dumb_terminal_is_plain_by_itself(command, own_home, file, long, tmp_path):
    words = [*command, "play", file(long), "--no-sound", *_UNASKED]
    with Terminal(words, environment={**own_home, "TERM": "dumb"}, cwd=tmp_path) as shown:
        shown.wait_for("Press ? for the keys")
        assert b"\x1b" not in shown.raw
        shown.press("qy")
        assert shown.wait_for_end() == 0


def test_a_stalled_terminal_still_ends_on_a_kill(play, rows):
    chatty = 'name = "Chatty"\n[[step]]\nkind = "move"\nname = "Walk"\nduration = "5m"\n' + "".join(
        f'[[step.cues]]\nat = "{number / 20}s"\nsay = "{"word " * 30}"\n' for number in range(20, 5_000)
    )
    with play("--speed", "50", text=chatty) as shown:
        shown.wait_for("word word")
        shown.press("\x13")  # Ctrl-S: the terminal takes nothing more
        shown.read_for(0.5)
        shown.send(signal.SIGTERM)
        assert shown.wait_for_end() == 143
        assert shown.is_as_before()
    assert [row["outcome"] for row in rows()] == ["rehearsal"]
