"""The score of a session: which clip begins at which frame, from the timeline alone.

This module owns the placing, to the frame: a millisecond of the timeline is 44.1 frames, rounded to the nearest. A
step that repeats until it has eased is there once; what waits for a person does not wait in a file. It is pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from relief_player.session.timeline import Timeline
from relief_player.sound.breath_names import swell_name
from relief_player.sound.cues import breath_of, clip_of, side_of
from relief_player.sound.protocol import SPEECH
from relief_player.sound.shape import frame_of
from relief_player.sound.voice.script import Utterance
from relief_player.units import Ms


class Sounding(Struct, frozen=True):
    """A clip that begins somewhere."""

    frame: int
    """Counted from the start of the session."""
    clip: str
    """The name of the clip or swell; of a phrase, `SPEECH` and its text."""
    side: str = ""
    """The side it leans to, ``left`` or ``right``; empty in the middle."""


def _given(timeline: Timeline) -> Iterator[Sounding]:
    for item in timeline.items:
        for index, cue in enumerate(item.cues):
            frame = frame_of(Ms(item.at + cue.within(item.length)))
            yield Sounding(frame, clip_of(cue), side_of(item, cue) or "")
            if name := swell_name(cue.kind, breath_of(item, index)):
                yield Sounding(frame, name, item.side or "")


def score(timeline: Timeline, words: Iterable[Utterance] = ()) -> list[Sounding]:
    """The clip of every cue, the swell of every breath and every phrase, in the order in which they begin."""
    soundings = list(_given(timeline))
    soundings += [Sounding(frame_of(one.at), SPEECH + one.text, one.side) for one in words]
    return sorted(soundings, key=lambda one: one.frame)
