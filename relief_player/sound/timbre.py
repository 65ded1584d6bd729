"""Notes and what they sound like: from a pitch and a timbre to a pydub segment.

This module owns the shape of one note: a soft attack, partials that die away each at its own pace, a smooth end. It
knows nothing of cues, and writes no file.
"""

from __future__ import annotations

import array
import math
import warnings
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

with warnings.catch_warnings():
    # pydub looks for ffmpeg when it is imported and warns where it finds none; nothing here needs it.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

__all__ = ["AIR", "BOWL", "KALIMBA", "RATE", "REED", "WOOD", "AudioSegment", "Note", "Partial", "Timbre", "sound"]

RATE: Final = 44_100
"""Frames per second of every clip."""
ATTACK: Final = 0.012
"""Seconds until a note is at its height: too soft to startle, too short to blur the beat."""
_RELEASE: Final = 0.06
_HEADROOM: Final = 0.35
"""The height of a single note at level 1, of full scale: three may sound at once before a clip is levelled."""
_TOP: Final = 32_767


class Partial(Struct, frozen=True):
    """One sine of a timbre."""

    ratio: float
    """Its frequency, as a multiple of the note's."""
    level: float
    """Its height among the partials of the timbre."""
    decay: float
    """Seconds in which it falls to about a third (1/e)."""


Timbre = tuple[Partial, ...]

BOWL: Final[Timbre] = (Partial(1, 1.0, 0.26), Partial(2, 0.22, 0.16), Partial(3.01, 0.06, 0.08))
"""Round and slow, like a singing bowl struck with felt."""
KALIMBA: Final[Timbre] = (Partial(1, 1.0, 0.15), Partial(2, 0.12, 0.1), Partial(5.4, 0.08, 0.02))
"""A plucked tongue of metal: a clear beginning, gone soon."""
WOOD: Final[Timbre] = (Partial(1, 1.0, 0.1), Partial(3.93, 0.25, 0.03))
"""A small marimba bar: dry, for beats."""
AIR: Final[Timbre] = (Partial(1, 1.0, 0.4), Partial(2, 0.06, 0.3))
"""Almost a pure tone, for glides that follow the breath."""
REED: Final[Timbre] = (Partial(1, 1.0, 0.35), Partial(2, 0.5, 0.35), Partial(3, 0.35, 0.3), Partial(4, 0.2, 0.25))
"""Full and steady, with some grip."""


class Note(Struct, frozen=True):
    """One note of a clip."""

    timbre: Timbre
    pitch: float
    """Hz at its beginning."""
    at: int = 0
    """Milliseconds after the start of the clip."""
    length: int = 400
    """Milliseconds, its release included."""
    level: float = 1.0
    glide_to: float | None = None
    """Hz at its end; the pitch moves evenly, as an ear hears it."""


def sound(notes: tuple[Note, ...]) -> AudioSegment:
    """The notes as one segment, 16 bit mono, as long as it takes; not yet levelled."""
    whole = AudioSegment.silent(duration=max(note.at + note.length for note in notes), frame_rate=RATE)
    for note in notes:
        whole = whole.overlay(_segment(note), position=note.at)
    return whole


def _segment(note: Note) -> AudioSegment:
    samples = array.array("h", (round(_TOP * _HEADROOM * note.level * value) for value in _samples(note)))
    return AudioSegment(data=samples.tobytes(), sample_width=2, frame_rate=RATE, channels=1)


def _samples(note: Note) -> Iterator[float]:
    """The note from -1 to 1; it begins and ends at 0."""
    count = note.length * RATE // 1000
    bend = 1.0 if note.glide_to is None else (note.glide_to / note.pitch) ** (1 / count)
    frequency, phase = note.pitch, 0.0
    loudest = sum(partial.level for partial in note.timbre)
    for index in range(count):
        value = sum(
            partial.level * math.exp(-index / RATE / partial.decay) * math.sin(partial.ratio * phase)
            for partial in note.timbre
        )
        yield value / loudest * _edge(index, ATTACK) * _edge(count - 1 - index, _RELEASE)
        phase += 2 * math.pi * frequency / RATE
        frequency *= bend


def _edge(distance: int, length: float) -> float:
    """A smooth rise from 0 to 1 over `length` seconds, `distance` frames from the edge."""
    part = distance / (length * RATE)
    return 1.0 if part >= 1 else 0.5 - 0.5 * math.cos(math.pi * part)
