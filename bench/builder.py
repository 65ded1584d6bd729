"""What an edit costs in the builder, with few steps and with many: from the key until the terminal has all of it.

In turns, so that a slow moment of the machine hits all alike; held against the same key in a routine of five steps.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.figures import Figure, middle
from bench.start_up import new_home
from bench.window import Window
from relief_player.places import shipped
from relief_player.routine.moves import read_move_book

COUNTS = (5, 30, 500)
"""Steps of the routine that is edited."""
BOUNDS = {5: None, 30: 2.0, 500: 7.0}
"""How many times as long as with the fewest steps an edit may take."""
TURNS = 7
EDITS = {"duplicated": b"d", "moved": b"J", "deleted": b"x"}
UNDO = b"u"
QUIET = 0.25
"""Seconds in which nothing more is drawn after an edit has been; something small may be drawn long before it."""
_LAST = b"Save"
"""In the line of keys, the last row."""


def measure() -> Iterator[Figure]:
    """Each edit, and the way back, in all routines, in turns."""
    waits: dict[int, list[float]] = {count: [] for count in COUNTS}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        windows = {count: stack.enter_context(_builder(Path(folder), count)) for count in COUNTS}
        for window in windows.values():
            window.until(_LAST)
            window.watch(1.0)
        for _ in range(TURNS):
            for key in EDITS.values():
                for count, window in windows.items():
                    waits[count].append(window.key_to_paint(key, QUIET))
                for window in windows.values():
                    window.key_to_paint(UNDO, QUIET)
    least = middle(waits[min(COUNTS)])
    for count, taken in waits.items():
        told = f"{middle(taken):.0f} ms, of {len(taken)} steps {', '.join(EDITS)}"
        yield Figure(
            what=f"builder, {count} steps: key to paint of an edit",
            measured=told, value=middle(taken) / least, bound=BOUNDS[count], unit="x",
        )  # fmt: skip


def _builder(folder: Path, count: int) -> Window:
    """The builder, open on a routine of so many steps."""
    home = folder / str(count)
    environment = new_home(home)
    home.mkdir(exist_ok=True)
    path = home / "long.toml"
    path.write_text(routine_of(count), encoding="utf-8")
    return Window((sys.executable, "-m", "relief_player", "edit", str(path)), environment)


def routine_of(count: int) -> str:
    """A routine of so many stretches, all moves of the catalogue in turn, each with a comment above it."""
    moves = list(read_move_book(shipped("routines") / "moves.toml").moves)
    steps = (
        f'\n# {number}\n[[step]]\nkind = "stretch"\nmove = "{moves[number % len(moves)]}"\nduration = "30s"\nsets = 2\n'
        for number in range(count)
    )
    return 'name = "Long"\ngoal = "flexibility"\n' + "".join(steps)
