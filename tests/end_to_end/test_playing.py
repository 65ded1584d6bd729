"""The main job in a real terminal: a routine plays, keys work, and afterwards it is in the history."""

from __future__ import annotations

import re

import pytest
import terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(terminal.missing()), reason=terminal.missing()),
]


def test_a_routine_plays_to_its_end_and_is_in_the_history(person):
    window = person.open("play", person.short, "--no-sound", "--yes")
    window.wait_for("First reach")
    window.wait_for("Second reach")
    window.wait_for("Close")
    window.press("\r")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    (session,) = person.sessions()
    assert (session["routine_name"], session["outcome"]) == ("Short one", "completed")
    assert [(step["name"], step["side"], step["outcome"], step["active_ms"]) for step in session["steps"]] == [
        ("First reach", "left", "done", 400),
        ("First reach", "right", "done", 400),
        ("Second reach", None, "done", 400),
    ]
    assert session["active_ms"] == session["planned_ms"] == 2_100


def _play(person, **size: int):
    """A long routine, in its first work: the first frame comes earlier, before the session can be asked anything."""
    window = person.open("play", person.long, "--no-sound", "--yes", **size)
    window.wait_for("● Stretch")
    return window


def test_space_pauses_and_goes_on(person):
    window = _play(person)
    window.press(" ")
    window.wait_for("Paused")
    window.press(" ")
    window.wait_for(lambda screen: "Paused" not in screen)


def test_next_ends_a_pass_and_back_returns_to_it(person):
    window = _play(person)
    window.press("n")
    window.wait_for("Right side")
    window.press("b")
    window.wait_for("Left side")


def test_plus_and_minus_change_what_is_left_by_ten_seconds(person):
    window = _play(person)
    window.press(" ")
    window.wait_for("Paused")
    before = _seconds_left(window.settled())
    window.press("+")
    window.wait_for(lambda screen: _seconds_left(screen) == before + 10)
    window.press("-")
    window.wait_for(lambda screen: _seconds_left(screen) == before)


def _seconds_left(screen: str) -> int:
    minutes, seconds = re.search(r"(\d+):(\d\d) left of", screen).groups()
    return int(minutes) * 60 + int(seconds)


def test_q_asks_keeps_what_was_done_and_ends_with_zero(person):
    window = _play(person)
    window.press("n")
    window.wait_for("Right side")
    window.press("q")
    window.wait_for("Stop here?")
    window.press("y")
    window.wait_for("Close")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    (session,) = person.sessions()
    assert (session["outcome"], session["steps"][0]["outcome"]) == ("stopped", "partial")


def test_who_answers_no_to_q_goes_on(person):
    window = _play(person)
    window.press("q")
    window.wait_for("Stop here?")
    window.press("n")
    window.wait_for(lambda screen: "Stop here?" not in screen and "Slow reach" in screen)


def test_help_opens_over_the_session_and_closes_again(person):
    window = _play(person)
    window.press("?")
    window.wait_for("Ten seconds more")
    window.press("\x1b")
    window.wait_for(lambda screen: "Ten seconds more" not in screen and "Slow reach" in screen)


@pytest.mark.parametrize(("columns", "rows"), [(50, 15), (80, 24), (120, 40)])
def test_the_player_shows_name_and_what_comes_at_any_common_size(person, columns: int, rows: int):
    window = person.open("play", person.long, "--no-sound", "--yes", columns=columns, rows=rows)
    window.wait_for(lambda screen: "Slow reach" in screen and "Next:" in screen and "Stop" in screen)


def test_a_window_dragged_small_and_large_again_goes_on(person):
    window = _play(person)
    for columns, rows in ((20, 5), (3, 2), (1, 1), (120, 40), (80, 24)):
        window.resize(columns, rows)
    window.press(" ")
    window.wait_for("Paused")


def test_the_library_plays_a_shipped_routine_and_quits_with_q(person):
    window = person.open()
    window.wait_for("Box breathing")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)


def test_markup_in_a_file_is_shown_as_it_stands_and_does_nothing(person):
    odd = person.write(
        "odd.toml",
        'name = "[@click=app.quit]Odd[/] [b]name"\n[[step]]\nkind = "stretch"\nname = "[/] Reach [each side]"\n'
        'duration = "5m"\nnote = "[red]slowly[/red] [link=x]now"\n',
    )
    window = person.open("play", odd, "--no-sound", "--yes")
    for text in ("[@click=app.quit]Odd[/] [b]name", "[/] Reach [each side]", "[red]slowly[/red] [link=x]now"):
        window.wait_for(text)


@pytest.mark.parametrize("key", ["name", "note"])
def test_an_escape_sequence_in_a_file_never_reaches_the_terminal(person, key: str):
    hostile = person.write(
        "hostile.toml",
        f'name = "Odd"\n[[step]]\nkind = "stretch"\nduration = "5m"\n{key} = "one\\u001b]0;HACKED\\u0007 \\u009b2J"\n',
    )
    for command in (["play", hostile, "--no-sound", "--yes"], ["show", hostile], ["check", hostile]):
        window = person.open(*command)
        assert window.wait_for_end() == 3
        assert b"\x1b]0;HACKED" not in window.raw
        assert "\x9b2J".encode() not in window.raw
