"""The decoder process: a person's own file, or a folder of them, as endless samples on standard output.

``python -m relief_player.sound.background.decoding PATH`` runs apart, so that a hostile file can take down nothing but
itself, and the pipe holds it back, so that a huge one takes no memory. It says on standard error, in one line, why it
gives nothing. It leaves when nobody reads any more.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from relief_player.sound.shape import RATE

ENDINGS: Final = (".mp3", ".ogg", ".flac", ".wav")
"""What is played of a folder."""
MOST_FILES: Final = 1_000
_FRAMES: Final = RATE // 10
_SHORT: Final = RATE
"""Frames; less than this is poured from memory once it is read."""


def files_of(path: Path) -> list[Path]:
    """The file itself, or the sound files of a folder in order of their names."""
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.iterdir() if one.suffix.lower() in ENDINGS and one.is_file())[:MOST_FILES]


def pour(path: Path, out: IO[bytes]) -> str:
    """Write the samples of a file again and again, until nobody reads; returns why it ended before that."""
    try:
        import miniaudio  # noqa: F401, PLC0415  # only who plays loads the library
    except (ImportError, OSError):
        return "miniaudio is not installed"
    try:
        files = files_of(path)
    except OSError as error:
        return error.strerror or str(error)
    while True:
        poured, start, why = _poured(files, out)
        if not poured:
            return why
        while poured < _SHORT:
            # Opening a file of a few frames again and again would take a whole core, and still give too little.
            out.write(start * (_SHORT // poured))


def _poured(files: Sequence[Path], out: IO[bytes]) -> tuple[int, bytes, str]:
    """Write the samples of all files once; how many there were, the first of them, and why there are none."""
    import miniaudio  # noqa: PLC0415  # as above

    poured, start, why = 0, bytearray(), "there is no sound file in it"
    for file in files:
        if not file.is_file():
            why = "there is no such file"
            continue
        try:
            stream = miniaudio.stream_file(str(file), miniaudio.SampleFormat.SIGNED16, 1, RATE, frames_to_read=_FRAMES)
            for samples in stream:
                poured += len(samples)
                if poured < _SHORT:
                    start += samples.tobytes()
                out.write(samples.tobytes())
        except miniaudio.MiniaudioError:
            why = "it is no sound file that can be read"
    return poured, bytes(start), why


def main(arguments: Sequence[str]) -> None:
    """Pour until nobody reads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        why = pour(Path(arguments[0]), sys.stdout.buffer)
    except OSError:
        os._exit(0)
    sys.stderr.write(why + "\n")
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
