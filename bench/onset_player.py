"""The session whose cues are listened for: ``python -m bench.onset_player DEVICE SECONDS [blocked|background]``.

It is a process of its own, so that keeping it busy does not disturb who listens. It prints the device that plays, and
at the end the `time.monotonic` second at which each cue was due, one a line. Blocked, its one interpreter is busy for
300 ms of each second, as a screen that draws too much would be. A background has the device take larger blocks; here
it is as soft as can be, so that the cues stand alone.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import Final

from relief_player.places import shipped
from relief_player.routine.model import Kind, Routine, SpokenCue, Step, Timing
from relief_player.session.clock import SystemClock
from relief_player.session.compile import compile_routine
from relief_player.session.conductor import Conductor
from relief_player.session.events import CueGiven, Event
from relief_player.settings import BackgroundSettings, SoundSettings
from relief_player.sound.speaker import Speaker
from relief_player.units import Ms

EVERY: Final = 900
"""Milliseconds between two cues: longer than the clip, so that each stands alone."""
CLIP: Final = "say"
"""The clip of each."""


class Due:
    """A listener that notes when each cue was due."""

    name = "due"

    def __init__(self, clock: SystemClock) -> None:
        self._clock = clock
        self.moments: list[float] = []

    def hear(self, event: Event, late: float) -> None:  # noqa: ARG002  # the session's own lateness is measured apart
        """Note a cue."""
        if isinstance(event, CueGiven) and event.cue.text == "now":
            self.moments.append(self._clock.real(event.due))


def main() -> None:
    """Play once."""
    device, length, how = sys.argv[1], Ms(int(sys.argv[2]) * 1000), sys.argv[3:]
    said = tuple(SpokenCue(Ms(at), "now") for at in range(EVERY, length - EVERY, EVERY))
    step = Step(number=1, kind=Kind.STRETCH, name="Reach", pass_length=length, cues=said, halfway=False)
    routine = Routine(name="Many cues", timing=Timing(get_ready=Ms(1500), countdown=0), steps=(step,))
    clock = SystemClock()
    due = Due(clock)
    under = BackgroundSettings(sound="brown", volume=0) if how == ["background"] else None
    speaker = Speaker(shipped("audio"), SoundSettings(device=device), background=under)
    speaker.wait_known(15)
    print(speaker.status().device, flush=True)
    ended = threading.Event()
    if how == ["blocked"]:
        threading.Thread(target=_block, args=(ended,), daemon=True).start()
    if speaker.status().device == device:
        conductor = Conductor(compile_routine(routine), clock, sinks=[speaker, due], cueing=speaker)
        conductor.start()
        conductor.join()
    ended.set()
    speaker.close()
    print("\n".join(f"{moment:.6f}" for moment in due.moments))


def _block(ended: threading.Event) -> None:
    while not ended.wait(0.7):
        ends = time.monotonic() + 0.3
        while time.monotonic() < ends:
            pass


if __name__ == "__main__":
    main()
