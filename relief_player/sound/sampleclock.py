"""The sample clock: when a sample that is handed over now will be heard.

This module owns the mapping from a device's count of samples to the machine's clock. A device asks for its next
block when there is room for it, sometimes late and never early; so the earliest of the recent requests tell the truth
about the count, and a sample is heard `latency` seconds after the request it belongs to. The anchor follows the last
requests only, and so is renewed all the time. It is pure: the time is an argument.
"""

from __future__ import annotations

from collections import deque
from typing import Final

_RECENT: Final = 1.0
"""Seconds of requests that are looked at: enough to hold a punctual one, and soon past when a sound server changes its
buffers because another program begins to play. A device that asks seldom wants more."""


class SampleClock:
    """Counts samples and says when they are heard.

    Args:
        rate: frames per second.
        latency: seconds from a punctual request to hearing its first sample.
        recent: seconds of requests that are looked at.
    """

    def __init__(self, rate: int, latency: float, recent: float = _RECENT) -> None:
        self._rate = rate
        self._latency = latency
        self._recent = recent
        self._position = 0
        self._delays: deque[tuple[float, float]] = deque()
        """When a request came, and its delay."""

    def heard_at(self, now: float, frames: int) -> float:
        """Count a block of `frames` that is asked for at the second `now`; returns when its first sample is heard."""
        counted = self._position / self._rate
        delay = now - counted
        if self._delays and delay - self._least() > self._latency:
            # It was to be heard before it was asked for: the device ran dry or was stopped, and counts anew.
            self._delays.clear()
        while self._delays and self._delays[0][0] < now - self._recent:
            self._delays.popleft()
        self._delays.append((now, delay))
        self._position += frames
        return counted + self._least() + self._latency

    def _least(self) -> float:
        return min(delay for _, delay in self._delays)
