"""A session for the plain face whose conductor has no thread: a test's clock is the only thing that moves it."""

from __future__ import annotations

from dataclasses import dataclass

from ear_fakes import FakeEars
from fake_clock import FakeClock

from relief_player.routine.model import Routine
from relief_player.session.compile import compile_routine
from relief_player.session.conductor import Conductor
from relief_player.session.timeline import Timeline


@dataclass
class Ended:
    """What a session was summed up to."""

    planned_ms: int
    active_ms: int
    paused_ms: int
    saved: bool = True
    outcome: str = "completed"


class HandPlayed:
    """A session whose conductor has no thread: `pass_by` is the only thing that moves it."""

    def __init__(self, routine: Routine, clock: FakeClock) -> None:
        self.routine = routine
        self.clock = clock
        self.timeline: Timeline = compile_routine(routine)
        self.conductor = Conductor(self.timeline, clock)
        self.notices: tuple[str, ...] = ()
        self.session_id: str | None = None
        self.has_sound = True
        self._muted = False
        self.ears = FakeEars()
        self.ended_by: list[str] = []

    @property
    def muted(self) -> bool:
        return self._muted or not self.has_sound

    def set_muted(self, muted: bool) -> None:
        self._muted = muted

    def begin(self) -> None:
        self.session_id = "session-1"
        self.conductor.begin()

    def finish(self, ended_by: str) -> Ended:
        self.ended_by.append(ended_by)
        kept = self.conductor.progress()
        return Ended(self.timeline.length, kept.active, kept.paused)
