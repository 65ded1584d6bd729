"""Killed at a random moment while playing, rating, importing or merging: what was acknowledged must be there.

``python -m bench kills`` kills 200 processes, 50 at each work, and looks at what each left behind. It wants the
checkout: the processes that are killed are those of the tests (`tests/support`).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.figures import Figure
from relief_player.bootstrap.app import local_now
from relief_player.history.copies import begin_history, verify
from relief_player.history.reading import open_history
from relief_player.history.transfer import every_line
from relief_player.places import Places

KILLS = 50
"""At each work."""
_ROOT = Path(__file__).resolve().parent.parent
_SUPPORT = _ROOT / "tests" / "support"
_SESSIONS = 12
_MOST_LINES = 30
_WITHIN = 0.03
"""Seconds after a word in which the kill comes: a write takes a few thousandths."""


class Left(NamedTuple):
    """What one kill left behind."""

    acknowledged: int
    """How many changes were said to be safe."""
    wrong: tuple[str, ...]
    """What is not as it should be."""


def measure() -> Iterator[Figure]:
    """A figure for each work: what was lost."""
    chance = random.Random()  # noqa: S311  # any moment will do
    with TemporaryDirectory(prefix="relief-kills-") as name:
        full = _places(Path(name) / "full")
        full.data.mkdir(parents=True)
        subprocess.run(
            [sys.executable, str(_SUPPORT / "scribe.py"), str(full.data.parent), str(_SESSIONS), "3"],
            env=_environment(), stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        works: dict[str, Callable[[Path, Places, random.Random], Left]] = {
            "playing": _playing,
            "rating": _rating,
            "importing": _importing,
            "merging": _merging,
        }
        for work, kill in works.items():
            left = [kill(Path(name) / f"{work}-{number}", full, chance) for number in range(KILLS)]
            wrong = [words for one in left for words in one.wrong]
            for words in wrong:
                print(f"{work}: {words}", file=sys.stderr)
            said = sum(one.acknowledged for one in left)
            measured = f"{KILLS} kills, {said} changes acknowledged before them: {len(wrong)} lost or damaged"
            yield Figure(what=f"kill -9 while {work}", measured=measured, value=len(wrong), bound=0)


def _playing(folder: Path, _: Places, chance: random.Random) -> Left:
    said = _killed(folder, ["scribe.py", str(folder), "1", "0"], chance.randrange(1, _MOST_LINES), chance)
    session_id, kept = said[0].removeprefix("began "), [int(line.removeprefix("kept ")) for line in said[1:]]
    last = kept[-1] if kept else 0
    with open_history(_places(folder)) as history:
        record, wrong = history.session(session_id), verify(history)
    if record is None:
        wrong = [*wrong, "the session is gone"]
    elif record.active not in (last, last + 1) or record.outcome != "interrupted":
        wrong = [*wrong, f"{last} ms were acknowledged, {record.active} are there, {record.outcome}"]
    return Left(len(said), tuple(wrong))


def _rating(folder: Path, full: Places, chance: random.Random) -> Left:
    places = _places(folder)
    places.data.mkdir(parents=True)
    shutil.copy(full.history, places.history)
    said = _killed(folder, ["victim.py", str(folder), "rating", "-"], chance.randrange(_MOST_LINES), chance, ready=True)
    with open_history(places) as history:
        note, wrong = next(history.sessions(limit=1)).note, verify(history)
    last = int(said[-1]) if said else 0
    if int(note or 0) not in (last, last + 1):
        wrong = [*wrong, f"rating {last} was acknowledged, {note} is there"]
    return Left(len(said), tuple(wrong))


def _importing(folder: Path, full: Places, chance: random.Random) -> Left:
    text = folder / "all.jsonl"
    folder.mkdir(parents=True)
    text.write_text("\n".join(_lines(full)), encoding="utf-8")
    return _taken_in(folder, full, "importing", text, chance)


def _merging(folder: Path, full: Places, chance: random.Random) -> Left:
    return _taken_in(folder, full, "merging", full.history, chance)


def _taken_in(folder: Path, full: Places, work: str, other: Path, chance: random.Random) -> Left:
    """Kill who takes rows in; afterwards another try must bring all of them."""
    places, lines = _places(folder), _lines(full)
    begin_history(places.history, local_now)
    words = ["victim.py", str(folder), work, str(other)]
    after = chance.randrange(len(lines) + 3 if work == "importing" else 3)
    said = _killed(folder, words, after, chance, ready=True)
    acknowledged = len(lines) if "all" in said else int(said[-1]) if said else 0
    with open_history(places) as history:
        kept, wrong = {json.loads(line)["id"] for line in _lines(places)}, verify(history)
    # A source stands alone until a session needs it, and is then the first line again.
    missing = {json.loads(line)["id"] for line in lines[1:acknowledged]} - kept
    if missing:
        wrong = [*wrong, f"{len(missing)} rows that were acknowledged are not there"]
    _killed(folder, words, 1 if work == "merging" else len(lines), chance, ready=True)
    if _lines(places) != lines:
        wrong = [*wrong, "another try does not bring the rest"]
    return Left(acknowledged, tuple(wrong))


def _killed(folder: Path, words: list[str], after: int, chance: random.Random, *, ready: bool = False) -> list[str]:
    """What a process acknowledged before it was killed: some lines after its start, and a moment later."""
    folder.mkdir(parents=True, exist_ok=True)
    said: list[str] = []
    with subprocess.Popen(
        [sys.executable, str(_SUPPORT / words[0]), *words[1:]],
        env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as victim:  # fmt: skip
        assert victim.stdout is not None  # noqa: S101  # it was asked for
        if ready and victim.stdout.readline() != "ready\n":
            raise RuntimeError(f"{words[0]} did not begin")
        said.extend(victim.stdout.readline().strip() for _ in range(after))
        time.sleep(chance.uniform(0, _WITHIN))
        victim.kill()
        said.extend(line.strip() for line in victim.stdout if line.endswith("\n"))
    return said


def _lines(places: Places) -> list[str]:
    """Everything in a history, a line for each row."""
    with open_history(places) as history:
        return [json.dumps(line) for line in every_line(history.reading)]


def _places(folder: Path) -> Places:
    return Places(data=folder / "data", config=folder / "config", state=folder / "state", cache=folder / "cache")


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(_SUPPORT), str(_ROOT)])}
