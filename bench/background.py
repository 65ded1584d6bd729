"""Whether a background has gaps: ten minutes of breathing over brown noise on the screen, recorded from the card.

Everything is real but the card, which is made of software. The screen draws all the time (the pacer never rests), and
every few seconds it draws anew in another size or with something over it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

import numpy as np

from bench.card import gaps, rig
from bench.figures import Figure
from bench.playing_routine import LAST_ROW, NAME, breathing_command
from bench.start_up import new_home
from bench.window import COLUMNS, ROWS, Window
from relief_player.sound.background.recipes import loop
from relief_player.sound.shape import RATE

LENGTH: Final = 600
"""Seconds that are listened to."""
SETTLE: Final = 8.0
"""Seconds after the first frame in which the sound starts, and the background comes up."""
BETWEEN: Final = 5
"""Seconds between two changes of the screen."""
SOUND: Final = "brown"
_SETTINGS: Final = f'[sound]\ndevice = "miniaudio"\nvolume = 100\n[background]\nsound = "{SOUND}"\nvolume = 100\n'
_CHANGES: Final[tuple[Callable[[Window], None], ...]] = (
    lambda window: window.press(b"z"),
    lambda window: window.resize(100, 30),
    lambda window: window.press(b"z"),
    lambda window: window.press(b"?"),
    lambda window: window.resize(COLUMNS, ROWS),
    lambda window: window.press(b"\x1b"),
)
"""The figures alone and back, the help over it and away, a larger window and the usual one."""


def measure() -> Iterator[Figure]:
    """The gaps, and how much was sought."""
    if lacking := rig().missing():
        print(lacking, file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder, rig().SoundRig() as card, card.record() as recording:
        environment = new_home(Path(folder)) | card.environment
        config = Path(environment["XDG_CONFIG_HOME"]) / "relief_player" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text(_SETTINGS, encoding="utf-8")
        with Window(breathing_command(Path(folder)), environment) as window:
            window.until(NAME.encode(), LAST_ROW)
            window.watch(SETTLE)
            begun, drawn = time.monotonic(), 0
            changes = cycle(_CHANGES)
            while time.monotonic() < begun + LENGTH:
                next(changes)(window)
                drawn += window.watch(BETWEEN)
    samples, _ = recording.around(begun, LENGTH)
    noise = np.frombuffer(loop(SOUND), np.int16).astype(np.float64) / 32_768
    heard = gaps().listen(samples, noise, rig().RATE, RATE)
    for gap in heard.gaps:
        print(gap, file=sys.stderr)
    sought = f"{len(samples) / rig().RATE:.0f} s in {heard.windows:,} windows, {heard.covered} under a tone or word"
    told = f"{sought}; {drawn / 1024:.0f} KB drawn"
    yield Figure(what="background: gaps over 3 ms, or frames lost", measured=told, value=len(heard.gaps), bound=0)
