"""`relief history` and `relief play --resume`: what was done, and going on with it."""

from __future__ import annotations

import signal
import sqlite3
import sys
from pathlib import Path

import pytest

KEYS = [
    "id", "routine_id", "routine_name", "routine_sha256", "started_at", "ended_at", "outcome", "planned_ms",
    "active_ms", "paused_ms", "before", "after", "note", "steps",
]  # fmt: skip

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
QUICK = 'name = "Quick"\n[timing]\nget_ready = "0s"\n[[step]]\nkind = "move"\nname = "Shake"\nduration = "300ms"\n'


def test_before_the_first_session_it_is_empty(relief):
    assert relief("history", "--json").json == []
    ended = relief("history")
    assert (ended.code, ended.out, ended.err) == (0, "", "No session yet. relief list shows the routines.\n")


@pytest.fixture
def played(run, file):
    """A session that was played to its end."""
    assert run("play", file(QUICK), "--plain", "--no-sound").code == 0


def test_a_session_is_a_line_and_a_record(relief, played):
    (record,) = relief("history", "--json").json
    assert list(record) == KEYS
    assert (record["routine_name"], record["outcome"], record["planned_ms"]) == ("Quick", "completed", 300)
    assert [step["outcome"] for step in record["steps"]] == ["done"]
    (line,) = relief("history").out.splitlines()
    assert line.split()[2:] == ["0:00", "of", "0:00", "completed", "Quick"]


def test_totals_leave_rehearsals_out(relief, played, run, file):
    assert run("play", file(QUICK), "--plain", "--speed", 2).code == 0
    assert relief("history", "--stats", "--json").json["sessions"] == 1
    assert relief("history", "--stats").out.splitlines()[0].split() == ["sessions", "1", "on", "1", "day"]
    assert {one["outcome"] for one in relief("history", "--json").json} == {"completed", "rehearsal"}


@pytest.mark.parametrize(
    ("since", "count"),
    [("1h", 1), ("7d", 1), ("2w", 1), ("2020-01-01", 1), ("2999-01-01", 0), ("2999-01-01T10:00:00+02:00", 0)],
)
def test_since_leaves_what_is_newer(relief, played, since: str, count: int):
    assert len(relief("history", "--json", "--since", since).json) == count


def test_nothing_since_then_is_not_nothing_at_all(relief, played):
    assert relief("history", "--since", "2999-01-01").err == "No session since 2999-01-01 00:00.\n"


def test_a_moment_that_is_none_is_told(relief):
    ended = relief("history", "--since", "yesterdayish")
    assert (ended.code, "expected a date such as 2026-11-22" in ended.err) == (2, True)


@posix
def test_an_interrupted_session_is_resumed_where_it_was_left_in_the_same_row(start, run, rows, file, long):
    path = file(long)
    with start("play", path, "--json", "--no-sound") as player:
        next(line for line in player.stdout if b'"work"' in line)
        player.send_signal(signal.SIGTERM)
        last = player.stdout.read().splitlines()[-1]
    with start("play", "--resume", "--json", "--no-sound") as player:
        first = player.stdout.readline()
        player.send_signal(signal.SIGTERM)
        player.stdout.read()
    assert b'"stopped"' in last
    at = last.split(b'"at_ms": ')[1].split(b",")[0]
    assert b'"at_ms": %s,' % at in first
    (row,) = rows()
    assert row["outcome"] == "interrupted"
    assert row["id"].encode() in first


@posix
@pytest.mark.parametrize("named", [True, False])
def test_going_on_says_where_the_file_has_changed_since(start, file, long, named: bool):
    path = file(long)
    with start("play", path, "--json", "--no-sound") as player:
        player.stdout.readline()
        player.terminate()
    resume = ["play", *([path] if named else []), "--resume", "--json", "--no-sound"]
    said = []
    for text in (long, long + "# another word\n", 'name = "Broken"\n'):
        path.write_text(text, encoding="utf-8")
        with start(*resume) as player:
            player.stdout.readline()
            player.terminate()
            said.append(player.stderr.read().decode())
    assert said[0] == ""
    assert all("has changed since; you go on with the version you began." in one for one in said[1:])


def test_with_nothing_to_resume_it_says_so(relief):
    ended = relief("play", "--resume", "--plain")
    assert (ended.code, ended.err.splitlines()[0]) == (2, "Nothing to resume")


@pytest.mark.parametrize("options", [["--from", "1"], ["--fit", "5m"], ["-"]], ids=" ".join)
def test_resuming_takes_nothing_that_would_change_the_session(relief, options: list[str]):
    ended = relief("play", "--resume", "--plain", *options)
    assert (ended.code, ended.err.splitlines()[0]) == (2, "--resume goes on with a session as it was begun")


def test_a_history_of_a_newer_version_is_left_alone_and_told(relief, own_home, played):
    path = Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "history.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    ended = relief("history")
    assert (ended.code, ended.out, "newer" in ended.err) == (1, "", True)


def test_a_damaged_history_is_kept_aside_and_told(relief, own_home, played):
    path = Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "history.db"
    path.write_bytes(b"this is no database, this is no database " * 400)
    ended = relief("history")
    assert (ended.code, ended.out) == (0, "")
    assert str(path.parent) in ended.err
    assert len(list(path.parent.glob("history*"))) >= 2


def test_statistics_say_how_regular_and_balanced_it_was_and_never_what_was_missed(relief, played, own_home):
    said = relief("history", "--stats")
    assert "1 of the last 28 days" in said.out
    assert "0 of the last 12 weeks with 2 days or more" in said.out
    assert not any(word in said.out.lower() for word in ("streak", "missed", "broken"))
    stats = relief("history", "--stats", "--json").json
    assert stats["consistency"] == {"days": 1, "weeks": 0, "least": 2}
    assert (stats["balance_7"], stats["not_visited"]) == ({}, [])


def test_consistency_can_be_switched_off(relief, played, own_home):
    folder = Path(own_home["XDG_CONFIG_HOME"]) / "relief_player"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("consistency = false\n", encoding="utf-8")
    assert "of the last" not in relief("history", "--stats").out
    assert relief("history", "--stats", "--json").json["consistency"] is None


def test_a_milestone_is_told_once(relief, played, monkeypatch):
    monkeypatch.setattr("relief_player.history.insight.MILESTONES", (1, 2))
    assert "1 sessions. Well done." in relief("history", "--stats").out
    assert "Well done" not in relief("history", "--stats").out
