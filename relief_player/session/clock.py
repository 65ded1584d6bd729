"""Clocks: where the time of a session comes from.

This module owns the only reading of the machine's clocks for a session. The player never sees it: the conductor
asks, and passes the time on as an argument.
"""

from __future__ import annotations

import sys
import time
from typing import Final

from relief_player.units import Ms

_SLEEP_AWARE: Final = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC_RAW"}
"""The clock that goes on while the machine sleeps, by platform. Windows' counter does by itself.

Both run exactly as fast as `time.monotonic` does there; macOS' CLOCK_MONOTONIC is slewed and would drift away."""


def _monotonic() -> float:
    # On Windows time.monotonic ticks every 15.6 ms before Python 3.13; perf_counter is the same idea, finer.
    return time.perf_counter() if sys.platform == "win32" else time.monotonic()


class SystemClock:
    """The machine's monotonic clock, optionally running faster for a rehearsal."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._origin = _monotonic()
        clock = getattr(time, _SLEEP_AWARE.get(sys.platform, ""), None)
        self._sleep_aware: int | None = clock
        self._sleep_origin = self._sleep_gap()

    def now(self) -> Ms:
        """Milliseconds since the clock was made, times the speed."""
        return Ms(int((_monotonic() - self._origin) * 1000 * self._speed))

    def slept(self) -> Ms:
        """Milliseconds of sleep since the clock was made, times the speed; 0 where the system does not tell."""
        return Ms(max(0, int((self._sleep_gap() - self._sleep_origin) * 1000 * self._speed)))

    def real(self, moment: Ms) -> float:
        """The `time.monotonic` second of a moment of this clock."""
        return self._origin + moment / 1000 / self._speed

    def real_length(self, length: Ms) -> float:
        """Real milliseconds of a length of this clock."""
        return length / self._speed

    def _sleep_gap(self) -> float:
        if self._sleep_aware is None:
            return 0.0
        return time.clock_gettime(self._sleep_aware) - time.monotonic()
