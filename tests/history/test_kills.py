"""Killed without a word while rating, importing or merging: what was acknowledged is there, and the file is whole.

``RELIEF_KILLS`` is the number of kills for each; the closing figures were made with more than the few of every day.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desk import MORNING, WallClock, done, header, places_in, progress

from relief_player.history.copies import begin_history, verify
from relief_player.history.journal import open_journal
from relief_player.history.reading import open_history
from relief_player.history.transfer import every_line
from relief_player.places import Places

KILLS = int(os.environ.get("RELIEF_KILLS", "2"))
VICTIM = Path(__file__).parent.parent / "support" / "victim.py"
SESSIONS = 12


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A history of some sessions."""
    places = places_in(tmp_path_factory.mktemp("full"))
    journal = open_journal(places, lambda _: None, WallClock())
    for _ in range(SESSIONS):
        journal.begin(header(started_at=MORNING))
        journal.end("completed", progress(done(0), done(1)))
    journal.close()
    return places


def killed(folder: Path, work: str, other: Path, after: int) -> list[str]:
    """What was acknowledged before the kill, which comes so many lines after the start, whatever is under way."""
    said: list[str] = []
    with subprocess.Popen(
        [sys.executable, str(VICTIM), str(folder), work, str(other)], stdout=subprocess.PIPE, text=True
    ) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "ready\n"
        said.extend(victim.stdout.readline().strip() for _ in range(after))
        victim.kill()
        said.extend(line.strip() for line in victim.stdout if line.endswith("\n"))
    return said


@pytest.mark.parametrize("number", range(KILLS))
def test_a_rating_that_was_acknowledged_is_there(full: Places, tmp_path: Path, number: int) -> None:
    places = places_in(tmp_path)
    places.data.mkdir()
    shutil.copy(full.history, places.history)
    said = killed(tmp_path, "rating", tmp_path, random.randrange(30))  # noqa: S311  # any moment will do
    with open_history(places, WallClock()) as history:
        note = next(history.sessions(limit=1)).note
        assert int(note or 0) - int(said[-1] if said else 0) in (0, 1)
        assert verify(history) == []


@pytest.mark.parametrize("number", range(KILLS))
@pytest.mark.parametrize("work", ["importing", "merging"])
def test_what_was_taken_in_is_there_and_the_rest_comes_with_another_try(
    full: Places, tmp_path: Path, work: str, number: int
) -> None:
    places, text = places_in(tmp_path), tmp_path / "all.jsonl"
    begin_history(places.history, WallClock())
    with open_history(full, WallClock()) as history:
        lines = [json.dumps(line) for line in every_line(history.reading)]
    text.write_text("\n".join(lines), encoding="utf-8")
    other = text if work == "importing" else full.history
    said = killed(tmp_path, work, other, random.randrange(len(lines) + 3 if work == "importing" else 3))  # noqa: S311  # as above
    acknowledged = len(lines) if "all" in said else int(said[-1]) if said else 0
    with open_history(places, WallClock()) as history:
        kept = [json.dumps(line) for line in every_line(history.reading)]
        assert verify(history) == []
    # A source stands alone until a session needs it, and is then the first line again.
    sessions = {json.loads(line)["id"] for line in kept} - {json.loads(lines[0])["id"]}
    assert {json.loads(line)["id"] for line in lines[1:acknowledged]} <= sessions
    killed(tmp_path, work, other, 1 if work == "merging" else len(lines))
    with open_history(places, WallClock()) as history:
        assert [json.dumps(line) for line in every_line(history.reading)] == lines
