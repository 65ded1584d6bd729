"""When the player screen looks again.

This module owns that one rule. It is pure: the screen asks after every look, and arms one timer. Figures change at
the second, so that is when it looks; in between, it looks often enough for a bar to move without jumps.
"""

from __future__ import annotations

from typing import Final

from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Phase
from relief_player.session.timeline import Role
from relief_player.units import SECOND

QUARTER: Final = 0.25
"""Seconds between two looks of a rehearsal, where the figures race anyway."""
_LOOKS: Final = 4
"""In a second, so that a bar moves without jumps."""
_LOOKS_AT_A_BREATH: Final = 3
"""In a second: the pacer has a row drawn again at nearly each of them, and the processor is to notice little of it."""
_LATER: Final = 0.004
"""A look lies this many seconds after the boundary, so that it never falls just before it."""


def next_look(snapshot: Snapshot, real_per_second: float, *, smooth: bool) -> float:
    """Seconds until the next look.

    Args:
        snapshot: what was seen at this one.
        real_per_second: how many real seconds a second of the session lasts; less than 1 in a rehearsal.
        smooth: whether bars move within a second; not under reduced motion.
    """
    if real_per_second < 1:
        return QUARTER
    if snapshot.phase is Phase.PLAYING:
        breathes = snapshot.step.breath is not None and snapshot.item.role is Role.WORK
        looks = _LOOKS_AT_A_BREATH if breathes else _LOOKS
        return _to_boundary(snapshot.left, looks if smooth else 1, real_per_second)
    # Nothing moves but a recount and the clock since the session began.
    falling = -snapshot.elapsed if snapshot.recount_left is None else snapshot.recount_left
    return _to_boundary(falling, 1, real_per_second)


def _to_boundary(left: int, looks: int, real_per_second: float) -> float:
    """Seconds until a value that falls reaches its next full second, or the next of so many equal parts of it."""
    within = left % SECOND or SECOND
    next_one = max(part for number in range(looks) if (part := number * SECOND // looks) < within)
    return (within - next_one) / 1000 * real_per_second + _LATER
