"""The voice process: takes phrases from a pipe, and writes each to a file as a clip.

``python -m relief_player.sound.voice.worker VOICE SPEED`` reads lines ``{"text": …, "path": …}`` and answers each with
``{"path": …, "frames": N}`` (0 where it cannot be said) or ``{"failed": why}``. It runs apart, so that no voice can
take the session down. It leaves when the pipe ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import warnings
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from relief_player.sound.shape import RATE, WIDTH
from relief_player.sound.voice.engines import VOICES, Voice, VoiceError

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

LEVEL: Final = 4_600
"""The root mean square of every phrase, 17 dB below full scale: plain above the tones, which are 3 dB softer."""
PEAK: Final = 25_000
"""Leaves room for words that lean to a side, where one ear gets 2 dB more."""
_STEP: Final = 0.01
_QUIET: Final = 200
"""A hundredth of a second softer than this, at the voice's own level, is silence."""
_PAUSE: Final = 25
"""Hundredths of a second that a voice may pause between two sentences; some take twice as long."""
_EDGE: Final = 0.005
"""Seconds over which a phrase rises and falls, so that it never clicks."""


def shaped(samples: bytes, rate: int) -> bytes:
    """A phrase as a clip: no silence around it, no long pause in it, at one level and the rate of all clips.

    Empty where nothing is heard.
    """
    step = int(rate * _STEP) * WIDTH
    steps = [samples[start : start + step] for start in range(0, len(samples) - step + 1, step)]
    loud = [number for number, part in enumerate(steps) if audioop.rms(part, WIDTH) > _QUIET]
    if not loud:
        return b""
    heard = {step for number in loud for step in range(number - 1, number + _PAUSE)}
    said = b"".join(part for number, part in enumerate(steps[: loud[-1] + 2]) if number in heard)
    gain = min(LEVEL / audioop.rms(said, WIDTH), PEAK / max(1, audioop.max(said, WIDTH)))
    moved = said if rate == RATE else audioop.ratecv(said, WIDTH, 1, rate, RATE, None)[0]
    return _edged(audioop.mul(moved, WIDTH, gain))


def _edged(samples: bytes) -> bytes:
    frames = min(int(RATE * _EDGE), len(samples) // WIDTH // 2)
    whole = bytearray(samples)
    for number in range(frames):
        for place in (number, len(samples) // WIDTH - 1 - number):
            part = slice(place * WIDTH, (place + 1) * WIDTH)
            whole[part] = audioop.mul(bytes(whole[part]), WIDTH, number / frames)
    return bytes(whole)


def write(samples: bytes, path: Path) -> None:
    """Write a clip, at once or not at all."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with wave.open(str(part), "wb") as file:
            file.setparams((1, WIDTH, RATE, 0, "NONE", "not compressed"))
            file.writeframes(samples)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def answer(voice: Voice, line: bytes) -> dict[str, object]:
    """Make one phrase."""
    asked = json.loads(line)
    text, path = str(asked["text"]), Path(str(asked["path"]))
    try:
        samples = shaped(*voice.speak(text))
        if samples:
            write(samples, path)
    except VoiceError as error:
        return {"failed": str(error)}
    except OSError as error:
        return {"failed": f"its words cannot be kept, {error.strerror or error}"}
    return {"path": str(path), "frames": len(samples) // WIDTH}


def serve(name: str, speed: float, orders: IO[bytes], answers: IO[bytes]) -> None:
    """Make phrases until there are no more orders."""
    try:
        voice = VOICES[name](speed)
    except VoiceError as error:
        answers.write(json.dumps({"failed": str(error)}).encode() + b"\n")
        answers.flush()
        return
    for line in orders:
        answers.write(json.dumps(answer(voice, line)).encode() + b"\n")
        answers.flush()


def main(arguments: Sequence[str]) -> None:
    """Serve the pipes this process was started with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(arguments[0], float(arguments[1]), sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
