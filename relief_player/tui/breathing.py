"""Where in its breath a breathing step is, from a snapshot: which part runs, and how full the chest is.

This module owns that sum. It is pure and counts nothing: the same snapshot always lies in the same breath.
"""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct

from relief_player.routine.model import Breath
from relief_player.session.snapshot import Snapshot
from relief_player.session.timeline import LEAD_INS, CueKind, Role
from relief_player.units import SECOND, Ms

_PART_WORDS: Final = {CueKind.BREATHE_IN: "Breathe in", CueKind.HOLD: "Hold", CueKind.BREATHE_OUT: "Breathe out"}


class Breathing(Struct, frozen=True, kw_only=True):
    """One instant of a breath."""

    part: CueKind | None
    """In, out or hold; None in the lead-in, before the first breath."""
    left: Ms
    """What is left of the part."""
    fullness: float
    """0 at the end of a breath out, 1 at the end of a breath in; it never goes back within a part."""
    pattern: str
    """The whole breath in words: ``in 4 · hold 7 · out 8``."""

    @property
    def words(self) -> str:
        """The part with its own count: ``Breathe in · 4``."""
        return f"{_PART_WORDS[self.part]} · {-(-self.left // SECOND)}" if self.part else ""


def breathing_of(snapshot: Snapshot) -> Breathing | None:
    """The instant of the breath; None in whatever is no breathing."""
    breath, role = snapshot.step.breath, snapshot.item.role
    if breath is None or (role is not Role.WORK and role not in LEAD_INS):
        return None
    if role is not Role.WORK:
        return Breathing(part=None, left=Ms(0), fullness=0.0, pattern=pattern_words(breath))
    # Where somebody made the step longer, the breaths go on in their pattern.
    inside = snapshot.inside % breath.length
    begins = 0
    for kind, length, low, high in _parts(breath):
        if inside < begins + length:
            done = (inside - begins) / length
            full = low + (high - low) * (1 - math.cos(math.pi * done)) / 2
            left = Ms(min(begins + length - inside, snapshot.left))
            return Breathing(part=kind, left=left, fullness=full, pattern=pattern_words(breath))
        begins += length
    raise AssertionError("a breath is as long as its parts")


def pattern_words(breath: Breath) -> str:
    """A breath in words and seconds: ``in 4 · hold 7 · out 8``; holds of no length are left out."""
    named = (("in", breath.inhale), ("hold", breath.hold_full), ("out", breath.exhale), ("hold", breath.hold_empty))
    return " · ".join(f"{word} {length / SECOND:g}" for word, length in named if length)


def _parts(breath: Breath) -> tuple[tuple[CueKind, Ms, float, float], ...]:
    """What a breath is made of: the part, its length, and how full it begins and ends."""
    return (
        (CueKind.BREATHE_IN, breath.inhale, 0.0, 1.0),
        (CueKind.HOLD, breath.hold_full, 1.0, 1.0),
        (CueKind.BREATHE_OUT, breath.exhale, 1.0, 0.0),
        (CueKind.HOLD, breath.hold_empty, 0.0, 0.0),
    )
