"""The lead-ins and cues in force for one routine.

This module owns one line of the order of precedence: the routine's own `[timing]` over the person's settings (a
step's own keys come before both, see `compile`). It is pure.
"""

from __future__ import annotations

from msgspec import Struct

from relief_player.routine.model import Routine
from relief_player.settings import TimingSettings
from relief_player.units import Ms


class Pace(Struct, frozen=True):
    """The lead-ins and cues in force for one routine: its own `[timing]` over the person's settings."""

    get_ready: Ms
    transition: Ms
    switch: Ms
    countdown: int
    halfway: Ms


def pace_of(routine: Routine, settings: TimingSettings) -> Pace:
    """The timing in force for a routine."""
    own = routine.timing
    return Pace(
        get_ready=settings.get_ready if own.get_ready is None else own.get_ready,
        transition=settings.transition if own.transition is None else own.transition,
        switch=settings.switch if own.switch is None else own.switch,
        countdown=settings.countdown if own.countdown is None else own.countdown,
        halfway=settings.halfway if own.halfway is None else own.halfway,
    )
