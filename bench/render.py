"""How fast a session of half an hour becomes a file, against real time, and how much memory that takes."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from bench.figures import Figure
from bench.start_up import RELIEF, new_home
from relief_player.routine.moves import MoveBook
from relief_player.routine.reader import read_routine
from relief_player.session.compile import compile_routine

MINUTES: Final = 30
BOUNDS: Final = {".wav": 300.0, ".mp3": 60.0}
"""How many times faster than real time each kind is to be made."""
MEMORY: Final = 150.0
"""Megabytes."""
_TEXT: Final = f"""
name = "Half an hour"
[timing]
get_ready = "10s"
[[step]]
rounds = {MINUTES // 3}
  [[step.step]]
  kind = "stretch"
  name = "Calf, at the wall"
  duration = "30s"
  sides = "each"
  [[step.step]]
  kind = "move"
  name = "Walk on the spot"
  duration = "35s"
  [[step.step]]
  kind = "breathe"
  pattern = [5, 0, 5, 0]
  breaths = 6
"""


def measure() -> Iterator[Figure]:
    """Tones and a background, to each kind; then with words, which were made before."""
    with tempfile.TemporaryDirectory() as folder:
        routine = Path(folder) / "half-an-hour.toml"
        routine.write_text(_TEXT, encoding="utf-8")
        environment = new_home(Path(folder))
        for kind, faster in BOUNDS.items():
            yield from _rendered(routine, kind, faster, environment, "--no-voice", "--background", "brown")
        words = ("--voice", "--background", "none")
        _render(routine, ".wav", environment, *words)
        yield from _rendered(routine, ".wav", BOUNDS[".wav"], environment, *words)


def _rendered(routine: Path, kind: str, faster: float, environment: dict[str, str], *options: str) -> Iterator[Figure]:
    seconds, busy, memory, length = _render(routine, kind, environment, *options)
    what = f"render {length / 60:.0f} min to {kind}{' with words' if '--voice' in options else ''}"
    told = f"{length / seconds:.0f} times faster than real time; {busy:.1f} s of processor"
    yield Figure(what=what, measured=told, value=seconds, bound=length / faster, unit="s")
    yield Figure(what=f"{what}: memory", measured="at most", value=memory, bound=MEMORY, unit="MB")


def _render(routine: Path, kind: str, environment: dict[str, str], *options: str) -> tuple[float, float, float, float]:
    """Seconds it took, with Python's own start, and of processor; megabytes at most; the session's seconds."""
    target = routine.with_suffix(kind)
    command = [*RELIEF, "render", str(routine), str(target), "--force", *options]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        watched, most, busy, began = psutil.Process(process.pid), 0, 0.0, time.monotonic()
        while process.poll() is None:
            try:
                most = max(most, watched.memory_info().rss)
                spent = watched.cpu_times()
                busy = spent.user + spent.system
            except psutil.NoSuchProcess:
                break
            _wait(process, 0.02)
        process.wait()
        ended = time.monotonic()
    if process.returncode:
        raise RuntimeError(f"relief render ended with {process.returncode}")
    return ended - began, busy, most / (1 << 20), _length(routine)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _length(routine: Path) -> float:
    found = read_routine(routine.read_text(encoding="utf-8"), file=str(routine), moves=MoveBook({})).routine
    if found is None:
        raise RuntimeError("the routine of the measurement cannot be read")
    return compile_routine(found).length / 1000
