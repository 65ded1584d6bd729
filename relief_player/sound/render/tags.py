"""Title, chapters and cover in a finished file, each kind in its own way.

This module owns which kind carries them how: ID3 with CHAP, CTOC and APIC in MP3, Vorbis chapter comments and a picture
block in FLAC and OGG, a cue sheet in WAV, which has no place for a picture. It alone knows mutagen, loaded when it is
needed; without it a file has its sound and no names.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from relief_player.sound.render.chapters import Chapter
from relief_player.sound.render.png import Picture
from relief_player.sound.render.riff import add_marks
from relief_player.units import Ms

_NO_OFFSET: Final = 0xFFFFFFFF
"""ID3's word for "by time, not by bytes"."""
_PNG: Final = "image/png"
_FRONT: Final = 3
"""The number of a front cover, in ID3 and in FLAC."""
_SERIAL: Final = 1
"""Every OGG stream has a number; the library draws one by lot, and the same session is to be the same file."""


def tag(path: Path, kind: str, title: str, chapters: Sequence[Chapter], cover: Picture) -> bool:
    """Name a finished file and its chapters, and give it its cover; returns whether that could be done here.

    Raises:
        OSError: the file cannot be written.
    """
    if kind == ".wav":
        add_marks(path, title, chapters)
        return True
    try:
        import mutagen  # noqa: PLC0415  # only who writes such a file needs it
    except ImportError:
        return False
    try:
        if kind == ".mp3":
            _tag_mp3(path, title, chapters, cover)
        else:
            _tag_vorbis(path, kind, title, chapters, cover)
    except mutagen.MutagenError as error:
        # It wraps the error of the system, which says more.
        raise error.__cause__ or error.__context__ or OSError(str(error)) from error
    return True


def _tag_mp3(path: Path, title: str, chapters: Sequence[Chapter], cover: Picture) -> None:
    from mutagen.id3 import APIC, CHAP, CTOC, ID3, TIT2, TLEN, CTOCFlags, Encoding  # noqa: PLC0415  # as above

    tags = ID3()
    tags.add(TIT2(encoding=Encoding.UTF8, text=[title]))
    tags.add(APIC(encoding=Encoding.LATIN1, mime=_PNG, type=_FRONT, desc="", data=cover.png()))
    if chapters:
        tags.add(TLEN(encoding=Encoding.LATIN1, text=[str(chapters[-1].end)]))
        names = [f"chp{number}" for number in range(1, len(chapters) + 1)]
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        # One table of contents holds at most 255.
        tags.add(CTOC(element_id="toc", flags=flags, child_element_ids=names[:255], sub_frames=[]))
        for name, chapter in zip(names, chapters, strict=True):
            words = TIT2(encoding=Encoding.UTF8, text=[chapter.title])
            tags.add(
                CHAP(
                    element_id=name,
                    start_time=chapter.at,
                    end_time=chapter.end,
                    start_offset=_NO_OFFSET,
                    end_offset=_NO_OFFSET,
                    sub_frames=[words],
                )
            )
    # 2.3 is what the most players read.
    tags.update_to_v23()
    tags.save(str(path), v2_version=3, padding=lambda _info: 0)


def _tag_vorbis(path: Path, kind: str, title: str, chapters: Sequence[Chapter], cover: Picture) -> None:
    from mutagen.flac import FLAC  # noqa: PLC0415  # as above
    from mutagen.flac import Picture as Block  # noqa: PLC0415  # as above
    from mutagen.oggvorbis import OggVorbis  # noqa: PLC0415  # as above

    file = FLAC(str(path)) if kind == ".flac" else OggVorbis(str(path))
    file["title"] = title
    for number, chapter in enumerate(chapters, 1):
        file[f"CHAPTER{number:03}"] = _clock(chapter.at)
        file[f"CHAPTER{number:03}NAME"] = chapter.title
    block = Block()
    block.type, block.mime, block.data = _FRONT, _PNG, cover.png()
    block.width, block.height, block.depth, block.colors = cover.width, cover.height, 8, len(cover.colours)
    if isinstance(file, FLAC):
        file.add_picture(block)
    else:
        file["metadata_block_picture"] = b64encode(block.write()).decode()
    file.save(padding=lambda _info: 0)
    if kind == ".ogg":
        _renumber(path)


def _renumber(path: Path) -> None:
    """Give the one stream of an OGG file a fixed number."""
    from mutagen.ogg import OggPage  # noqa: PLC0415  # as above

    with path.open("r+b") as file:
        end = file.seek(0, 2)
        file.seek(0)
        while (start := file.tell()) < end:
            page = OggPage(file)
            page.serial = _SERIAL
            after = file.tell()
            file.seek(start)
            file.write(page.write())
            file.seek(after)


def _clock(at: Ms) -> str:
    return f"{at // 3_600_000:02}:{at // 60_000 % 60:02}:{at // 1000 % 60:02}.{at % 1000:03}"
