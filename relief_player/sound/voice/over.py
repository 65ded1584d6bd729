"""The voice over a session: its script, made a little ahead of the session on a thread of its own.

This module owns that thread, and what is known of the script so far; and it makes what is asked for besides, before
anything else. Nobody waits for it: a phrase that is not ready when its cue is due is not said.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct

from relief_player.session.timeline import Timeline
from relief_player.sound.voice.script import Trigger, Utterance, script
from relief_player.units import Ms

ITEMS_AHEAD: Final = 24
"""How far ahead of the session phrases are made, in items; a long routine is not made whole at its start."""
_ASIDES: Final = 64
"""Phrases besides the script that are known; those asked for first are forgotten first."""


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


class Said(Struct, frozen=True):
    """A phrase that is ready."""

    delay: Ms
    """After the cue that it hangs on."""
    path: Path
    """Its clip."""
    slack: Ms = Ms(0)
    """How much later it may begin."""
    side: str = ""
    """The side of the body it is about."""
    length: Ms = Ms(0)
    """How long it lasts."""


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
        self._made_to = first
        self._wanted: deque[str] = deque()
        self._asides: dict[str, tuple[Path, Ms] | bool] = {}
        self._lines: Iterator[Utterance] | None = None
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._make, name="voice", daemon=True)

    def start(self) -> None:
        """Begin to make the phrases of the script, from where the session is."""
        with self._changed:
            self._first = max(self._first, self._reached)
            self._through = self._first - 1
            self._made_to = self._first
            self._lines = script(self._timeline, self._phrases.length, counting=self._counting, first=self._first)
            self._awake()

    def reword(self, timeline: Timeline) -> None:
        """Say other words for the same times from where the session is; what was made before is not said any more."""
        with self._changed:
            self._timeline = timeline
            if self._lines is None and not self._ready:
                return
            self._ready.clear()
            self._first = self._reached
            self._through = self._first - 1
            self._made_to = self._first
            self._lines = script(timeline, self._phrases.length, counting=self._counting, first=self._first)
            self._awake()

    def want(self, text: str) -> None:
        """Make a phrase besides the script."""
        with self._changed:
            if text not in self._asides:
                self._asides[text] = True
                self._wanted.append(text)
            self._awake()

    def aside(self, text: str) -> tuple[Path, Ms] | bool:
        """A phrase besides the script and how long it lasts; True while it is made, False where it cannot be said."""
        return self._asides.get(text, False)

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

    def _awake(self) -> None:
        """See to it that the thread runs and looks; called with the lock held."""
        if not self._closed and self._thread.ident is None:
            self._thread.start()
        self._changed.notify_all()

    def _make(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._wanted or self._goes_on())
                if self._closed:
                    return
                wanted = self._wanted.popleft() if self._wanted else None
                lines = self._lines
            if wanted is not None:
                self._asides[wanted] = self._phrases.phrase(wanted) or False
                while len(self._asides) > _ASIDES:
                    del self._asides[next(iter(self._asides))]
            elif lines is not None:
                self._make_line(lines)

    def _goes_on(self) -> bool:
        return self._lines is not None and self._made_to <= self._reached + ITEMS_AHEAD

    def _make_line(self, lines: Iterator[Utterance]) -> None:
        line = next(lines, None)
        found = None if line is None else self._phrases.phrase(line.text)
        with self._changed:
            if lines is self._lines:  # else the words have changed meanwhile
                self._take(line, found)

    def _take(self, line: Utterance | None, found: tuple[Path, Ms] | None) -> None:
        """Keep what was made; called with the lock held."""
        if line is None:
            self._lines, self._through = None, len(self._timeline.items)
            return
        if found is not None:
            said = Said(line.delay, found[0], line.slack, line.side, found[1])
            self._ready[line.trigger] = (*self._ready.get(line.trigger, ()), said)
        self._made_to = line.trigger[0]
        self._through = line.trigger[0] - 1
