"""Those who are told of a session: listeners to events, the keeper of progress, the ears.

This module owns the guard around them (habit 9): whoever fails is dropped and that is told once to the others; the
session never notices. It is called on one thread and never decides what to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from relief_player.session.events import Event, SinkLost
from relief_player.session.ports import Cueing, DueCue, Ears, Forgetting, Keeper, Silence, Sink
from relief_player.session.state import Progress
from relief_player.units import Ms

HISTORY: Final = "history"
"""The name under which the loss of the keeper is told."""
SOUND: Final = "sound"
"""The name under which the loss of the ears is told."""


class Audience:
    """Everyone who is told, each behind a guard of their own."""

    def __init__(self, sinks: Iterable[Sink], keeper: Keeper | None, cueing: Cueing | None) -> None:
        self._sinks = tuple(sinks)
        self._keeper = keeper or Forgetting()
        self._cueing = cueing or Silence()

    def add(self, sink: Sink) -> None:
        """Add a listener."""
        self._sinks = (*self._sinks, sink)

    def seat(self, keeper: Keeper, ears: Ears | None) -> None:
        """Give a place to the keeper, and to the ears before every other listener: sound does not wait."""
        self._keeper = keeper
        if ears is not None:
            self._cueing = ears
            self._sinks = (ears, *self._sinks)

    def tell(self, event: Event, late: float) -> None:
        """Tell an event to every listener, in their order; then, to those left, who was lost over it."""
        lost: dict[int, SinkLost] = {}
        for sink in self._sinks:
            if reason := _failure(partial(sink.hear, event, late)):
                lost[id(sink)] = SinkLost(event.at, event.due, sink.name, reason)
        if lost:
            self._sinks = tuple(sink for sink in self._sinks if id(sink) not in lost)
            for loss in lost.values():
                self.tell(loss, late)

    def keep(self, progress: Progress, now: Ms) -> None:
        """Give the progress to the keeper."""
        if reason := _failure(partial(self._keeper.keep, progress)):
            self._keeper = Forgetting()
            self.tell(SinkLost(progress.at, now, HISTORY, reason), 0.0)

    def plan(self, generation: int, cues: Sequence[DueCue], at: Ms, now: Ms) -> None:
        """Tell the ears what is due; `at` and `now` are the position and the clock time, should they be lost."""
        if reason := _failure(partial(self._cueing.plan, generation, cues)):
            self._cueing = Silence()
            self.tell(SinkLost(at, now, SOUND, reason), 0.0)


def _failure(call: Callable[[], None]) -> str:
    """Why a call failed, in a few words; empty where it did not."""
    try:
        call()
    except Exception as error:  # noqa: BLE001  # a listener may die, the session may not (habit 9)
        return str(error) or type(error).__name__
    return ""
