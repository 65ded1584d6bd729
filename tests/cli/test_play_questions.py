"""The safety questions before `relief play --plain`."""

from __future__ import annotations

import pytest
import terminal as terminals
from terminal import Terminal

GATED = 'name = "Gated"\ngate = "cramp"\n[timing]\nget_ready = "0s"\n[[step]]\nkind = "move"\nname = "Walk"\nduration = "5s"\n'

needs_terminal = pytest.mark.skipif(bool(terminals.missing()), reason=terminals.missing() or "-")


@pytest.mark.parametrize("face", ["--plain", "--json"])
def test_with_no_one_to_ask_it_is_not_started(run, file, rows, face: str):
    ended = run("play", file(GATED), face)
    assert (ended.code, ended.out, rows()) == (4, "", [])
    assert ended.err.splitlines()[0] == "Not started: there are safety questions, and no one to ask"


@pytest.mark.parametrize("face", ["--plain", "--json"])
def test_yes_takes_them_as_read_and_says_so(run, file, rows, face: str):
    ended = run("play", file(GATED), face, "--yes", "--speed", 100)
    assert (ended.code, ended.err) == (0, "The safety questions were taken as read.\n")
    assert len(rows()) == 1


def test_a_routine_without_questions_asks_nothing(run, file, short):
    assert run("play", file(short), "--plain", "--speed", 100).err == ""


@pytest.fixture
def gated(command, own_home, file, tmp_path):
    """The gated routine in a terminal of its own."""
    words = [*command, "play", file(GATED), "--plain", "--no-sound", "--speed", "10"]
    with Terminal(words, environment=own_home, cwd=tmp_path, rows=40) as shown:
        shown.wait_for("Any of these?")
        shown.wait_for("Press y")
        yield shown


@needs_terminal
def test_a_no_starts(gated, rows):
    gated.press("n")
    gated.wait_for("Finished.")
    assert (gated.wait_for_end(), gated.is_as_before(), len(rows())) == (0, True, 1)


@needs_terminal
def test_a_yes_says_what_to_do_and_is_no_session(gated, rows):
    gated.press("y")
    gated.wait_for("Call")
    assert (gated.wait_for_end(), gated.is_as_before(), rows()) == (4, True, [])


@needs_terminal
def test_leaving_starts_nothing_and_gives_the_terminal_back(gated, rows):
    gated.press("\x03")
    assert (gated.wait_for_end(), gated.is_as_before(), rows()) == (130, True, [])
