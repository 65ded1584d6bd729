"""The family of cue sounds: what each is made of, and the files they are shipped as.

``python -m relief_player.sound.tones [FOLDER]`` makes all of them, by default into the shipped folder. All notes are
of one pentatonic scale, so that two cues of one moment sound well together; all clips are equally loud; what begins
something rises, what ends it falls. The same call gives the same bytes.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from relief_player.places import shipped
from relief_player.session.timeline import CueKind
from relief_player.sound.cues import COUNTDOWN_LAST, clip_files
from relief_player.sound.loudness import momentary
from relief_player.sound.timbre import AIR, BOWL, KALIMBA, RATE, REED, WOOD, AudioSegment, Note, sound

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


def clip(name: str) -> AudioSegment:
    """One clip, levelled: 44.1 kHz, 16 bit, mono."""
    raw = sound(DESIGN[name])
    missing = LOUDNESS - momentary(raw.get_array_of_samples(), RATE)
    return raw.apply_gain(round(missing / _STEP) * _STEP)


def wav(name: str) -> bytes:
    """One clip as the bytes of its WAV file."""
    memory = io.BytesIO()
    clip(name).export(memory, format="wav")
    return memory.getvalue()


def write(folder: Path) -> list[Path]:
    """Write every clip into a folder, each file at once or not at all; returns them in order of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(clip_files(folder).items())
    for name, path in files:
        content = wav(name)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            part.write(content)
        Path(part.name).chmod(0o644)
        Path(part.name).replace(path)
    return [path for _, path in files]


def main(arguments: Sequence[str]) -> None:
    """Make all clips; the only argument is a folder."""
    folder = Path(arguments[0]) if arguments else shipped("audio")
    made = write(folder)
    sys.stdout.write(f"{len(made)} sounds in {folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
