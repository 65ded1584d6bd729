"""Everything the plain face is told, in one queue: what happened, what was pressed, which signal came.

This module owns the queue and what may be in it. Putting never blocks and is safe from any thread and from signal
handlers (`SimpleQueue.put` is reentrant).
"""

from __future__ import annotations

import queue

from msgspec import Struct

from relief_player.session.events import Event
from relief_player.units import Ms


class Heard(Struct, frozen=True):
    """An event, `late` real milliseconds after it was due."""

    event: Event
    late: float


class Pressed(Struct, frozen=True):
    """A key, at a time of the session's clock."""

    key: str
    at: Ms


class KeysGone(Struct, frozen=True):
    """The terminal the keys came from is there no more."""


class Signalled(Struct, frozen=True):
    """A signal asks the session to end."""

    number: int


class QuestionDue(Struct, frozen=True):
    """The question whether to stop is to be put now; comes after what the pause before it made happen."""

    paused: bool
    """Whether the session was paused for the question, and goes on after a no."""


Message = Heard | Pressed | KeysGone | Signalled | QuestionDue


class Inbox:
    """The face's queue; also the sink that the conductor tells."""

    name = "display"

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def hear(self, event: Event, late: float) -> None:
        """Take an event from the conductor."""
        self._queue.put(Heard(event, late))

    def put(self, message: Message) -> None:
        """Take anything else."""
        self._queue.put(message)

    def next(self, seconds: float) -> Message | None:
        """The next message; None where none came in time."""
        try:
            return self._queue.get(timeout=seconds) if seconds > 0 else self._queue.get_nowait()
        except queue.Empty:
            return None
