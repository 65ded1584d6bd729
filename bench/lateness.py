"""How late the cue thread is: in peace, beside a busy core, with a blocked screen, and with a stalled terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.figures import Figure, percentile
from bench.lateness_player import NAME
from bench.start_up import new_home
from bench.window import Window

SECONDS = 25.0
"""How long each condition lasts: about 250 cues."""
BOUND = 10.0
"""Milliseconds for the 99th percentile (the ear does not notice)."""
CONDITIONS = ("quiet", "one core busy", "screen blocked 300 ms a second", "terminal stalled")


def measure() -> Iterator[Figure]:
    """One condition after the other, each with the real player in a window of its own."""
    for condition in CONDITIONS:
        late = _late(condition)
        told = f"{len(late)} cues; median {percentile(late, 50):.1f}, worst {max(late):.1f} ms"
        worst = percentile(late, 99)
        yield Figure(what=f"cue lateness p99, {condition}", measured=told, value=worst, bound=BOUND, unit="ms")


def _late(condition: str) -> list[float]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        notes = Path(folder) / "late"
        command = (sys.executable, "-m", "bench.lateness_player", str(notes))
        window = running.enter_context(Window(command, new_home(Path(folder))))
        window.until(NAME.encode())
        window.watch(2.0)
        before = len(notes.read_text().split())
        if condition == "one core busy":
            busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            running.callback(busy.wait)
            running.callback(busy.kill)
        if condition == "terminal stalled":
            time.sleep(SECONDS)
        elif condition.startswith("screen blocked"):
            for _ in range(int(SECONDS)):
                window.process.send_signal(signal.SIGUSR1)
                window.watch(1.0)
        else:
            window.watch(SECONDS)
        return [float(one) for one in notes.read_text().split()[before:]]
