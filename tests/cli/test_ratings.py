"""Ratings after `relief play --plain` and `relief now`: asked once where there are keys, and never otherwise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import terminal as terminals
from terminal import Terminal

QUICK = 'name = "Quick"\n[timing]\nget_ready = "0s"\n[[step]]\nkind = "move"\nname = "Shake"\nduration = "300ms"\n'
needs_terminal = pytest.mark.skipif(bool(terminals.missing()), reason=terminals.missing() or "-")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pty")


@pytest.fixture
def quick(command, own_home, file, tmp_path):
    """Plays the quick routine line by line in a terminal."""

    def begin(*options: str | Path) -> Terminal:
        words = [*command, "play", file(QUICK), "--plain", "--no-sound", *options]
        return Terminal(words, environment=own_home, cwd=tmp_path, rows=40)

    return begin


@needs_terminal
def test_what_a_person_says_is_in_the_history(quick, rows):
    with quick() as shown:
        shown.wait_for("before, from 0 to 10?")
        shown.press("7")
        shown.wait_for("And now?")
        shown.press("2")
        shown.wait_for("A note?")
        shown.press("Looser\r")
        assert (shown.wait_for_end(), shown.is_as_before()) == (0, True)
    assert [(row["before"], row["after"], row["note"]) for row in rows()] == [(7, 2, "Looser")]


@needs_terminal
def test_enter_skips_and_the_session_is_as_good(quick, rows):
    with quick() as shown:
        shown.wait_for("before, from 0 to 10?")
        shown.press("\r")
        assert (shown.wait_for_end(), shown.is_as_before()) == (0, True)
    assert [(row["outcome"], row["before"]) for row in rows()] == [("completed", None)]


@needs_terminal
@pytest.mark.parametrize("option", ["--yes", "--json", "--no-record", "--speed=2"])
def test_whoever_wants_no_questions_is_asked_none(quick, option: str):
    with quick(option) as shown:
        assert shown.wait_for_end() == 0
        assert "from 0 to 10" not in shown.text()


def test_without_a_terminal_nothing_is_asked(run, file):
    ended = run("play", file(QUICK), "--plain", "--no-sound")
    assert (ended.code, "from 0 to 10" in ended.out + ended.err) == (0, False)
