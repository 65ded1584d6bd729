"""What comes after a session, in a real terminal: one question, the way into the cramp diary, and the way out."""

from __future__ import annotations

import json

import pytest
import terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(terminal.missing()), reason=terminal.missing()),
]

CRAMP = """
name = "My calf, now"
goal = "relief"
areas = ["calf"]
[timing]
get_ready = "0s"
[[step]]
kind = "stretch"
name = "Hold"
duration = "300ms"
"""


def test_before_and_now_are_asked_once_and_are_in_the_history(person):
    window = person.open("play", person.short, "--no-sound")
    window.wait_for("How tight or painful was it before")
    window.press("7")
    window.wait_for("And now?")
    window.press("2")
    window.wait_for("A note?")
    window.press("w")
    window.wait_for("enter keeps it")
    window.press("looser\r")
    window.wait_for("Your note is kept.")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    (session,) = person.sessions()
    assert (session["before"], session["after"], session["note"]) == (7, 2, "looser")


def test_whoever_presses_q_is_out_at_once_and_loses_nothing(person):
    window = person.open("play", person.short, "--no-sound")
    window.wait_for("How tight or painful was it before")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    (session,) = person.sessions()
    assert (session["outcome"], session["before"]) == ("completed", None)


def test_a_terminal_that_is_closed_after_an_answer_keeps_it(person):
    window = person.open("play", person.short, "--no-sound")
    window.wait_for("How tight or painful was it before")
    window.press("7")
    window.wait_for("And now?")
    window.hang_up()
    window.wait_for_end()
    assert person.sessions()[0]["before"] == 7


def test_with_yes_nothing_is_asked(person):
    window = person.open("play", person.short, "--no-sound", "--yes")
    window.wait_for("Saved in your history.")
    assert "from 0 to 10" not in window.settled()
    window.press("\r")
    assert window.wait_for_end() == 0


def test_after_a_cramp_it_is_asked_whether_it_eased_and_a_few_keys_write_it_down(person):
    window = person.open("play", person.write("calf.toml", CRAMP), "--no-sound")
    window.wait_for("Has it eased?")
    window.press("y")
    window.wait_for("d writes it down in your cramp diary.")
    window.press("d")
    window.wait_for("after My calf, now")
    window.press("3m\x13")
    window.wait_for("It is in your cramp diary.")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    (session,) = person.sessions()
    (cramp,) = json.loads(person.run("log", "list", "--json").stdout)
    assert "it had eased 1 times" in person.run("log", "report").stdout
    assert (cramp["area"], cramp["lasted_ms"], cramp["session_id"]) == ("calf", 180_000, session["id"])


def test_the_diary_of_the_command_line_is_the_one_on_the_screen(person):
    assert person.run("log", "add", "--area", "foot", "--side", "left", "--strength", "4").returncode == 0
    window = person.open(columns=120, rows=40)
    window.wait_for("Box breathing")
    window.press("d")
    window.wait_for("left foot")
    window.press("a")
    window.wait_for("Write a cramp down")
    window.press("hand\x13")
    window.wait_for("2 entries")
    window.press("x")
    window.wait_for("Deleted. u takes it back.")
    window.press("u")
    window.wait_for("2 entries")
    window.press("qq")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    assert [one["area"] for one in json.loads(person.run("log", "list", "--json").stdout)] == ["hand", "foot"]
