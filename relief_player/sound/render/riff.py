"""The cue sheet inside a WAV file: a title, and a named mark for each chapter.

This module owns the chunks that are put behind the samples (RIFF 1.0: ``cue``, ``LIST adtl`` with ``labl``, ``LIST
INFO`` with ``INAM``). Programs that do not know them pass them by.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from relief_player.sound.render.chapters import Chapter
from relief_player.sound.shape import frame_of


def add_marks(path: Path, title: str, chapters: Sequence[Chapter]) -> None:
    """Put title and marks behind the samples of a WAV file that is complete."""
    frames = [frame_of(chapter.at) for chapter in chapters]
    points = b"".join(
        struct.pack("<II4sIII", number, frame, b"data", 0, 0, frame) for number, frame in enumerate(frames, 1)
    )
    labels = b"".join(
        _chunk(b"labl", struct.pack("<I", number) + _text(chapter.title)) for number, chapter in enumerate(chapters, 1)
    )
    chunks = _chunk(b"LIST", b"INFO" + _chunk(b"INAM", _text(title)))
    if chapters:
        chunks += _chunk(b"cue ", struct.pack("<I", len(frames)) + points) + _chunk(b"LIST", b"adtl" + labels)
    with path.open("r+b") as file:
        end = file.seek(0, 2)
        file.write(bytes(end % 2) + chunks)
        size = file.tell() - 8
        file.seek(4)
        file.write(struct.pack("<I", size))


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def _text(text: str) -> bytes:
    return text.encode("utf-8", "replace") + b"\0"
