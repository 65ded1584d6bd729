"""A monkey at the keyboard of the whole program: 20,000 random keys over all screens, in a real terminal.

What has to hold: it never crashes, never hangs, and leaves no session behind that is not finished.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import psutil

from bench.figures import Figure
from bench.shelf_of import home_with
from bench.start_up import RELIEF
from bench.window import Window

KEYS = 20_000
SEED = 5
OWN = 5
"""Routines of its own that the monkey finds."""
_LETTERS = [letter.encode() for letter in "abcdefghijklmnopqrstuvwxyz0123456789/!,?+-=[]<>:. "]
_NAMED = {
    "enter": b"\r", "escape": b"\x1b", "tab": b"\t", "shift+tab": b"\x1b[Z", "backspace": b"\x7f", "delete": b"\x1b[3~",
    "up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D", "home": b"\x1b[H", "end": b"\x1b[F",
    "pageup": b"\x1b[5~", "pagedown": b"\x1b[6~", "f1": b"\x1bOP", "f5": b"\x1b[15~", "ctrl+p": b"\x10",
    "ctrl+s": b"\x13",
    "ctrl+up": b"\x1b[1;5A", "ctrl+down": b"\x1b[1;5B", "ctrl+d": b"\x04", "ctrl+g": b"\x07", "ctrl+y": b"\x19",
}  # fmt: skip
_ONWARD = (b"\r", b"\x1b", b"\x1b", b"n", b" ", b"e", b"x", b"g", b"h", b"d", b",", b"a", b"l", b"!")
"""What leads deeper into the program; random letters alone hardly ever begin a session."""
DOORS = (
    (b"\r", b"n", b"n", b"n"), (b"\x1b[B", b"\r", b"n", b"n", b"n"), (b"h",), (b"d",), (b",",), (b"e",), (b"a",),
    (b"l",), (b"!", b"\r", b"n", b"n"), (b"x",), (b"g",), (b"/",), (b"f",),
)  # fmt: skip
"""How each run begins, in turns: one of them plays, and each of the others opens another screen."""
A_RUN = 250
"""Keys after which it begins again somewhere else."""
_LEAVING = b"\x03"
_UNSAVED = b"d"
"""The answer of somebody who does not want to save what they made: the builder asks."""
SIZES = ((80, 24), (50, 15), (120, 40), (20, 5))
_OFTEN = 25
"""Keys between two looks whether it is in the background."""
_HERE = Path(__file__).resolve().parent.parent
_PAUSE = 0.004
"""Seconds between two keys: faster than anybody types, and slow enough for some of them to be drawn between."""
_SETTLED = 0.5
"""Seconds in which it has read and drawn everything."""
_OPENING = 0.08
"""Seconds in which a screen can open."""
_PATIENCE = 15.0
"""Seconds within which the program has to end when it is asked to."""
_RIGHT_ENDS = frozenset({0, 130})


def measure() -> Iterator[Figure]:
    """Press keys; whenever the program was left, begin again."""
    dice = random.Random(SEED)  # noqa: S311  # a monkey, no secret
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        # An editor that leaves every file as it is, and no sound.
        environment = {**home_with(home, OWN), "EDITOR": "true", "VISUAL": "true", "PYTHONPATH": str(_HERE)}
        settings = home / "config" / "relief_player" / "config.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text('[sound]\ndevice = "silent"\n[voice]\nenabled = false\n', encoding="utf-8")
        ends: Counter[int | None] = Counter()
        pressed = 0
        began = time.monotonic()
        for door in cycle(DOORS):
            if pressed >= KEYS:
                break
            count, code = _run(dice, environment, home, door, min(A_RUN, KEYS - pressed))
            pressed += count
            ends[code] += 1
        told = f"{pressed} keys in {time.monotonic() - began:.0f} s, {sum(ends.values())} runs, seed {SEED}"
        wrong = sum(count for code, count in ends.items() if code not in _RIGHT_ENDS)
        codes = ", ".join(f"{code}: {count}" for code, count in sorted(ends.items(), key=str))
        yield Figure(what="monkey: runs that crashed or hung", measured=f"{told}; exits {codes}", value=wrong, bound=0)
        faults = home / "state" / "relief_player" / "faults.log"
        said = (
            faults.read_text(encoding="utf-8")[-400:].replace("\n", " ")
            if faults.exists()
            else "no faults were written"
        )
        yield Figure(what="monkey: faults", measured=said, value=int(faults.exists()), bound=0)
        sessions = _sessions(environment)
        open_ones = sum(one.get("outcome") not in ("completed", "stopped", "interrupted") for one in sessions)
        told = f"of {len(sessions)} sessions in the history"
        yield Figure(what="monkey: sessions without an end", measured=told, value=open_ones, bound=0)


def _run(
    dice: random.Random, environment: Mapping[str, str], home: Path, door: tuple[bytes, ...], most: int
) -> tuple[int, int | None]:
    """One run of the program; how many keys it took, and its exit code. None where it had to be killed."""
    # What the monkey writes on paper stays in the home that was made for it.
    with Window((sys.executable, "-m", "relief_player"), environment, home) as window:
        window.until(b"routines")
        for key in door:
            window.take(_SETTLED)
            window.press(key)
        for count in range(most):
            if window.process.poll() is not None:
                return count, window.process.returncode
            window.take(_press(window, dice))
            if count % _OFTEN == 0:
                _bring_back(window)
        _bring_back(window)
        ends = time.monotonic() + _PATIENCE
        while window.process.poll() is None and time.monotonic() < ends:
            for key in (*[_LEAVING] * 3, _UNSAVED):
                window.press(key)
                window.take(0.2)
            _bring_back(window)
        return most, window.process.poll()


def _bring_back(window: Window) -> None:
    """The palette has a command that puts the program into the background; a shell would bring it back."""
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(window.process.pid)
        if process.status() == psutil.STATUS_STOPPED:
            process.send_signal(signal.SIGCONT)


def _press(window: Window, dice: random.Random) -> float:
    """Press something; how many seconds to wait then."""
    one = dice.random()
    if one < 0.004:
        window.resize(*dice.choice(SIZES))
    elif one < 0.006:
        window.press(_LEAVING)
    elif one < 0.4:
        window.press(dice.choice(_LETTERS))
    elif one < 0.7:
        window.press(dice.choice(_ONWARD))
        return dice.choice((_PAUSE, _OPENING))
    else:
        window.press(dice.choice(list(_NAMED.values())))
    return _PAUSE


def _sessions(environment: Mapping[str, str]) -> list[dict[str, object]]:
    told = subprocess.run(
        (*RELIEF, "history", "--json"), env=dict(environment), check=True, capture_output=True, encoding="utf-8"
    )
    found: list[dict[str, object]] = json.loads(told.stdout)
    return found
