"""The voice over a session: its script, made a little ahead of the session on a thread of its own.

This module owns that thread, and what is known of the script so far. Nobody waits for it: a phrase that is not ready
when its cue is due is not said.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from relief_player.session.timeline import Timeline
from relief_player.sound.voice.script import Trigger, script
from relief_player.units import Ms

ITEMS_AHEAD: Final = 24
"""How far ahead of the session phrases are made, in items; a long routine is not made whole at its start."""


class Phrases(Protocol):
    """Who makes phrases; `maker.Maker` does."""

    def phrase(self, text: str) -> tuple[Path, Ms] | None:
        """The clip of a text and how long it lasts; None where it cannot be said. May block."""
        ...

    def length(self, text: str) -> Ms | None:
        """How long a text lasts when it is said; None where it cannot be. May block."""
        ...

    def close(self) -> None:
        """Give up; whoever waits gets None."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase that is ready."""

    delay: Ms
    """After the cue that it hangs on."""
    path: Path
    """Its clip."""
    slack: Ms = Ms(0)
    """How much later it may begin."""
    side: str = ""
    """The side of the body it is about."""


class VoiceOver:
    """The phrases of one session.

    Args:
        timeline: the session.
        phrases: who makes them; closed with this.
        first: the item the session begins with.
        counting: whether the last seconds are counted aloud.
    """

    def __init__(self, timeline: Timeline, phrases: Phrases, *, first: int = 0, counting: bool = False) -> None:
        self._timeline = timeline
        self._phrases = phrases
        self._first = first
        self._counting = counting
        self._ready: dict[Trigger, tuple[Said, ...]] = {}
        self._through = first - 1
        self._reached = first
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._make, name="voice", daemon=True)

    def start(self) -> None:
        """Begin to make phrases."""
        self._thread.start()

    def at(self, trigger: Trigger) -> tuple[Said, ...] | None:
        """What is said after a cue; None where it is not known yet. Never blocks."""
        found = self._ready.get(trigger)
        return found if found is not None else (() if trigger[0] <= self._through else None)

    def reach(self, item: int) -> None:
        """The session has come to an item. Never blocks for long."""
        if item > self._reached:
            with self._changed:
                self._reached = item
                self._changed.notify_all()

    def close(self) -> None:
        """Make no more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._phrases.close()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _make(self) -> None:
        for line in script(self._timeline, self._phrases.length, counting=self._counting, first=self._first):
            found = self._phrases.phrase(line.text)
            if found is not None:
                said = Said(line.delay, found[0], line.slack, line.side)
                self._ready[line.trigger] = (*self._ready.get(line.trigger, ()), said)
            self._through = line.trigger[0] - 1
            with self._changed:
                self._changed.wait_for(lambda: self._closed or line.trigger[0] <= self._reached + ITEMS_AHEAD)  # noqa: B023  # called before the next turn
                if self._closed:
                    return
        self._through = len(self._timeline.items)
