"""The family of cue sounds: what each is made of, and the files they are shipped as.

``python -m relief_player.sound.tones [FOLDER]`` makes all of them in every mood, by default into the shipped folder.
All notes are of one pentatonic scale, so that two cues of one moment sound well together; all clips are equally loud;
what begins something rises, what ends it falls. A mood is the same design on other instruments, so that a person who
changes it has nothing to learn anew. The same call gives the same bytes.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from relief_player.places import shipped
from relief_player.session.timeline import CueKind
from relief_player.settings import MOODS
from relief_player.sound.cues import COUNTDOWN_LAST, clip_files
from relief_player.sound.loudness import momentary
from relief_player.sound.moods import SOFT, folder_of
from relief_player.sound.timbre import (
    AIR,
    BOWL,
    KALIMBA,
    RATE,
    REED,
    WOOD,
    AudioSegment,
    Note,
    Partial,
    Timbre,
    sound,
)

LOUDNESS: Final = -20.0
"""LUFS, momentary, of every clip: plain above a quiet room, well below speech at the same setting."""
_STEP: Final = 0.1
"""Gains are rounded to this many dB, so that no last bit of a logarithm changes a file."""

_C4, _D4, _E4, _G4, _A4 = 261.63, 293.66, 329.63, 392.0, 440.0
_C5, _D5, _E5, _G5, _A5, _C6, _E6 = 523.25, 587.33, 659.26, 783.99, 880.0, 1046.5, 1318.51

DESIGN: Final[Mapping[str, tuple[Note, ...]]] = {
    CueKind.GET_READY: (Note(BOWL, _G4, length=420), Note(BOWL, _C5, at=180, length=520)),
    CueKind.NEXT: (Note(KALIMBA, _E5, length=300, level=0.6), Note(KALIMBA, _A5, at=70, length=530)),
    CueKind.START: (Note(BOWL, _C5, length=400), Note(BOWL, _G5, at=110, length=510)),
    CueKind.HALFWAY: (Note(KALIMBA, _E5, length=300), Note(KALIMBA, _E5, at=160, length=440)),
    CueKind.COUNTDOWN: (Note(WOOD, _A5, length=520),),
    COUNTDOWN_LAST: (Note(WOOD, _E6, length=520, level=0.8), Note(WOOD, _A5, length=520)),
    CueKind.SWITCH: (
        Note(KALIMBA, _A4, length=300),
        Note(KALIMBA, _E5, at=120, length=300),
        Note(KALIMBA, _A4, at=240, length=380),
    ),
    CueKind.REST: (Note(BOWL, _E4, length=700), Note(BOWL, _C4, length=700, level=0.6)),
    CueKind.BREATHE_IN: (Note(AIR, _G4, length=640, glide_to=_D5),),
    CueKind.HOLD: (Note(AIR, _A4, length=560),),
    CueKind.BREATHE_OUT: (Note(AIR, _D5, length=640, glide_to=_D4),),
    CueKind.TENSE: (Note(REED, _D4, length=600, glide_to=_E4),),
    CueKind.RELEASE: (
        Note(BOWL, _G5, length=300),
        Note(BOWL, _D5, at=110, length=300),
        Note(BOWL, _G4, at=220, length=480),
    ),
    CueKind.SAY: (Note(BOWL, _C6, length=600),),
    CueKind.SKIN_CHECK: tuple(Note(KALIMBA, _A5, at=at, length=360) for at in (0, 130, 260)),
    CueKind.END: (Note(BOWL, _G5, length=400), Note(BOWL, _C5, at=110, length=510)),
    CueKind.FINISH: (
        Note(BOWL, _C5, length=400),
        Note(BOWL, _E5, at=100, length=400),
        Note(BOWL, _G5, at=200, length=400),
        Note(BOWL, _C6, at=300, length=420),
    ),
}
"""Each clip's notes, by its name."""

INSTEAD: Final[Mapping[str, Mapping[Timbre, Timbre]]] = {
    SOFT: {},
    "clear": {
        BOWL: (Partial(1, 1.0, 0.3), Partial(2, 0.6, 0.24), Partial(3, 0.4, 0.16), Partial(4.2, 0.2, 0.1)),
        KALIMBA: (Partial(1, 1.0, 0.2), Partial(2, 0.7, 0.14), Partial(3, 0.4, 0.1), Partial(4, 0.2, 0.06)),
        WOOD: (Partial(1, 1.0, 0.12), Partial(2, 0.35, 0.08), Partial(3, 0.1, 0.05)),
        AIR: (Partial(1, 1.0, 0.4), Partial(2, 0.4, 0.35), Partial(3, 0.2, 0.3)),
        REED: (Partial(1, 1.0, 0.35), Partial(2, 0.8, 0.35), Partial(3, 0.6, 0.3), Partial(5, 0.3, 0.25)),
    },
    "wood": {
        BOWL: (Partial(1, 1.0, 0.16), Partial(3.93, 0.25, 0.05), Partial(6.6, 0.06, 0.02)),
        KALIMBA: (Partial(1, 1.0, 0.11), Partial(3, 0.35, 0.04)),
        WOOD: (Partial(1, 1.0, 0.08), Partial(2.6, 0.35, 0.03)),
        AIR: (Partial(1, 1.0, 0.4), Partial(3, 0.2, 0.3)),
        REED: (Partial(1, 1.0, 0.35), Partial(3, 0.5, 0.3), Partial(5, 0.25, 0.25)),
    },
}
"""What takes the place of each of the design's instruments in a mood: bells, plucked strings, blocks, a flute and a
horn where it is clear; a marimba, a xylophone, blocks, a closed pipe and a clarinet where it is wood."""


def clip(name: str, mood: str = SOFT) -> AudioSegment:
    """One clip, levelled: 44.1 kHz, 16 bit, mono."""
    instead = INSTEAD[mood]
    raw = sound(tuple(replace(note, timbre=instead.get(note.timbre, note.timbre)) for note in DESIGN[name]))
    missing = LOUDNESS - momentary(raw.get_array_of_samples(), RATE)
    return raw.apply_gain(round(missing / _STEP) * _STEP)


def wav(name: str, mood: str = SOFT) -> bytes:
    """One clip as the bytes of its WAV file."""
    memory = io.BytesIO()
    clip(name, mood).export(memory, format="wav")
    return memory.getvalue()


def write(folder: Path, mood: str = SOFT) -> list[Path]:
    """Write every clip of a mood into a folder, each file at once or not at all; returns them by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(clip_files(folder).items())
    for name, path in files:
        content = wav(name, mood)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            part.write(content)
        Path(part.name).chmod(0o644)
        Path(part.name).replace(path)
    return [path for _, path in files]


def main(arguments: Sequence[str]) -> None:
    """Make all clips; the only argument is a folder."""
    folder = Path(arguments[0]) if arguments else shipped("audio")
    made = [path for mood in MOODS for path in write(folder_of(folder, mood), mood)]
    sys.stdout.write(f"{len(made)} sounds in {folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
