"""Writers of audio files: samples in, a file of one kind out.

This module owns the kinds, by the ending of a file's name, and how each is written in blocks. The libraries that MP3,
FLAC and OGG want are loaded when one is written. Names and chapters are `tags`.
"""

from __future__ import annotations

import contextlib
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

from relief_player.errors import ReliefError, UsageError
from relief_player.sound.render.gapless import FirstFrame
from relief_player.sound.shape import RATE, WIDTH

MP3_KBIT: Final = {1: 96, 2: 128}
"""By channels, constant; tones and a voice need no more."""
_MP3_QUALITY: Final = 5
"""LAME's scale from 0, slow, to 9, rough."""
_MOST_WAV: Final = 2**32 - 2**20
"""Bytes; a WAV file counts them with 32 bits, and its cue sheet wants some room."""


class Writer(Protocol):
    """An audio file that is being written."""

    def write(self, samples: bytes) -> None:
        """Add samples, 16 bit at 44.1 kHz in the machine's byte order."""
        ...

    def finish(self) -> None:
        """Complete the file, once all of it has been written."""
        ...

    def close(self) -> None:
        """Give everything back, complete or not; called in any case, last."""
        ...


class WavWriter:
    """16 bit PCM."""

    def __init__(self, path: Path, channels: int) -> None:
        self._file = path.open("wb")
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115  # closed by `close`, as the file is
        self._wave.setparams((channels, WIDTH, RATE, 0, "NONE", "not compressed"))

    def write(self, samples: bytes) -> None:
        """Add samples."""
        self._wave.writeframesraw(samples)

    def finish(self) -> None:
        """Complete the header, which says how long it is."""
        self._wave.close()

    def close(self) -> None:
        """Close the file. The library would complete it in its last moment, which fails once the file is closed."""
        with contextlib.suppress(OSError):
            self._wave.close()
        self._file.close()


class Mp3Writer:
    """MP3 at a constant rate, by LAME."""

    def __init__(self, path: Path, channels: int) -> None:
        lameenc = _library("lameenc", "mp3", "MP3")
        self._encoder = lameenc.Encoder()
        self._encoder.silence()
        self._encoder.set_in_sample_rate(RATE)
        self._encoder.set_channels(channels)
        self._encoder.set_bit_rate(MP3_KBIT[channels])
        self._encoder.set_quality(_MP3_QUALITY)
        self._frames = 0
        self._width = WIDTH * channels
        self._first = FirstFrame(channels, MP3_KBIT[channels])
        self._file = path.open("wb")
        # Its place is kept, until the counts are known.
        self._file.write(bytes(self._first.size))

    def write(self, samples: bytes) -> None:
        """Add samples."""
        self._frames += len(samples) // self._width
        self._file.write(self._encoder.encode(samples))

    def finish(self) -> None:
        """Write what the encoder still holds; one that was given nothing knows of no end."""
        if self._frames:
            self._file.write(self._encoder.flush())
        size = self._file.tell() - self._first.size
        self._file.seek(0)
        self._file.write(self._first.telling(self._frames, size))
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class SoundfileWriter:
    """FLAC or Ogg Vorbis, by libsndfile; in blocks, for a whole file at once ends the process with OGG."""

    def __init__(self, path: Path, channels: int, kind: str, subtype: str) -> None:
        soundfile = _library("soundfile", "flac-ogg", "FLAC and OGG")
        self._error: type[Exception] = soundfile.LibsndfileError
        self._file = soundfile.SoundFile(str(path), "w", RATE, channels, subtype=subtype, format=kind)

    def write(self, samples: bytes) -> None:
        """Add samples.

        Raises:
            OSError: they could not be written, all of them.
        """
        try:
            self._file.buffer_write(samples, dtype="int16")
        except (self._error, AssertionError) as error:
            raise OSError("the disk may be full, or the file too large for it") from error

    def finish(self) -> None:
        """Complete the file."""
        self._file.close()

    def close(self) -> None:
        """Close the file; closed twice, it stays closed."""
        self._file.close()


_WRITERS: Final[dict[str, Callable[[Path, int], Writer]]] = {
    ".wav": WavWriter,
    ".mp3": Mp3Writer,
    ".flac": lambda path, channels: SoundfileWriter(path, channels, "FLAC", "PCM_16"),
    ".ogg": lambda path, channels: SoundfileWriter(path, channels, "OGG", "VORBIS"),
}
KINDS: Final = tuple(_WRITERS)
"""The endings of names that can be written."""


def kind_of(path: Path) -> str:
    """The kind of a file to be written, by the ending of its name.

    Raises:
        UsageError: it is none of those.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        what = f"{kind} is no kind of sound file that can be written" if kind else "The file's name has no ending"
        raise UsageError(what, f"{path} was given; the ending says what is written.", f"There are: {', '.join(KINDS)}")
    return kind


def writer_for(kind: str, part: Path, frames: int, channels: int = 1) -> Writer:
    """Begin a file of a kind.

    Args:
        kind: one of `KINDS`.
        part: the path to write to.
        frames: how many will come, about.
        channels: 1 or 2.

    Raises:
        UsageError: so many do not fit into a file of that kind.
        ReliefError: what it takes is not installed.
        OSError: the file cannot be made.
    """
    if kind == ".wav" and frames * WIDTH * channels > _MOST_WAV:
        hours = _MOST_WAV // (RATE * WIDTH * channels * 3600)
        raise UsageError(
            "This is too long for a WAV file", f"It holds {hours} hours.", "FLAC holds a day: end it in .flac"
        )
    return _WRITERS[kind](part, channels)


def _library(name: str, extra: str, kinds: str) -> Any:
    from importlib import import_module  # noqa: PLC0415  # only who writes such a file needs it

    try:
        return import_module(name)
    except (ImportError, OSError) as error:
        hint = f"pip install 'relief-player[{extra}]' brings it. A .wav file needs nothing more."
        raise ReliefError(f"{kinds} cannot be written here", f"The package {name} is not installed.", hint) from error
