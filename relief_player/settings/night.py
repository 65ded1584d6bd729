"""The night hours, in which help is dim and quiet.

This module owns what counts as night. It reads no clock: the time of day is an argument.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Annotated, NamedTuple

if TYPE_CHECKING:
    # Evaluated only where what is declared is asked for (`declaring`): most commands never ask.
    from relief_player.settings.declaring import setting
    from relief_player.settings.kinds import Clock, Flag, Whole


class NightSettings(NamedTuple):
    """When help right now is shown dimly and sounds softly. The hours are a product choice."""

    enabled: Annotated[bool, setting(Flag(), "Whether help right now is dim and quiet in the night.")] = True
    begins: Annotated[time, setting(Clock(), "The first moment of the night.")] = time(22, 0)
    ends: Annotated[time, setting(Clock(), "The first moment of the day.")] = time(7, 0)
    volume: Annotated[int, setting(Whole(0, 100, 5), "Per cent of the usual volume in the night.")] = 50

    def holds(self, now: time) -> bool:
        """Whether a time of day is in the night; one that begins before midnight ends after it."""
        if not self.enabled or self.begins == self.ends:
            return False
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends
