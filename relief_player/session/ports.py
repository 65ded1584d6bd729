"""What the conductor needs from the world, and what it offers to listeners: protocols only.

Each port has more than one implementation: a real one, and one that does nothing (`Silence`, `Forgetting`) or that a
test moves by hand. What all journals, clocks, devices and sessions do stands in ``tests/contracts``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from relief_player.session.events import Event
from relief_player.session.state import Progress
from relief_player.session.timeline import Cue
from relief_player.units import Ms


class Clock(Protocol):
    """A session's clock. It is read and waited on by the conductor's thread only, and read by faces."""

    def now(self) -> Ms:
        """Monotonic time in whole milliseconds of the session (in a rehearsal these pass faster)."""
        ...

    def slept(self) -> Ms:
        """Milliseconds of the session that passed in sleep, since some fixed moment, without `now` counting them."""
        ...

    def real(self, moment: Ms) -> float:
        """The `time.monotonic` second (on Windows, `time.perf_counter`) at which this clock shows `moment`."""
        ...

    def real_length(self, length: Ms) -> float:
        """How many real milliseconds a length of this clock lasts."""
        ...


class Sink(Protocol):
    """A listener to events."""

    name: str
    """For the one line that is told when it fails."""

    def hear(self, event: Event, late: float) -> None:
        """Take an event, `late` real milliseconds after it was due. Must not block; is called on one thread."""
        ...


class Keeper(Protocol):
    """Where progress is kept, so that a killed session loses at most the pass in hand."""

    def keep(self, progress: Progress) -> None:
        """Take the latest progress to store; must not block. What came before may be dropped."""
        ...


class DueCue(Struct, frozen=True):
    """A cue that is known to come."""

    key: tuple[int, int, int]
    """(item, lap, index in the item's cues): the same cue has the same key at every look."""
    cue: Cue
    due: float
    """The `time.monotonic` second (on Windows, `time.perf_counter`) at which it is to be heard."""


class Cueing(Protocol):
    """The ears' side: is told ahead what will be due, so that it is heard on time."""

    def plan(self, generation: int, cues: Sequence[DueCue]) -> None:
        """Take all cues that will be due by themselves within three seconds; called at every look.

        Looks come several times a second. What a command makes due at once is no plan: it comes as an event, before
        the plan that follows it, to a sink.

        A cue that was told before under the same generation is not to sound twice. A higher generation withdraws
        everything of lower ones that has not sounded. An empty plan with the same generation changes nothing.
        Must not block.
        """
        ...


class Ears(Cueing, Sink, Protocol):
    """What sounds: it is told ahead what will be due, and hears what a command made due at once."""


class SoundKeys(Protocol):
    """What keys ask of the sound of a session. Nothing here blocks; each call returns the line to show for it."""

    def say_instruction(self) -> str:
        """Have the voice say how the present step is done; empty where it will be heard."""
        ...

    def turn_voice(self) -> str:
        """Turn the voice off, or on."""
        ...

    def change_volume(self, by: int) -> str:
        """Make everything louder, or softer, by so many per cent."""
        ...


class Silence:
    """No ears at all: the null implementation of `Cueing`."""

    def plan(self, generation: int, cues: Sequence[DueCue]) -> None:
        """Take the plan and do nothing."""


class Forgetting:
    """No record at all: the null implementation of `Keeper`, for ``--no-record``."""

    def keep(self, progress: Progress) -> None:
        """Take the progress and do nothing."""
