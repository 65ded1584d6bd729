"""What became of a session: the value that faces show once it is over."""

from __future__ import annotations

from msgspec import Struct

from relief_player.history.record import StepRecord
from relief_player.units import Ms


class Summary(Struct, frozen=True, kw_only=True):
    """What became of a session."""

    name: str
    outcome: str
    """As the history has it: completed, stopped, interrupted or rehearsal."""
    planned: Ms
    active: Ms
    paused: Ms
    steps: tuple[StepRecord, ...]
    saved: bool
    message: str
    """What the person should know of the record; empty where all is well."""

    @property
    def planned_ms(self) -> int:
        """The planned length in milliseconds."""
        return self.planned

    @property
    def active_ms(self) -> int:
        """Wall time less pauses and waits, in milliseconds."""
        return self.active

    @property
    def paused_ms(self) -> int:
        """Pauses, recounts and waits, in milliseconds."""
        return self.paused
