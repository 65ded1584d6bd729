"""What the player costs while it plays at 80 x 24: processor, bytes to the terminal, memory; against hello world."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench import hello
from bench.figures import Figure
from bench.playing_routine import LAST_ROW, NAME, breathing_command, player_command
from bench.start_up import new_home
from bench.window import Window

SECONDS = 30.0
SETTLE = 12.0
"""Seconds after the first frame that are left out: start-up, the lead-in, and what is said once to newcomers."""
MEGABYTE = 1 << 20
MODES = {"figures alone": b"z", "with tips": b"t", "paused": b" "}
"""The other ways in which a hold is shown, by the key that leads there; the figures alone are as large as can be."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took while it was watched."""

    percent: float
    """Of one core, with its children."""
    bytes_a_second: float
    memory: float
    """Resident, in MB, of the program alone."""
    all_memory: float
    """Resident, in MB, with its children."""


def measure() -> Iterator[Figure]:
    """One after the other, for half a minute each."""
    with tempfile.TemporaryDirectory() as folder:
        environment, command = new_home(Path(folder)), player_command(Path(folder))
        idle = _watch((sys.executable, "-m", "bench.hello"), environment, hello.TEXT.encode())
        playing = _watch(command, environment, NAME.encode(), LAST_ROW)
        modes = {"breathing": _watch(breathing_command(Path(folder)), environment, NAME.encode(), LAST_ROW)}
        for mode, key in MODES.items():
            modes[mode] = _watch(command, environment, NAME.encode(), LAST_ROW, keys=key)
    told = f"hello world, idle: {idle.percent:.2f} %"
    yield Figure(what="playing: processor", measured=told, value=playing.percent, bound=1.5, unit="%")
    kilobytes = playing.bytes_a_second / 1000
    told = f"hello world, idle: {idle.bytes_a_second / 1000:.2f} KB/s"
    yield Figure(what="playing: to the terminal", measured=told, value=kilobytes, bound=2.0, unit="KB/s")
    told = f"{playing.memory:.0f} MB; hello world {idle.memory:.0f} MB"
    yield Figure(what="playing: memory", measured=told, value=playing.memory / idle.memory, bound=1.25, unit="x")
    told = f"{playing.all_memory:.0f} MB with the sound process"
    yield Figure(what="playing: memory, all", measured=told, value=playing.all_memory / idle.memory, unit="x")

    for mode, cost in modes.items():
        kilobytes = cost.bytes_a_second / 1000
        yield Figure(what=f"playing, {mode}: processor", measured="", value=cost.percent, bound=1.5, unit="%")
        yield Figure(what=f"playing, {mode}: to the terminal", measured="", value=kilobytes, bound=2.0, unit="KB/s")


def _watch(command: Sequence[str], environment: dict[str, str], *marks: bytes, keys: bytes = b"") -> Cost:
    """What a program costs, once it has shown the marks and taken the keys."""
    with Window(command, environment) as window:
        window.until(*marks)
        if keys:
            window.press(keys)
        window.watch(SETTLE)
        family = [psutil.Process(window.process.pid), *psutil.Process(window.process.pid).children(recursive=True)]
        before = sum(_seconds(process) for process in family)
        came = window.watch(SECONDS)
        spent = sum(_seconds(process) for process in family) - before
        memory = [process.memory_info().rss / MEGABYTE for process in family]
    return Cost(spent / SECONDS * 100, came / SECONDS, memory[0], sum(memory))


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
