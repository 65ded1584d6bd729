"""However a session ends, the terminal is as before, the exit code tells why, and the record is kept."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys

import pytest
import terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(terminal.missing()), reason=terminal.missing()),
]

RELIEF = (sys.executable, "-m", "relief_player")
GET_READY_MS = 500
FACES = [pytest.param((), id="in the TUI"), pytest.param(("--plain",), id="in plain mode")]


def _play(person, *flags: str):
    window = person.open("play", person.long, "--no-sound", "--yes", *flags)
    # The first frame is there before the session's row is written; the work begins after it.
    window.wait_for("5 minutes" if flags else "● Stretch")
    return window


@pytest.mark.parametrize("face", FACES)
def test_a_polite_kill_restores_the_terminal_and_keeps_the_record(person, face: tuple[str, ...]):
    window = _play(person, *face)
    window.send(signal.SIGTERM)
    assert (window.wait_for_end(), window.is_as_before()) == (143, True)
    (session,) = person.sessions()
    assert session["outcome"] == "interrupted"


@pytest.mark.parametrize("face", FACES)
def test_a_closed_window_ends_the_program_and_keeps_the_record(person, face: tuple[str, ...]):
    window = _play(person, *face)
    window.hang_up()
    assert window.wait_for_end() == 129
    (session,) = person.sessions()
    assert session["outcome"] == "interrupted"


def test_a_closed_window_ends_the_program_also_where_hang_ups_are_ignored(person):
    window = person.open_program(
        "sh", "-c", 'trap "" HUP; exec "$@"', "sh", *RELIEF, "play", person.long, "--no-sound", "--yes"
    )
    window.wait_for("● Stretch")
    window.hang_up()
    assert window.wait_for_end() == 129


def test_a_closed_window_ends_also_a_program_that_the_kernel_does_not_tell(person):
    window = person.open_program(
        "sh", "-c", 'exec 3<&0; setsid "$@" <&3 & wait', "sh", *RELIEF, "play", person.long, "--no-sound", "--yes"
    )
    window.wait_for("● Stretch")
    window.hang_up()
    # As long as the program lives its session is running.
    assert any(person.sessions()[0]["outcome"] == "interrupted" for _ in range(40))


def test_ctrl_c_asks_and_a_second_one_ends_with_130(person):
    window = _play(person)
    window.press("\x03")
    window.wait_for("Stop here?")
    window.press("\x03")
    assert (window.wait_for_end(), window.is_as_before()) == (130, True)
    assert len(person.sessions()) == 1


def test_a_killed_session_is_interrupted_and_goes_on_where_it_was(person):
    window = _play(person)
    window.press("n")
    window.wait_for("Right side")
    window.press("n")
    window.wait_for("● Stretch")
    window.send(signal.SIGKILL)
    assert window.wait_for_end() == -signal.SIGKILL
    (session,) = person.sessions()
    assert session["outcome"] == "interrupted"
    resumed = person.open("play", "--resume", "--no-sound", "--yes")
    resumed.wait_for("Right side")


def test_what_was_terminated_goes_on_at_the_millisecond_in_the_same_row(person):
    window = _play(person)
    window.send(signal.SIGTERM)
    window.wait_for_end()
    (before,) = person.sessions()
    resumed = person.open("play", "--resume", "--no-sound", "--yes", "--json", columns=200)
    started = next(line for line in resumed.wait_for('"started"').splitlines() if '"started"' in line)
    assert json.loads(started)["at_ms"] == GET_READY_MS + before["steps"][0]["active_ms"]
    resumed.press("q")
    assert resumed.wait_for_end() == 0
    (after,) = person.sessions()
    assert (after["id"], after["outcome"]) == (before["id"], "stopped")


def test_stopped_and_continued_by_signal_it_goes_on_and_can_be_left(person):
    window = _play(person)
    window.send(signal.SIGSTOP)
    os.waitid(os.P_PID, window.process.pid, os.WSTOPPED | os.WNOWAIT)
    window.send(signal.SIGCONT)
    window.press("q")
    window.wait_for("Stop here?")
    window.press("y")
    window.wait_for("Close")
    window.press("\r")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash for job control")
@pytest.mark.parametrize("face", FACES)
def test_ctrl_z_gives_the_shell_back_and_fg_goes_on(person, face: tuple[str, ...]):
    window = person.open_program("bash", "--norc", "--noprofile", "-i")
    command = " ".join([*RELIEF, "play", "long.toml", "--no-sound", "--yes", *face])
    window.press(f"PS1='ready> '; {command}\r")
    window.wait_for("5 minutes" if face else "● Stretch")
    window.press("\x1a")
    window.wait_for("Stopped")
    assert not window.modes() & {1049, 1000, 1002, 1003}
    window.press("clear; fg\r")

    def is_back(screen: str) -> bool:
        """The TUI draws itself anew; plain mode has nothing to say until the next thing happens, only the shell has."""
        named = "play long.toml" in screen.replace("\n", "")  # where Python lies deep, the shell's line is broken
        return "Stopped" not in screen and named if face else "Slow reach" in screen

    window.wait_for(is_back)
    window.press("q")
    window.wait_for("Stop here?")
    window.press("y")
    if not face:
        window.wait_for("Close")
        window.press("\r")
    window.wait_for(lambda screen: screen.rstrip().endswith("ready>"))
    window.press("stty -a | grep -o -w -e '-icanon' -e '-echo' | wc -l; exit\r")
    assert window.wait_for_end() == 0
    assert window.text().rstrip().splitlines()[-2].strip() == "0"
