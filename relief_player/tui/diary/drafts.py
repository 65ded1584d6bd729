"""What an entry of the diary begins with.

This module owns the draft that a session gives. It is pure.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from relief_player.history.diary import Cramp

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession


def new_draft(now: datetime) -> Cramp:
    """An entry in which nothing is said yet but the time."""
    return Cramp(id="", at=now.replace(microsecond=0), area="")


def begun_for(session: PlayedSession) -> Cramp:
    """An entry with what is known from a session that was played for a cramp: when, where, and the session."""
    return Cramp(id="", at=session.began_at.replace(microsecond=0), area=session.area, session_id=session.session_id)
