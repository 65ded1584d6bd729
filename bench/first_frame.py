"""How long it takes until the player has drawn itself in full, against a hello-world Textual app, in turns."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import hello
from bench.figures import Figure, middle
from bench.playing_routine import LAST_ROW, NAME, player_command
from bench.start_up import new_home
from bench.window import Window

TURNS = 11
BOUND = 1.4
HELLO = (sys.executable, "-m", "bench.hello")


def measure() -> Iterator[Figure]:
    """Medians of spawn to full frame."""
    with tempfile.TemporaryDirectory() as folder:
        environment, command = new_home(Path(folder)), player_command(Path(folder))
        hellos, players = [], []
        for _ in range(TURNS):
            with Window(HELLO, environment) as window:
                hellos.append(window.until(hello.TEXT.encode()))
            with Window(command, environment) as window:
                players.append(window.until(NAME.encode(), LAST_ROW))
    told = f"{middle(players) * 1000:.0f} ms; hello world {middle(hellos) * 1000:.0f} ms"
    yield Figure(what="first full frame", measured=told, value=middle(players) / middle(hellos), bound=BOUND, unit="x")
