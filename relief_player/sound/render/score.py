"""The score of a session: which clip begins at which frame, from the timeline alone.

This module owns the placing, to the frame: a millisecond of the timeline is 44.1 frames, rounded to the nearest. A
step that repeats until it has eased is there once; what waits for a person does not wait in a file. It is pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from relief_player.session.timeline import Cue, Timeline
from relief_player.sound.cues import clip_of
from relief_player.sound.protocol import SPEECH
from relief_player.sound.shape import RATE
from relief_player.sound.voice.script import Utterance
from relief_player.units import Ms


@dataclass(frozen=True, slots=True)
class Sounding:
    """A clip that begins somewhere."""

    frame: int
    """Counted from the start of the session."""
    clip: str
    """The name of the clip; of a phrase, `SPEECH` and its text."""


def frame_of(at: Ms) -> int:
    """The frame of a moment, rounded to the nearest."""
    return (at * RATE + 500) // 1000


def _given(timeline: Timeline) -> Iterator[tuple[Ms, Cue]]:
    for item in timeline.items:
        for cue in item.cues:
            yield Ms(item.at + cue.within(item.length)), cue


def score(timeline: Timeline, words: Iterable[Utterance] = ()) -> list[Sounding]:
    """The clip of every cue and of every phrase, in the order in which they begin."""
    soundings = [Sounding(frame_of(at), clip_of(cue)) for at, cue in _given(timeline)]
    soundings += [Sounding(frame_of(one.at), SPEECH + one.text) for one in words]
    return sorted(soundings, key=lambda one: one.frame)
