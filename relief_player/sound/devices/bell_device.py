"""The terminal's bell: asks, at each cue's time, for it to be rung.

The sound process has no terminal, so this device rings nothing itself: it reports `Ring`, and the face that owns the
terminal does. Cues of one moment are one ring; a bell cannot tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.trigger import Trigger
from relief_player.sound.protocol import At, Reply, Ring, is_passing

ONE_RING: Final = 0.15
"""Seconds within which a second ring would only blur the first."""


class BellDevice:
    """Rings for each moment at which something is to be heard.

    Args:
        report: is told `Ring`.
    """

    name = "bell"
    mixes = False
    latency = 0.0

    def __init__(self, report: Callable[[Reply], None]) -> None:
        self.words = "the terminal's bell"
        self._report = report
        self._trigger: Trigger | None = None
        self._agenda: Agenda | None = None
        self._rang = float("-inf")

    def open(self, agenda: Agenda) -> None:
        """Begin to take cues; never fails, since nobody can tell whether a terminal rings."""
        self._agenda = agenda
        self._trigger = Trigger(agenda, self._ring, self.latency)

    def check(self) -> None:
        """A bell never goes away before its terminal, and with it the session."""

    @property
    def sounding(self) -> bool:
        """A ring is over when it begins."""
        return False

    def close(self) -> None:
        """End its thread."""
        if self._trigger is not None:
            self._trigger.close()

    def _ring(self, cue: At) -> None:
        muted = self._agenda is not None and self._agenda.gain == 0
        if not muted and not is_passing(cue.name) and cue.due - self._rang > ONE_RING:
            self._rang = cue.due
            self._report(Ring())
