"""How far from its moment a cue is heard, through miniaudio and simpleaudio, recorded from a card made of software.

The whole way is measured: conductor, speaker, pipe, sound process, device, sound server. A recording is good to a
block of the server, about 5 ms.
"""

from __future__ import annotations

import os
import subprocess
import sys
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bench.card import rig
from bench.figures import Figure, middle, percentile
from bench.onset_player import CLIP
from relief_player.places import shipped

SECONDS = 25
"""Of each condition; cues come as `onset_player` says."""
DEVICES: Final = ("miniaudio", "simpleaudio")
MIXING: Final = ("miniaudio",)
"""Those that play a background."""
BACKGROUND: Final = "with a background"
CONDITIONS: Final = {
    "quiet": (),
    "one core busy": (),
    "the player blocked 300 ms a second": ("blocked",),
    BACKGROUND: ("background",),
}
"""Each, and what the player is told of it."""
WORST, MIDDLE = 10.0, 5.0
"""Milliseconds that the 99th percentile, and the median either way, may be off."""
_REACH: Final = 0.15
"""Seconds round its moment in which a cue is looked for."""
_ALIKE: Final = 0.8
"""What is less alike than this is not the cue."""

Samples = npt.NDArray[np.float64]


def measure() -> Iterator[Figure]:
    """Each device in each condition; what is not there is left out."""
    if lacking := rig().missing():
        print(lacking, file=sys.stderr)
        return
    for device in DEVICES:
        for condition in CONDITIONS:
            if condition == BACKGROUND and device not in MIXING:
                continue
            found, missed = errors(device, condition)
            if not found:
                print(f"{device}: not here, or nothing was heard ({missed} cues)", file=sys.stderr)
                break
            told = f"{len(found)} cues, {missed} not heard; worst {max(found, key=abs):.1f} ms"
            off = percentile([abs(error) for error in found], 99)
            yield Figure(what=f"onset p99, {device}, {condition}", measured=told, value=off, bound=WORST, unit="ms")
            median = middle(found)
            told = f"median {median:+.1f} ms"
            yield Figure(
                what=f"onset median, {device}, {condition}", measured=told, value=abs(median), bound=MIDDLE, unit="ms"
            )


def errors(device: str, condition: str, seconds: int = SECONDS) -> tuple[list[float], int]:
    """Milliseconds from when each cue was due to when it was heard, in order, and how many were not."""
    command = [sys.executable, "-m", "bench.onset_player", device, str(seconds), *CONDITIONS[condition]]
    with rig().SoundRig() as card, card.record() as recording, _company(condition):
        environment = {**os.environ, **card.environment}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        recording.go_on(0.5)
    found, *moments = done.stdout.split()
    # What was recorded is known in full once the recorder is left.
    return _found(recording, [float(moment) for moment in moments]) if found == device else ([], 0)


def _found(recording: Any, moments: list[float]) -> tuple[list[float], int]:
    expected = _clip(CLIP, rig().RATE)
    errors, missed = [], 0
    for moment in moments:
        around, starts = recording.around(moment - _REACH, len(expected) / rig().RATE + 2 * _REACH)
        if len(around) < len(expected):
            missed += 1
            continue
        size = len(around) + len(expected)
        fits = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(expected, size)), size)
        fits = fits[: len(around) - len(expected) + 1]
        at = int(np.argmax(fits))
        heard = around[at : at + len(expected)]
        likeness = fits[at] / (np.linalg.norm(heard) * np.linalg.norm(expected) + 1e-12)
        if likeness < _ALIKE:
            missed += 1
        else:
            errors.append((starts + at / rig().RATE - moment) * 1000)
    return errors, missed


def _clip(name: str, rate: int) -> Samples:
    with wave.open(str(shipped("audio") / f"{name}.wav")) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float64) / 32_768
        of_file = file.getframerate()
    at = np.arange(0, len(samples) / of_file, 1 / rate)
    return np.interp(at, np.arange(len(samples)) / of_file, samples)


@contextmanager
def _company(condition: str) -> Iterator[None]:
    """What else goes on, while this lasts."""
    if condition != "one core busy":
        yield
        return
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        busy.kill()
        busy.wait()
