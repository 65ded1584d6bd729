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


def files_of(path: Path) -> list[Path]:
    """The file itself, or the sound files of a folder in order of their names."""
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.iterdir() if one.suffix.lower() in ENDINGS and one.is_file())[:MOST_FILES]


def pour(path: Path, out: IO[bytes]) -> str:
    """Write the samples of a file again and again, until nobody reads; returns why it ended before that."""
    try:
        import miniaudio  # noqa: PLC0415  # only who plays loads the library
    except (ImportError, OSError):
        return "miniaudio is not installed"
    try:
        files = files_of(path)
    except OSError as error:
        return error.strerror or str(error)
    while True:
        poured, why = 0, "there is no sound file in it"
        for file in files:
            if not file.is_file():
                why = "there is no such file"
                continue
            try:
                stream = miniaudio.stream_file(
                    str(file), miniaudio.SampleFormat.SIGNED16, 1, RATE, frames_to_read=_FRAMES
                )
                for samples in stream:
                    poured += len(samples)
                    out.write(samples.tobytes())
            except miniaudio.MiniaudioError:
                why = "it is no sound file that can be read"
        if not poured:
            return why


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
