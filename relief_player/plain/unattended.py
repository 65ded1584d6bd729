"""What a session does by itself where there is no one to press a key: in a log, in a pipe, under cron.

This module owns that rule: nothing waits for a person who is not there. It is pure.
"""

from __future__ import annotations

from relief_player.session.events import Event, Paused, PauseReason, SegmentEntered, WaitBegan
from relief_player.session.state import Command


def order_unasked(event: Event) -> Command | None:
    """What to ask of the player after an event, with no one there; None where nothing need be.

    Gates are passed, an eased step goes round once, and a session that slept goes on.
    """
    match event:
        case WaitBegan():
            return Command.GO_ON
        case SegmentEntered(lap=lap) if lap > 1:
            return Command.NEXT
        case Paused(reason=PauseReason.SLEPT):
            return Command.RESUME
        case _:
            return None
