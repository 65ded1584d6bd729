"""The plain face where people and programs really use it: in a terminal, in a pipe, with a terminal that can do nothing."""

from __future__ import annotations

import json
import shlex
import sys

import pytest
import terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(terminal.missing()), reason=terminal.missing()),
]


RELIEF = f"{shlex.quote(sys.executable)} -m relief_player"


def test_single_keys_work_line_by_line_and_the_terminal_is_restored(person):
    window = person.open("play", person.long, "--plain", "--no-sound", "--yes")
    window.wait_for("Slow reach")
    window.press(" ")
    window.wait_for("Paused")
    window.press(" ")
    window.press("n")
    window.press("q")
    window.wait_for("Stop here?")
    window.press("y")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    assert 1049 not in window.modes()
    assert b"\x1b[" not in window.raw
    (session,) = person.sessions()
    assert session["outcome"] == "stopped"


def test_a_terminal_that_can_do_nothing_gets_the_plain_face(person):
    person.environment["TERM"] = "dumb"
    window = person.open("play", person.short, "--no-sound", "--yes")
    assert window.wait_for_end() == 0
    assert b"\x1b" not in window.raw
    assert "Second reach" in window.text()


def test_a_routine_from_a_pipe_takes_its_keys_from_the_terminal(person):
    play = f"cat long.toml | {RELIEF} play - --plain --no-sound --yes"
    window = person.open_program("sh", "-c", play)
    window.wait_for("Slow reach")
    window.press("q")
    window.wait_for("Stop here?")
    window.press("y")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)


def test_events_are_one_json_object_a_line_from_started_to_finished(person):
    played = person.run("play", person.short, "--json", "--no-sound", "--yes")
    assert (played.returncode, played.stderr) == (0, "")
    events = [json.loads(line) for line in played.stdout.splitlines()]
    assert (events[0]["event"], events[0]["at_ms"]) == ("started", 0)
    assert (events[-1]["event"], events[-1]["at_ms"]) == ("finished", 2_100)
    segments = [(event["at_ms"], event["name"]) for event in events if event["event"] == "segment"]
    assert [at for at, _ in segments] == [0, 500, 900, 1_100, 1_500, 1_700]


def test_a_reader_that_has_had_enough_is_no_failure(person):
    pipe = f"{RELIEF} play short.toml --json --no-sound --yes | head -n 1; echo ${{PIPESTATUS[0]}}"
    window = person.open_program("bash", "-c", pipe, columns=200)
    assert window.wait_for_end() == 0
    first, code = window.text().split("\n")[:2]
    assert (json.loads(first)["event"], code) == ("started", "0")


def test_a_broken_file_is_told_in_words_with_its_own_exit_code(person):
    broken = person.write("broken.toml", '[[step]]\nkind = "strech"\nname = "Reach"\nduration = "30s"\n')
    played = person.run("play", broken, "--yes")
    assert (played.returncode, played.stdout) == (3, "")
    assert "stretch" in played.stderr
    assert ":2:8" in played.stderr
    assert "Traceback" not in played.stderr
