"""The history of a long life: 100,000 sessions of 30 passes, and what asking, writing and exporting cost then.

``python -m bench history`` makes the database once (minutes, some hundred megabytes in a temporary folder).
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.history_screen import looks
from relief_player.history.reading import open_history
from relief_player.history.store import open_store
from relief_player.places import Places

SESSIONS = 100_000
PASSES = 30
_BATCH = 5_000
_APART = timedelta(hours=1)
_AREAS = ("calf", "back-thigh", "hip", "low-back", "neck", "shoulder")
_KINDS = ("stretch", "warm-up", "breathe", "relax")
_CURSOR = json.dumps({"phase": "finished", "item": 59, "inside": 0, "lap": 0, "adjust": 0, "at": 900_000})
_PEAK = """
import resource, runpy, sys
sys.argv = ["relief", *sys.argv[1:]]
try:
    runpy.run_module("relief_player", run_name="__main__")
finally:
    sys.stdout.flush()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def _now() -> datetime:
    return datetime.now(UTC)


def _id(number: int) -> str:
    return f"{number:08x}-0000-7000-8000-000000000000"


def fill(path: Path, sessions: int) -> None:
    """A history of so many sessions, an hour apart, up to now."""
    with closing(open_store(path, notice=lambda _: None, now=_now)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("INSERT INTO source VALUES ('s', '', '')")
        for first in range(0, sessions, _BATCH):
            numbers = range(first, min(first + _BATCH, sessions))
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(f"INSERT INTO session VALUES ({', '.join('?' * 29)})", map(_session, numbers))  # noqa: S608  # question marks
            connection.executemany(
                f"INSERT INTO pass VALUES ({', '.join('?' * 12)})",  # noqa: S608  # as above
                (row for number in numbers for row in _passes(number)),
            )
            for table, words in (("session_area", _AREAS), ("session_kind", _KINDS)):
                rows = [(_id(number), word, 100_000) for number in numbers for word in words[: 1 + number % len(words)]]
                connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608  # names from above
            connection.execute("COMMIT")


def _session(number: int) -> tuple[object, ...]:
    start = _now() - (SESSIONS - number) * _APART
    at, end = int(start.timestamp() * 1000), int(start.timestamp() * 1000) + 900_000
    routine = f"routine-{number % 12}"
    times = (at, 0, "UTC", start.date().isoformat(), end, 0, end, 0)
    tail = ("completed", 0, 900_000, 900_000, 0, _CURSOR, number % 11, number % 7, None, None, 1)
    return (_id(number), 1, "bench", None, routine, routine, "0", "flexibility", "s", "{}", *times, *tail)


def _passes(number: int) -> Iterator[tuple[object, ...]]:
    for item in range(PASSES):
        area, kind = _AREAS[item % len(_AREAS)], _KINDS[item % len(_KINDS)]
        side = ("left", "right", None)[item % 3]
        yield (
            _id(number),
            item * 2,
            item + 1,
            f"Step {item}",
            kind,
            f'["{area}"]',
            side,
            1,
            None,
            30_000,
            30_000,
            "done",
        )


def _milliseconds(act: Callable[[], object], times: int = 7) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def _home(folder: Path) -> tuple[Places, dict[str, str]]:
    places = Places(data=folder / "relief_player", config=folder / "c", state=folder / "s", cache=folder / "x")
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME")
    return places, {**os.environ, **dict.fromkeys(names, str(folder))}


def _run(environment: dict[str, str], *words: str) -> None:
    command = [sys.executable, "-m", "relief_player", *words]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)


def _peak_megabytes(environment: dict[str, str], *words: str) -> float:
    """The most memory that a command held."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *words],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True,
    )  # fmt: skip
    kilobytes = float(done.stderr.split()[-1])
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _commit(path: Path) -> float:
    """What one session's last write costs, in milliseconds."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = EXTRA")
        row = list(_session(SESSIONS + 7))

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM session WHERE id = ?", (row[0],))
            connection.execute(f"INSERT INTO session VALUES ({', '.join('?' * 29)})", row)  # noqa: S608  # question marks
            connection.execute("COMMIT")

        return _milliseconds(write, 25)


def measure() -> Iterator[Figure]:
    """Asking, writing and exporting, with a small history and with a long one."""
    with TemporaryDirectory(prefix="relief-bench-") as name:
        small, _ = _home(Path(name) / "small")
        fill(small.history, 1_000)
        places, environment = _home(Path(name) / "long")
        began = time.perf_counter()
        fill(places.history, SESSIONS)
        size = places.history.stat().st_size / 1e6
        yield _figure("made", f"{SESSIONS:,} sessions, {size:.0f} MB", time.perf_counter() - began, "s")
        began = time.perf_counter()
        with open_history(places) as history:
            history.totals()
        yield _figure("first statistics, when every day is new", "once", (time.perf_counter() - began) * 1000, "ms")

        def first_page() -> None:
            with open_history(places) as history:
                list(history.sessions(limit=50))

        def totals() -> None:
            with open_history(places) as history:
                history.totals()

        yield _figure("totals of a long history", "in this process", _milliseconds(totals), "ms")
        yield _figure("first page of a long history", "50 sessions", _milliseconds(first_page), "ms", 300)
        yield from looks(places)
        yield _figure(
            "relief --version", "to compare with", _milliseconds(lambda: _run(environment, "--version")), "ms"
        )
        for words in (("history", "--stats"), ("history", "--stats", "--since", "90d")):
            taken = _milliseconds(lambda words=words: _run(environment, *words))  # type: ignore[misc]  # bound now
            yield _figure(f"relief {' '.join(words)}", "the whole command", taken, "ms", 300)
        few, many = _commit(small.history), _commit(places.history)
        yield _figure(
            "a session's write, long against small history", f"{many:.1f} ms, {few:.1f} ms", many / few, "x", 1.5
        )
        _, small_environment = _home(Path(name) / "small")
        for words in (("history", "export"), ("history", "export", "--format", "csv")):
            least, most = _peak_megabytes(small_environment, *words), _peak_megabytes(environment, *words)
            told = f"{most:.0f} MB, {least:.0f} MB"
            yield _figure(f"memory of relief {' '.join(words)}, long against small", told, most / least, "x", 1.25)


def _figure(what: str, measured: str, value: float, unit: str, bound: float | None = None) -> Figure:
    return Figure(what=what, measured=f"{measured}: {value:.1f} {unit}", value=value, bound=bound, unit=unit)
