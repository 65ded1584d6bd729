"""The score of a session: which clip begins at which frame, from the timeline alone.

This module owns the placing, to the frame: a millisecond of the timeline is 44.1 frames, rounded to the nearest. A
step that repeats until it has eased is there once; what waits for a person does not wait in a file. It is pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from relief_player.session.timeline import Cue, Item, Timeline
from relief_player.sound.cues import clip_of
from relief_player.units import Ms

RATE: Final = 44_100
"""Frames per second of every file."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """A clip that begins somewhere."""

    frame: int
    """Counted from the start of the session."""
    clip: str
    """The name of the clip."""


def frame_of(at: Ms) -> int:
    """The frame of a moment, rounded to the nearest."""
    return (at * RATE + 500) // 1000


def given(timeline: Timeline) -> Iterator[tuple[Ms, Item, int, Cue]]:
    """Every cue of one lap in the order of the timeline: its moment, its item, its place in the item's cues, itself."""
    for item in timeline.items:
        for index, cue in enumerate(item.cues):
            yield Ms(item.at + cue.within(item.length)), item, index, cue


def score(timeline: Timeline) -> list[Sounding]:
    """The clip of every cue, in the order in which they begin."""
    soundings = [Sounding(frame_of(at), clip_of(cue)) for at, _, _, cue in given(timeline)]
    return sorted(soundings, key=lambda one: one.frame)
