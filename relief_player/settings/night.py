"""The night hours, in which help is dim and quiet.

This module owns what counts as night. It reads no clock: the time of day is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from relief_player.settings.declaring import setting
from relief_player.settings.kinds import Clock, Flag, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class NightSettings:
    """When help right now is shown dimly and sounds softly. The hours are a product choice."""

    enabled: bool = setting(Flag(), "Whether help right now is dim and quiet in the night.", default=True)
    begins: time = setting(Clock(), "The first moment of the night.", default=time(22, 0))
    ends: time = setting(Clock(), "The first moment of the day.", default=time(7, 0))
    volume: int = setting(Whole(0, 100, 5), "Per cent of the usual volume in the night.", default=50)

    def holds(self, now: time) -> bool:
        """Whether a time of day is in the night; one that begins before midnight ends after it."""
        if not self.enabled or self.begins == self.ends:
            return False
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends
