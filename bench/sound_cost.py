"""What sound costs the program that plays a session, beside the process that makes it: processor and memory.

The same session with sound and without, in turns, into a card made of software where there is one.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import psutil

from bench.card import rig
from bench.figures import Figure, middle
from bench.playing_routine import LAST_ROW, NAME, player_command
from bench.start_up import new_home
from bench.window import Window

TURNS: Final = 2
SETTLE: Final = 12.0
"""Seconds after the first frame that are left out: start-up, the lead-in, and what is said once to newcomers."""
SECONDS: Final = 30.0
MEMORY: Final = 10.0
"""MB that sound may add to the program."""
PROCESSOR: Final = 0.3
"""Per cent of a core that sound may add to the program."""


def measure() -> Iterator[Figure]:
    """The medians of a few turns each."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        environment = new_home(Path(folder))
        if lacking := rig().missing():
            print(lacking, file=sys.stderr)
        else:
            environment |= stack.enter_context(rig().SoundRig()).environment
        command = player_command(Path(folder))
        with_sound, without = [], []
        for _ in range(TURNS):
            with_sound.append(_cost(command, environment))
            without.append(_cost((*command, "--no-sound"), environment))
    for what, place, bound, unit in (("processor", 0, PROCESSOR, "%"), ("memory", 1, MEMORY, "MB")):
        here, there = middle([cost[place] for cost in with_sound]), middle([cost[place] for cost in without])
        told = f"{here:.2f} {unit} with it, {there:.2f} {unit} without"
        yield Figure(
            what=f"sound adds to the player: {what}", measured=told, value=here - there, bound=bound, unit=unit
        )


def _cost(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Per cent of a core and MB of the program alone."""
    with Window(command, environment) as window:
        window.until(NAME.encode(), LAST_ROW)
        window.watch(SETTLE)
        program = psutil.Process(window.process.pid)
        before = program.cpu_times()
        window.watch(SECONDS)
        after = program.cpu_times()
        spent = after.user + after.system - before.user - before.system
        return spent / SECONDS * 100, program.memory_info().rss / (1 << 20)
