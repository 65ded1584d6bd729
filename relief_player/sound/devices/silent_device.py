"""No sound, by choice: a device that keeps the time of every cue and lets none be heard."""

from __future__ import annotations

from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.trigger import Trigger
from relief_player.sound.protocol import At


class SilentDevice:
    """Takes every cue at its time, in silence."""

    name = "silent"
    mixes = True
    latency = 0.0

    def __init__(self) -> None:
        self.words = "silence"
        self._trigger: Trigger | None = None

    def open(self, agenda: Agenda) -> None:
        """Begin to take cues; never fails."""
        self._trigger = Trigger(agenda, self._pass_over, self.latency)

    def check(self) -> None:
        """Silence never goes away."""

    @property
    def sounding(self) -> bool:
        """Nothing ever can be heard."""
        return False

    def close(self) -> None:
        """End its thread."""
        if self._trigger is not None:
            self._trigger.close()

    def _pass_over(self, cue: At) -> None:
        """There is nothing to do at a cue's time."""
