"""What a person chose for one session, on the command line or on a screen.

This module owns those choices and their bounds. It opens nothing.
"""

from __future__ import annotations

from msgspec import Struct

from relief_player.errors import UsageError
from relief_player.units import Ms

SLOWEST, FASTEST = 0.1, 1000.0


class PlayOptions(Struct, frozen=True, kw_only=True):
    """How one session is played."""

    speed: float = 1.0
    """How many times faster than real; anything but 1 is a rehearsal."""
    from_step: int | None = None
    """The 1-based number of the step to begin with, as `show` prints it."""
    fit: Ms | None = None
    """Fit the routine to this time."""
    attended: bool = True
    """Whether there is someone for keys; without, a step that goes round until it has eased goes round once."""
    softly: bool = False
    """Dim and quiet: help in the night."""
    sound: bool = True
    voice: bool = True
    mood: str | None = None
    """What the cues sound like; as the settings say where it is not given."""
    record: bool = True
    yes: bool = False
    """The gate's questions are taken as read."""
    force: bool = False
    """Findings of level error do not stop it."""
    file: str = ""
    """The file that the routine was read from, to tell when it has changed; empty where it is not known."""

    def __post_init__(self) -> None:
        # Written so that a NaN is refused too.
        if not SLOWEST <= self.speed <= FASTEST:
            raise UsageError(
                "That speed cannot be played",
                f"--speed takes a number from {SLOWEST:g} to {FASTEST:g}; {self.speed:g} was given.",
            )

    @property
    def rehearsal(self) -> bool:
        """Whether the session does not count."""
        return self.speed != 1.0
