"""Clips: the sounds that are played from files, read whole and made as loud as they are to be.

This module owns what a file must be to be one. It keeps none, and knows nothing of when they are heard.
"""

from __future__ import annotations

import array
import sys
import warnings
import wave
from pathlib import Path
from typing import Final

from relief_player.sound.shape import RATE, WIDTH, gain_of

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

_LONGEST: Final = 60
"""Seconds; the rest of a longer file is left out."""


class ClipError(Exception):
    """A file is no clip that can be played; the message says why."""


def read_clip(path: Path) -> bytes:
    """The samples of a WAV file, 16 bit mono at 44.1 kHz.

    Raises:
        ClipError: it cannot be read, or is something else.
    """
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, WIDTH, RATE):
                raise ClipError(f"{path.name} is not 16 bit mono at {RATE} Hz")
            samples = file.readframes(_LONGEST * RATE)
    except (OSError, EOFError, wave.Error) as error:
        raise ClipError(f"{path.name} cannot be read: {error}") from error
    if sys.byteorder == "big":  # pragma: no cover - WAV is little-endian, devices want the machine's own order
        swapped = array.array("h", samples)
        swapped.byteswap()
        return swapped.tobytes()
    return samples


def scaled(clip: bytes, percent: int) -> bytes:
    """A clip as loud as it is to be; half of it sounds about half as loud."""
    return clip if percent == 100 else audioop.mul(clip, WIDTH, gain_of(percent))  # noqa: PLR2004  # all of it
