"""When the player screen looks again.

This module owns that one rule. It is pure: the screen asks after every look, and arms one timer. Figures change at
the second, so that is when it looks; in between, it looks where a bar has moved by then, which in a long hold is rare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Phase
from relief_player.session.timeline import Role
from relief_player.units import SECOND

QUARTER: Final = 0.25
"""Seconds between two looks of a rehearsal, where the figures race anyway."""
_LOOKS: Final = 4
"""In a second at most, so that a bar moves without jumps."""
_LOOKS_AT_A_BREATH: Final = 3
"""In a second: the pacer has a row drawn again at nearly each of them, and the processor is to notice little of it."""
_LATER: Final = 0.004
"""A look lies this many seconds after the boundary, so that it never falls just before it."""


def figures_of(snapshot: Snapshot) -> tuple[int, ...]:
    """What the figures of an instant come from: between two looks at which it is the same, only shapes move."""
    ended, left = -(-snapshot.left // SECOND), -(-snapshot.left_in_session // SECOND)
    return (snapshot.item.index, ended, left, snapshot.elapsed // SECOND)


def next_look(snapshot: Snapshot, real_per_second: float, *, smooth: bool, places: int, since: bool = False) -> float:
    """Seconds until the next look.

    Args:
        snapshot: what was seen at this one.
        real_per_second: how many real seconds a second of the session lasts; less than 1 in a rehearsal.
        smooth: whether anything moves within a second; not under reduced motion.
        places: at how many places the item's bar can stand; 0 where it is not to be seen.
        since: whether the clock since the session began is to be seen.
    """
    if real_per_second < 1:
        return QUARTER
    if snapshot.phase is not Phase.PLAYING:
        # Nothing moves but a recount and the clock since the session began.
        falling = -snapshot.elapsed if snapshot.recount_left is None else snapshot.recount_left
        return _real(_within(falling), real_per_second)
    within = _within(snapshot.left)
    parts: Iterable[int] = ()
    if smooth and snapshot.step.breath is not None and snapshot.item.role is Role.WORK:
        parts = _parts(_LOOKS_AT_A_BREATH, within)
    elif smooth:
        here = _place(snapshot, 0, places)
        parts = (part for part in _parts(_LOOKS, within) if _place(snapshot, within - part, places) != here)
    others = (snapshot.left_in_session, -snapshot.elapsed) if since else (snapshot.left_in_session,)
    return _real(min(within - next(iter(parts), 0), *map(_within, others)), real_per_second)


def _within(falling: int) -> int:
    """How far a value that falls is above its next full second, in milliseconds."""
    return falling % SECOND or SECOND


def _parts(looks: int, within: int) -> Iterator[int]:
    """The ends of so many equal parts of a second that are still to come, from the nearest on."""
    return (part for number in reversed(range(looks)) if (part := number * SECOND // looks) < within)


def _place(snapshot: Snapshot, later: int, places: int) -> int:
    """Where the item's bar stands so many milliseconds from now."""
    return (snapshot.inside + later) * places // snapshot.length if snapshot.length else 0


def _real(milliseconds: int, real_per_second: float) -> float:
    """Seconds until so much of the session is over, and a little more."""
    return milliseconds / 1000 * real_per_second + _LATER
