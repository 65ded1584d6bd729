"""What will be due by itself in the next seconds, as the ears are told it.

This module owns how far ahead they are told. It reads no clock: a clock's time is an argument, the clock only says
which real second a moment is.
"""

from __future__ import annotations

from typing import Final

from relief_player.session.events import CueGiven
from relief_player.session.ports import Clock, DueCue
from relief_player.session.state import State
from relief_player.session.timeline import Timeline
from relief_player.session.walk import advance
from relief_player.units import Ms

HORIZON: Final = 3_000.0
"""Real milliseconds ahead."""
FURTHEST: Final = Ms(60_000)
"""In a fast rehearsal, milliseconds of the session: nobody can hear fifty minutes in three seconds."""


def coming_cues(state: State, timeline: Timeline, clock: Clock, now: Ms, slept: Ms) -> list[DueCue]:
    """The cues due within the horizon, across items; none beyond a gate, none while nothing plays.

    Args:
        state: as of `now`.
        timeline: what is played.
        clock: which real second a moment of the session is.
        now: the session's time.
        slept: the sleep that the session's time includes and the clock does not count.
    """
    horizon = min(FURTHEST, int(HORIZON / clock.real_length(Ms(1))))
    _, ahead = advance(state, timeline, Ms(now + horizon))
    return [
        DueCue((event.item.index, event.lap, event.index), event.cue, clock.real(Ms(event.due - slept)))
        for event in ahead
        if isinstance(event, CueGiven)
    ]
