"""Several processes at one history, and processes that are killed: nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk import WallClock, ask

from relief_player.history.reading import open_history
from relief_player.places import Places

SUPPORT = Path(__file__).parent.parent / "support"
ROOT = SUPPORT.parent.parent


@contextmanager
def scribe(places: Places, sessions: int, keeps: int) -> Iterator[subprocess.Popen[str]]:
    """A process that keeps sessions."""
    command = [sys.executable, str(SUPPORT / "scribe.py"), str(places.data.parent), str(sessions), str(keeps)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(SUPPORT), str(ROOT)])}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        process.kill()


def lines_of(process: subprocess.Popen[str], kept_at_least: int) -> list[str]:
    """What a process says until it has kept so much, and whatever it has said by then."""
    lines: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line.strip())
        if line.strip() == f"kept {kept_at_least}":
            break
    return lines


@pytest.mark.parametrize("kept_at_least", [1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
def test_a_killed_player_loses_nothing_that_was_acknowledged(places: Places, kept_at_least: int) -> None:
    with scribe(places, 1, 0) as process:
        said = lines_of(process, kept_at_least)
        process.kill()
        assert process.stdout is not None
        said += [line.strip() for line in process.stdout]
    session_id = said[0].removeprefix("began ")
    acknowledged = int(said[-1].removeprefix("kept "))
    with open_history(places, WallClock()) as history:
        record, found = history.session(session_id), history.resumable()
    assert record is not None
    assert found is not None
    # The write that was under way may have come through; nothing before it may be missing.
    assert record.active in (acknowledged, acknowledged + 1)
    assert (record.outcome, found.id, found.progress.active) == ("interrupted", session_id, record.active)
    assert {step.active for step in record.steps} == {record.active}
    assert ask(places.history, "PRAGMA integrity_check") == [("ok",)]
    assert list(places.locks.iterdir()) == []


def test_two_players_and_a_reader_are_in_nobody_s_way(places: Places) -> None:
    reads = 0
    with scribe(places, 15, 3) as one, scribe(places, 15, 3) as other:
        while one.poll() is None or other.poll() is None:
            with open_history(places, WallClock()) as history:
                outcomes = {record.outcome for record in history.sessions()}
                assert outcomes <= {"running", "completed"}
                reads += 1
        complaints = [process.communicate()[1] for process in (one, other)]
    assert complaints == ["", ""]
    assert (one.returncode, other.returncode) == (0, 0)
    assert reads > 0
    with open_history(places, WallClock()) as history:
        assert [record.outcome for record in history.sessions()] == ["completed"] * 30


def test_a_killed_player_is_found_while_another_one_plays(places: Places) -> None:
    with scribe(places, 1, 0) as dies, scribe(places, 1, 0) as lives:
        dead = lines_of(dies, 1)[0].removeprefix("began ")
        alive = lines_of(lives, 1)[0].removeprefix("began ")
        dies.kill()
        dies.wait()
        with open_history(places, WallClock()) as history:
            outcomes = {record.id: record.outcome for record in history.sessions()}
    assert outcomes == {dead: "interrupted", alive: "running"}
