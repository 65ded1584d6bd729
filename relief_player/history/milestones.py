"""Milestones, each told once: that one was told is kept beside the sessions.

This module owns when a milestone may be told. Which there are is `insight`'s.
"""

from __future__ import annotations

from typing import Final

from relief_player.errors import HistoryError
from relief_player.history.diary_rows import remember_told, told
from relief_player.history.door import Door
from relief_player.history.insight import milestone

_RULE: Final = "milestone"


def reach(door: Door, sessions: int) -> int | None:
    """A milestone that was reached and not told yet, kept as told; None where there is none.

    Args:
        door: the history.
        sessions: how many there are by now.

    Raises:
        HistoryError: the history cannot be read.
    """
    known = [int(about) for rule, about in told(door) if rule == _RULE and about.isdecimal()]
    reached = milestone(sessions, known)
    if reached is not None:
        try:
            remember_told(door, [(_RULE, str(reached))])
        except HistoryError:  # where it cannot be kept, it would be told at every look
            return None
    return reached
