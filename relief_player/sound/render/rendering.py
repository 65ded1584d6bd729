"""One rendering, from a timeline to the files on the disk.

This module owns the order of it: what is mixed is written block by block, named, and put in place at once. It asks
nobody and prints nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct, field

from relief_player.errors import ReliefError, UsageError
from relief_player.session.timeline import Timeline
from relief_player.sound.background.bed import COMES, Bed
from relief_player.sound.background.choice import source_of
from relief_player.sound.background.recipes import KINDS
from relief_player.sound.background.tap import TapError
from relief_player.sound.breath import KEPT, swell
from relief_player.sound.clips import ClipError, read_clip, scaled
from relief_player.sound.cues import clip_files
from relief_player.sound.protocol import SPEECH, SWELL
from relief_player.sound.render.chapters import chapters
from relief_player.sound.render.cover import cover
from relief_player.sound.render.encoders import kind_of, writer_for
from relief_player.sound.render.lines import lrc, vtt
from relief_player.sound.render.mixdown import LONGEST_TAIL, Mixing, Under
from relief_player.sound.render.score import score
from relief_player.sound.render.tags import tag
from relief_player.sound.render.target import Target
from relief_player.sound.shape import RATE, WIDTH, frame_of
from relief_player.sound.voice.script import Utterance, script
from relief_player.units import Ms

CAPTIONS: Final = ".vtt"
LYRICS: Final = ".lrc"

PHRASES_HELD: Final = 32
"""Phrases kept in memory; "Halfway" comes again."""

Progress = Callable[[float], None]
"""Told how much is done, from 0 to 1, about once for each second of sound."""


class Words(Protocol):
    """Who says words; `voice.maker.Maker` does."""

    def length(self, text: str) -> Ms | None:
        """How long a text lasts when it is said; None where it cannot be."""
        ...

    def fetch(self, text: str) -> Path | None:
        """The clip of a text."""
        ...


def _ignore(_part: float) -> None:
    """Nobody looks."""


class Request(Struct, frozen=True, kw_only=True):
    """What is to be made."""

    timeline: Timeline
    title: str
    file: Path
    """Its ending says the kind."""
    clips: Path
    """The folder of the cue sounds."""
    words: Words | None = None
    """Who says the words; None for tones alone."""
    background: str = ""
    """A background by its name or path; empty for none."""
    background_percent: int = 100
    """How loud it is."""
    captions: bool = False
    """Whether a ``.vtt`` of the same name is to lie beside it."""
    lyrics: bool = False
    """Whether a ``.lrc`` of the same name is to lie beside it."""
    replace: bool = False
    """Whether files that are there may be replaced."""
    words_percent: int = 100
    """How loud words are, against the tones."""
    counting: bool = False
    """Whether the last seconds are counted aloud."""
    progress: Progress = field(default=_ignore)

    @property
    def texts(self) -> dict[Path, str]:
        """What lies beside the file."""
        beside: dict[Path, str] = {}
        if self.captions:
            beside[self.file.with_suffix(CAPTIONS)] = vtt(self.timeline, self.title)
        if self.lyrics:
            beside[self.file.with_suffix(LYRICS)] = lrc(self.timeline, self.title)
        return beside


class Rendered(Struct, frozen=True, kw_only=True):
    """What was made."""

    files: tuple[Path, ...]
    seconds: float
    """How long it sounds."""
    size: int
    """Bytes of the sound file."""
    named: bool
    """Whether it has a title and chapters."""


def render(request: Request) -> Rendered:
    """Make an audio file of a session. The same request makes the same bytes.

    Raises:
        UsageError: the file's name does not say what it is to be, or a file is in the way.
        ReliefError: what it takes is not installed, a cue sound is missing, or the file cannot be written.
    """
    kind = kind_of(request.file)
    texts = request.texts
    with Target([request.file, *texts], replace=request.replace) as target:
        part = target.part(request.file)
        frames = _write(request, kind, part)
        named = tag(part, kind, request.title, chapters(request.timeline), cover(request.timeline))
        for path, text in texts.items():
            target.part(path).write_bytes(text.encode("utf-8", "replace"))
        size = part.stat().st_size
    return Rendered(files=(request.file, *texts), seconds=frames / RATE, size=size, named=named)


def _write(request: Request, kind: str, part: Path) -> int:
    """Mix and write; returns how many frames there are."""
    length = frame_of(request.timeline.length)
    words: list[Utterance] = []
    if request.words is not None:
        words.extend(script(request.timeline, request.words.length, counting=request.counting, waiting=False))
    soundings, done = score(request.timeline, words), 0
    # One channel is half the file, and all that a session without sides needs.
    channels = 2 if any(one.side for one in soundings) else 1
    mixing = Mixing(_clips(request), length, channels)
    with _bed(request, length) as under, closing(writer_for(kind, part, length + LONGEST_TAIL, channels)) as writer:
        for block in mixing.blocks(soundings, under):
            writer.write(block)
            done += len(block) // (WIDTH * channels)
            request.progress(min(1.0, done / max(1, length)))
        writer.finish()
    return done


@contextmanager
def _bed(request: Request, length: int) -> Iterator[Under | None]:
    """The background, while this lasts; it has faded away where the session ends."""
    if not request.background:
        yield None
        return
    try:
        source, give_back = source_of(request.background, patient=True)
    except TapError as error:
        there = f"There are {', '.join(KINDS)}, and any sound file or folder of them."
        raise UsageError(f"{request.background} cannot be the background", f"{error}.".capitalize(), there) from error
    try:
        yield Bed(source, request.background_percent, max(0, length - round(COMES * RATE))).block
    finally:
        give_back()


def _clips(request: Request) -> Callable[[str], bytes]:
    """Reads each clip; the tones stay in memory, and so do the phrases of the last minutes."""
    files = clip_files(request.clips)

    def samples(name: str) -> bytes:
        try:
            return read_clip(files[name])
        except ClipError as error:
            raise ReliefError("A cue sound is missing", f"{error}.", "Install relief anew.") from error

    def phrase(text: str) -> bytes:
        path = None if request.words is None else request.words.fetch(text)
        try:
            return b"" if path is None else scaled(read_clip(path), request.words_percent)
        except ClipError:
            return b""

    tone, spoken, breath = lru_cache(samples), lru_cache(PHRASES_HELD)(phrase), lru_cache(KEPT)(swell)

    def clip(name: str) -> bytes:
        if name.startswith(SWELL):
            return breath(name)
        return spoken(name.removeprefix(SPEECH)) if name.startswith(SPEECH) else tone(name)

    return clip
