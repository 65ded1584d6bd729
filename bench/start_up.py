"""How long a command takes that only prints, against a Python that does nothing, in turns."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.figures import Figure, middle

TURNS = 21
RELIEF = (sys.executable, "-m", "relief_player")
NOTHING = (sys.executable, "-c", "pass")
NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"
BOUNDS = {"relief --version": None, "relief list, no index yet": 10.0, "relief list, indexed": 8.0}
"""The most times longer than a bare Python each may take."""


def measure() -> Iterator[Figure]:
    """Medians of many turns; each turn runs everything once, so that a slow moment of the machine hits all alike."""
    with tempfile.TemporaryDirectory() as home:
        environment = new_home(Path(home))
        seconds: dict[str, list[float]] = {name: [] for name in ("nothing", *BOUNDS)}
        for _ in range(TURNS):
            seconds["nothing"].append(seconds_of(NOTHING, environment))
            seconds["relief --version"].append(seconds_of((*RELIEF, "--version"), environment))
            _forget_index(Path(home))
            seconds["relief list, no index yet"].append(seconds_of((*RELIEF, "list"), environment))
            seconds["relief list, indexed"].append(seconds_of((*RELIEF, "list"), environment))
    base = middle(seconds.pop("nothing"))
    for name, taken in seconds.items():
        told = f"{middle(taken) * 1000:.0f} ms; python -c pass {base * 1000:.1f} ms"
        yield Figure(what=name, measured=told, value=middle(taken) / base, bound=BOUNDS[name], unit="x")


def seconds_of(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Wall time of a program, from its start to its end, which must be a good one."""
    began = time.perf_counter()
    # What it says to people would stand between the lines of the table.
    quiet = subprocess.DEVNULL
    subprocess.run(command, env=dict(environment), check=True, stdin=quiet, stdout=quiet, stderr=quiet)
    return time.perf_counter() - began


def new_home(folder: Path) -> dict[str, str]:
    """The environment of a person who has just come."""
    # As on a person's machine: byte code is kept, both Python's own and ours.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_") and name != NO_BYTE_CODE}
    places = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    return kept | places | {"HOME": str(folder), "USERPROFILE": str(folder)}


def _forget_index(home: Path) -> None:
    for path in (home / "cache").rglob("*"):
        if path.is_file():
            path.unlink()
