"""The player on the screen with a listener that notes how late each cue is.

``python -m bench.lateness_player FILE [SECONDS]``. A SIGUSR1 keeps the main thread, and so the screen, busy for 300 ms.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from relief_player.routine.model import Kind, Routine, SpokenCue, Step, Timing
from relief_player.session.clock import SystemClock
from relief_player.session.compile import compile_routine
from relief_player.session.conductor import Conductor
from relief_player.session.events import CueGiven, Event
from relief_player.tui.ports import Services
from relief_player.tui.run import run_player
from relief_player.units import Ms

NAME = "Many cues"
EVERY = 100
"""Milliseconds between two cues."""
BLOCKED = 0.3
"""Seconds for which the screen is kept busy."""


@dataclass
class Notes:
    """A listener that writes each lateness down at once, as text, so that a kill loses none."""

    clock: SystemClock
    file: int
    name: str = "notes"

    def hear(self, event: Event, late: float) -> None:  # noqa: ARG002  # it measures for itself, in finer grains
        """Note how many milliseconds after its moment the cue was given."""
        now = time.monotonic()
        if isinstance(event, CueGiven):
            os.write(self.file, f"{(now - self.clock.real(event.due)) * 1000:.3f}\n".encode())


@dataclass
class Unrecorded:
    """A session that is only played."""

    routine: Routine
    conductor: Conductor
    notices: tuple[str, ...] = ()
    muted: bool = True
    dim: bool = False
    safety: None = None
    saved: bool = field(default=True, init=False)
    message: str = field(default="", init=False)

    def set_muted(self, muted: bool) -> None:
        """Nothing is heard."""

    def ring_by(self, ring: Callable[[], None]) -> None:
        """There is no bell here."""

    def abandon(self) -> None:
        """Nothing was opened."""

    def begin(self) -> None:
        """Play."""
        self.conductor.start()

    def finish(self) -> Unrecorded:
        """Nothing is kept."""
        return self


def main() -> None:
    """Play until killed."""
    length = Ms(int(sys.argv[2]) * 1000 if len(sys.argv) > 2 else 300_000)
    cues = tuple(SpokenCue(Ms(at), "now") for at in range(EVERY, length, EVERY))
    step = Step(number=1, kind=Kind.STRETCH, name="Reach", pass_length=length, cues=cues)
    routine = Routine(name=NAME, timing=Timing(get_ready=Ms(0)), steps=(step,))
    clock = SystemClock()
    file = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    conductor = Conductor(compile_routine(routine), clock, sinks=[Notes(clock, file)])
    signal.signal(signal.SIGUSR1, lambda *_: _spin())
    services = Services(now=lambda: datetime.now(UTC).astimezone())
    run_player(Unrecorded(routine, conductor), services)  # type: ignore[arg-type]  # it has what is used until it is killed


def _spin() -> None:
    ends = time.monotonic() + BLOCKED
    while time.monotonic() < ends:
        pass


if __name__ == "__main__":
    main()
