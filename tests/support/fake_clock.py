"""A clock that a test moves by hand: it implements the session's clock, and nobody ever waits."""

from __future__ import annotations

from relief_player.units import Ms


class FakeClock:
    """Stands still until it is told to move.

    Args:
        speed: how much faster than real time the session's milliseconds pass, as in a rehearsal.
        origin: the real second at which the clock shows 0.
    """

    def __init__(self, speed: float = 1.0, origin: float = 1_000.0) -> None:
        self._speed = speed
        self._origin = origin
        self._now = 0.0
        self._slept = 0.0

    # -- what the session reads ------------------------------------------------------------------------------------

    def now(self) -> Ms:
        """Milliseconds of the session."""
        return Ms(int(self._now))

    def slept(self) -> Ms:
        """Milliseconds of the session that passed in sleep without `now` counting them."""
        return Ms(int(self._slept))

    def real(self, moment: Ms) -> float:
        """The real second at which the clock shows `moment`."""
        return self._origin + moment / 1000 / self._speed

    def real_length(self, length: Ms) -> float:
        """Real milliseconds of a length of this clock."""
        return length / self._speed

    # -- what a test does ------------------------------------------------------------------------------------------

    def pass_by(self, milliseconds: float) -> None:
        """Let real time pass, awake (a stopped process is awake too: its monotonic clock goes on)."""
        self._now += milliseconds * self._speed

    def sleep_through(self, milliseconds: float) -> None:
        """Let real time pass while the machine sleeps and its monotonic clock stands."""
        self._slept += milliseconds * self._speed
