"""Whether the last cue of a ten-minute session is as late as the first. Takes ten minutes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, middle
from bench.lateness_player import NAME
from bench.start_up import new_home
from bench.window import Window

LENGTH = 600
"""Seconds."""
SAMPLE = 300
"""Cues at each end: half a minute."""
BOUND = 1.0
"""Milliseconds by which the medians of the two ends may differ."""


def measure() -> Iterator[Figure]:
    """The median lateness of the first half minute against that of the last."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "late"
        command = (sys.executable, "-m", "bench.lateness_player", str(notes), str(LENGTH))
        with Window(command, new_home(Path(folder))) as window:
            window.until(NAME.encode())
            window.watch(LENGTH - 1.0)
            late = [float(one) for one in notes.read_text().split()]
    first, last = middle(late[20 : 20 + SAMPLE]), middle(late[-SAMPLE:])
    told = f"first half minute {first:.2f} ms, last {last:.2f} ms; {len(late):,} cues"
    yield Figure(what="drift over 10 minutes", measured=told, value=abs(last - first), bound=BOUND, unit="ms")
