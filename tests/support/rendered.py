"""Routines in a line for tests of rendering, and a look at what a file holds."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from relief_player.routine.moves import MoveBook
from relief_player.routine.reader import read_routine
from relief_player.session.compile import compile_routine
from relief_player.session.timeline import Timeline

RATE = 44_100

EVENING = """
name = "Evening"
[timing]
get_ready = "4s"
transition = "3s"
switch = "3s"
countdown = 2
halfway = "6s"
[[step]]
kind = "stretch"
name = "Calf stretch"
duration = "8s"
sides = "each"
cues = [{ at = "2s", say = "Keep the heel <down> [here]" }]
[[step]]
name = "Swings"
rounds = 2
rest = "5s"
  [[step.step]]
  kind = "warm-up"
  name = "Leg swings"
  duration = "6s"
[[step]]
kind = "breathe"
pattern = [2, 1, 2, 0]
breaths = 2
[[step]]
kind = "note"
name = "Well done"
"""
"""Lead-ins, sides, a named block, breaths, and a note that waits."""


def timeline_of(text: str = EVENING) -> Timeline:
    """The timeline of a routine that has no problem."""
    result = read_routine(text, file="evening.toml", moves=MoveBook({}))
    assert result.routine is not None, [str(problem) for problem in result.problems]
    return compile_routine(result.routine)


WITHOUT_SIDES = EVENING.replace('sides = "each"\n', "")
"""The same, in which nothing leans to a side: a file of one channel."""


def samples_of(path: Path) -> NDArray[np.int16]:
    """The samples of a WAV file: a row for each frame, a column for each channel."""
    with wave.open(str(path)) as file:
        assert (file.getsampwidth(), file.getframerate()) == (2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
