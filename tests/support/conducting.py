"""A conductor without its thread, on a hand-moved clock, with listeners that write down what they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import Any

from fake_clock import FakeClock
from session_stage import timeline_of, told

from relief_player.routine.model import Block, Step
from relief_player.session.conductor import Conductor
from relief_player.session.events import Event
from relief_player.session.ports import DueCue, Sink
from relief_player.session.state import Command, Order, Progress
from relief_player.units import Ms


class Listener:
    """A sink that remembers."""

    def __init__(self, name: str = "listener") -> None:
        self.name = name
        self.events: list[Event] = []
        self.late: list[float] = []

    def hear(self, event: Event, late: float) -> None:
        """Take an event."""
        self.events.append(event)
        self.late.append(late)

    @property
    def heard(self) -> list[str]:
        """All events in words."""
        return told(self.events)


class Failing(Listener):
    """A sink that fails at the nth event and at every one after it."""

    def __init__(self, after: int = 0, name: str = "failing", error: BaseException | None = None) -> None:
        super().__init__(name)
        self._after, self._error = after, error or OSError("the pipe is broken")

    def hear(self, event: Event, late: float) -> None:
        """Fail, sooner or later."""
        super().hear(event, late)
        if len(self.events) > self._after:
            raise self._error


class Keeping:
    """A keeper that remembers everything it was given."""

    def __init__(self) -> None:
        self.kept: list[Progress] = []

    def keep(self, progress: Progress) -> None:
        """Take the progress."""
        self.kept.append(progress)


class Ears:
    """Cueing that remembers every plan, and what would have been heard."""

    def __init__(self) -> None:
        self.plans: list[tuple[int, list[DueCue]]] = []

    def plan(self, generation: int, cues: Sequence[DueCue]) -> None:
        """Take a plan."""
        self.plans.append((generation, list(cues)))

    @property
    def generation(self) -> int:
        """That of the last plan."""
        return self.plans[-1][0]

    @property
    def coming(self) -> list[str]:
        """The last plan: kinds and the seconds they are due."""
        return [f"{due.due:g} {due.cue.kind}" for due in self.plans[-1][1]]


class Conducted:
    """A conductor that is conducted by hand; the clock shows real second 0 as the session begins."""

    def __init__(
        self,
        *steps: Step | Block,
        speed: float = 1.0,
        sinks: Iterable[Sink] = (),
        keeper: Any = None,
        cueing: Any = None,
        on_sleep: str = "pause",
        state: Any = None,
        **timing: float,
    ) -> None:
        self.clock = FakeClock(speed=speed, origin=0.0)
        self.listener, self.keeping, self.ears = Listener(), Keeping(), Ears()
        self.conductor = Conductor(
            timeline_of(*steps, **timing),
            self.clock,
            sinks=[*sinks, self.listener],
            keeper=keeper or self.keeping,
            cueing=cueing or self.ears,
            on_sleep=on_sleep,  # type: ignore[arg-type]  # a test names it as the settings do
            state=state,
        )
        self.looks = 0

    def begin(self) -> Conducted:
        """Anchor the clock."""
        self.conductor.begin()
        return self

    def look(self) -> float | None:
        """One turn."""
        self.looks += 1
        return self.conductor.look()

    def plays(self, seconds: float, watch: Callable[[], None] | None = None) -> list[str]:
        """What the thread would do in so many real seconds: look, wait as long as it was told, look."""
        before, left = len(self.listener.events), seconds * 1000
        while (wait := self.look()) is not None and left > 0:
            if watch:
                watch()
            # The thread's clock is finer than a millisecond; waits of nothing are turns of nothing.
            passing = min(left, max(wait * 1000, 0.05))
            self.clock.pass_by(passing)
            left -= passing
        self.look()
        return told(self.listener.events[before:])

    def presses(self, order: str | Order, ago: float | None = None) -> Future[None]:
        """Submit an order, pressed so many seconds ago, and look."""
        given = Command(order) if isinstance(order, str) else order
        pressed = None if ago is None else Ms(self.conductor.now() - round(ago * 1000))
        carried_out = self.conductor.submit(given, pressed)
        self.look()
        return carried_out

    @property
    def inside(self) -> float:
        """Seconds inside the item."""
        return self.conductor.snapshot().inside / 1000
