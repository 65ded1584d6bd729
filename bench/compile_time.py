"""How long a routine takes to be laid out in time, at three sizes."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bench.figures import Figure, middle
from relief_player.routine.model import Kind, Routine, Step, Timing
from relief_player.session.compile import compile_routine
from relief_player.units import Ms

SIZES = (100, 1_000, 10_000)
"""Segments: a step's lead-in and its work are one each."""
BOUND_AT_LARGEST = 150.0
"""Milliseconds (product choice: nobody notices)."""
RUNS = 7


def measure() -> Iterator[Figure]:
    """The median of several runs."""
    for size in SIZES:
        routine = _routine(size)
        taken = middle([_once(routine) for _ in range(RUNS)])
        bound = BOUND_AT_LARGEST if size == max(SIZES) else None
        what = f"compile {size:,} segments"
        yield Figure(what=what, measured=f"median of {RUNS}", value=taken, bound=bound, unit="ms")


def _routine(segments: int) -> Routine:
    steps = tuple(
        Step(number=number, kind=Kind.STRETCH, name=f"Stretch {number}", pass_length=Ms(30_000))
        for number in range(1, segments // 2 + 1)
    )
    return Routine(name="Long", timing=Timing(), steps=steps)


def _once(routine: Routine) -> float:
    began = time.perf_counter()
    compile_routine(routine)
    return (time.perf_counter() - began) * 1000
