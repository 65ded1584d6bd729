"""What the library costs with 30, 1,000 and 10,000 routines: its first screen, and a key of a search until it is drawn.

All in turns, so that a slow moment of the machine hits all alike: the first screen against a hello-world Textual app, a
key against the same key with the shipped routines alone.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from bench import hello
from bench.figures import Figure, middle, percentile
from bench.shelf_of import home_with
from bench.window import Window

TURNS = 7
COUNTS = (0, 1_000, 10_000)
"""Routines of the person's own, besides the shipped ones."""
SHIPPED = 29
BOUNDS = {0: 2.2, 1_000: 2.4, 10_000: 3.1}
"""How many times a hello world each may take. Half a second is three times the 160 ms that it takes where nothing else
runs."""
TYPED = ("calf", "bed", "relax", "stretch 7", "<10m", "desk", "hamstirng", "neck 12")
"""What is looked for, one after the other. The line of counts changes with nearly every key."""
KEY_BOUNDS = {0: None, 1_000: 2.0, 10_000: 3.0}
"""How many times as long as with the shipped routines alone the slowest key in a hundred may take."""
_BACKSPACE = b"\x7f"
HELLO = (sys.executable, "-m", "bench.hello")
LIBRARY = (sys.executable, "-m", "relief_player")
LAST = b"Help"
"""In the line of keys, the last row."""


def measure() -> Iterator[Figure]:
    """First screens in turns, then the keys."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: home_with(Path(folder) / str(count), count) for count in COUNTS}
        hellos: list[float] = []
        screens: dict[int, list[float]] = {count: [] for count in COUNTS}
        for _ in range(TURNS):
            with Window(HELLO, homes[0]) as window:
                hellos.append(window.until(hello.TEXT.encode()))
            for count, home in homes.items():
                with Window(LIBRARY, home) as window:
                    screens[count].append(window.until(f"{count + SHIPPED} routines".encode(), LAST))
        for count, seconds in screens.items():
            told = f"{middle(seconds) * 1000:.0f} ms; hello world {middle(hellos) * 1000:.0f} ms"
            ratio = middle(seconds) / middle(hellos)
            yield Figure(what=_first(count), measured=told, value=ratio, bound=BOUNDS[count], unit="x")
        waits = _typed(homes)
        least = percentile(waits[0], 99)
        for count, taken in waits.items():
            value = percentile(taken, 99)
            told = f"{value:.0f} ms, the middle one {middle(taken):.0f} ms, of {len(taken)} keys"
            yield Figure(what=_key(count), measured=told, value=value / least, bound=KEY_BOUNDS[count], unit="x")


def _first(count: int) -> str:
    return f"library, {count + SHIPPED:,} routines: first screen"


def _key(count: int) -> str:
    return f"library, {count + SHIPPED:,} routines: key to paint, p99"


def _typed(homes: Mapping[int, Mapping[str, str]]) -> dict[int, list[float]]:
    """Milliseconds from each key until what it finds has been drawn; each key in all homes, in turns."""
    waits: dict[int, list[float]] = {count: [] for count in homes}
    with ExitStack() as stack:
        windows = {count: stack.enter_context(Window(LIBRARY, home)) for count, home in homes.items()}
        for count, window in windows.items():
            window.until(f"{count + SHIPPED} routines".encode(), LAST)
        for window in windows.values():
            window.watch(1.5)  # until it has been made ready to be searched
            window.press(b"/")
            window.watch(0.5)
        for text in TYPED:
            for key in (*(letter.encode() for letter in text), *[_BACKSPACE] * len(text)):
                for count, window in windows.items():
                    waits[count].append(window.key_to_paint(key))
                    window.watch(0.03)
    return waits
