"""`relief play` with no one to press a key: in a log, in a pipe, under cron."""

from __future__ import annotations

import select
import signal
import struct
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")


def test_a_routine_with_a_gate_ends_by_itself_and_is_in_the_history(run, file, rows, short):
    # At a higher speed, the few milliseconds of a busy machine at the end would be a pause of half a second.
    ended = run("play", file(short), "--plain", "--yes", "--speed", 20, "--no-sound")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[-3:] == [
        "Finished. Well done.",
        "Active 0:10 of 0:10 planned.",
        "It is in your history, as a rehearsal.",
    ]
    assert [(row["routine_id"], row["outcome"], len(row["steps"])) for row in rows()] == [("short", "rehearsal", 2)]


def test_without_a_terminal_it_is_plain_by_itself(run, file, short):
    assert run("play", file(short), "--speed", 100).out.startswith("Short. 0:10 and your own pace.")


def test_json_lines_are_json_and_nothing_else_is_on_standard_output(run, file, short):
    ended = run("play", file(short), "--json", "--speed", 100)
    events = ended.events
    assert (ended.code, events[0]["event"], events[-1]["event"]) == (0, "started", "finished")
    assert [one["at_ms"] for one in events] == sorted(one["at_ms"] for one in events)
    assert {"segment", "cue", "waiting"} <= {one["event"] for one in events}


def test_the_events_name_the_session_as_the_history_does(run, file, rows, short):
    ended = run("play", file(short), "--json", "--speed", 100)
    assert ended.events[0]["session_id"] == rows()[0]["id"]


def test_a_routine_comes_from_standard_input(run, short):
    ended = run("play", "-", "--plain", "--speed", 100, stdin=short)
    assert (ended.code, ended.out.splitlines()[0][:6]) == (0, "Short.")


def test_from_begins_at_the_step_that_show_numbers_so(run, file, short):
    ended = run("play", file(short), "--json", "--speed", 100, "--from", 2)
    assert [one["name"] for one in ended.events if one["event"] == "segment"] == ["Well done"]


def test_no_record_leaves_no_trace(run, file, rows, short):
    ended = run("play", file(short), "--plain", "--speed", 100, "--no-record")
    assert (ended.code, rows()) == (0, [])
    assert "history" not in ended.out


def test_a_closed_pipe_ends_quietly_with_0_and_keeps_the_record(start, file, rows, short):
    with start("play", file(short), "--json", "--speed", 5) as player:
        player.stdout.readline()
        player.stdout.close()
        assert (player.wait(60), player.stderr.read()) == (0, b"")
    assert [row["outcome"] for row in rows()] == ["rehearsal"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
@pytest.mark.parametrize("how", ["--json", "--plain"])
def test_a_disk_that_takes_no_more_lines_is_told_and_the_record_is_kept(command, own_home, file, rows, short, *, how):
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*command, "play", file(short), how, "--no-sound", "--yes", "--speed", "5"],
            stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, env=own_home, timeout=60, check=False,
        )  # fmt: skip
    assert ended.returncode == 1
    assert b"could not be written, so the session had to end. What you did before is kept." in ended.stderr
    assert [row["outcome"] for row in rows()] == ["rehearsal"]


@posix
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=["TERM", "HUP", "INT"]
)
def test_a_signal_ends_with_its_code_and_the_session_can_be_resumed(
    start, playing_long, rows, number: signal.Signals, code: int
):
    with start(*playing_long) as player:
        player.stdout.readline()
        player.send_signal(number)
        said = player.stdout.read().splitlines()[-1]
        assert (player.wait(60), player.stderr.read()) == (code, b"")
    assert b'"stopped"' in said
    assert [row["outcome"] for row in rows()] == ["interrupted"]


@posix
def test_a_reader_that_stalls_delays_no_cue_and_a_kill_still_ends_it_with_its_record(start, file, rows):
    chatty = 'name = "Chatty"\n[[step]]\nkind = "move"\nname = "Walk"\nduration = "5m"\n' + "".join(
        f'[[step.cues]]\nat = "{number / 20}s"\nsay = "{"word " * 30}"\n' for number in range(20, 5_000)
    )
    with start("play", file(chatty), "--json", "--no-sound", "--speed", 50) as player:
        while _held(player.stdout) < 50_000 and player.poll() is None:
            select.select([], [], [], 0.01)
        player.send_signal(signal.SIGTERM)
        assert player.wait(30) == 143
    assert [row["outcome"] for row in rows()] == ["rehearsal"]


def _held(stream: IO[bytes]) -> int:
    """How many bytes lie in a pipe, unread."""
    import fcntl  # noqa: PLC0415  # POSIX only
    import termios  # noqa: PLC0415  # as above

    return struct.unpack("i", fcntl.ioctl(stream, termios.FIONREAD, bytes(4)))[0]


@posix
def test_what_was_ignored_from_the_start_stays_ignored(start, playing_long):
    with start(*playing_long, "--speed", 300, ignoring="HUP") as player:
        player.stdout.readline()
        player.send_signal(signal.SIGHUP)
        assert b'"finished"' in player.stdout.read().splitlines()[-1]
        assert player.wait(60) == 0
