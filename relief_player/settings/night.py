"""The night hours, in which help is dim and quiet.

This module owns what counts as night. It reads no clock: the time of day is an argument.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NightSettings:
    """When help right now is shown dimly and sounds softly. The hours are a product choice."""

    enabled: bool = True
    """Whether there are night hours at all."""
    begins: time = time(22, 0)
    """The first moment of the night."""
    ends: time = time(7, 0)
    """The first moment of the day."""
    volume: int = 50
    """Per cent of the usual volume."""

    def holds(self, now: time) -> bool:
        """Whether a time of day is in the night; one that begins before midnight ends after it."""
        if not self.enabled or self.begins == self.ends:
            return False
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends


def read_clock(value: object) -> time:
    """A time of day such as ``22:00``.

    Raises:
        ValueError: it is none.
    """
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError('expected a time of day such as "22:00"')
    return time(int(found[1]), int(found[2]))
