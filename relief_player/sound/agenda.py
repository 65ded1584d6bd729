"""What is to sound and when: the book that the sound process keeps and its device reads from.

This module owns which cues are held, which have begun, and which are too late; and it keeps the clips they are made
of. It is shared by two threads, the one that takes orders and the one that makes sound, and never makes any itself.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable
from typing import Final

from relief_player.sound import instant
from relief_player.sound.background.bed import Bed
from relief_player.sound.breath import Swells
from relief_player.sound.clips import scaled
from relief_player.sound.panning import panned
from relief_player.sound.protocol import At, Dropped, Key, Reply, Started
from relief_player.sound.shape import WIDTH, gain_of

with warnings.catch_warnings():
    # Deprecated in the library of 3.11 and 3.12; from 3.13 on it is the package audioop-lts.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

TOO_LATE: Final = 0.5
"""Seconds after which a cue says something that is no longer true."""
MOST_HELD: Final = 256
"""More cues than three seconds can hold; what goes beyond is dropped."""
_SAME: Final = 0.25
"""A cue that began this many seconds from where it is due now is the same one, told once more."""
_REMEMBERED: Final = 10.0
"""Seconds for which a cue that began is known."""


class Agenda:
    """The cues to come, in order.

    Args:
        report: told what began and what was dropped; called from either thread, must not block.
        now: the present, in seconds.
    """

    def __init__(self, report: Callable[[Reply], None], now: Callable[[], float] = instant.now) -> None:
        self._report = report
        self._now = now
        self._changed = threading.Condition()
        self._held: list[At] = []
        self._begun: dict[Key, float] = {}
        self._clips: dict[str, bytes] = {}
        self._swells = Swells()
        self.percent = 100
        """The volume, as a person sets it."""
        self.steady = False
        """Whether there will be a background; known before a device is opened, and the background is there."""
        self.bed: Bed | None = None
        """What lies under the cues, for a device that can mix."""
        self.withdrawals = 0
        """How often something was taken back; at each, words that are being said end."""

    @property
    def gain(self) -> float:
        """The factor for samples: the square of the volume, so that half of it sounds about half as loud."""
        return gain_of(self.percent)

    def load(self, name: str, clip: bytes, percent: int = 100) -> None:
        """Take a clip, as loud as it is to be; an earlier one of that name is replaced."""
        self._clips[name] = scaled(clip, percent)

    def clip(self, name: str) -> bytes:
        """The samples of a clip; none where it was never loaded."""
        return self._clips.get(name) or self._swells.get(name)

    def scaled(self, cue: At) -> tuple[bytes, int]:
        """The samples of a cue at the present volume and how many channels they have, for devices without a mixer."""
        samples = audioop.mul(self.clip(cue.name), WIDTH, self.gain)
        return (panned(samples, cue.side), 2) if cue.side else (samples, 1)

    def put(self, cue: At) -> None:
        """Hold a cue; one that has begun already is not held again, one told again moves to its new place."""
        self._swells.make(cue.name)
        with self._changed:
            begun = self._begun.get(cue.key)
            if cue.key and begun is not None and abs(begun - cue.due) <= _SAME:
                return
            if cue.key:
                self._held = [held for held in self._held if held.key != cue.key]
            if len(self._held) >= MOST_HELD:
                self._drop([cue])
                return
            self._held.append(cue)
            self._held.sort(key=lambda held: held.due)
            self._changed.notify_all()

    def withdraw(self, below: int) -> None:
        """Forget the cues of lower generations; they were taken back, and that is not told."""
        with self._changed:
            self.withdrawals += 1
            self._held = [held for held in self._held if held.generation >= below]
            self._changed.notify_all()

    def keep(self, before: float) -> None:
        """Forget the cues that are due later than this."""
        with self._changed:
            self._held = [held for held in self._held if held.due < before]
            self._changed.notify_all()

    @property
    def holds(self) -> bool:
        """Whether any cue is held."""
        return bool(self._held)

    def abandon(self) -> None:
        """Drop everything held, and tell: whoever sent it does not answer for it any more."""
        with self._changed:
            dropped, self._held = self._held, []
            self._drop(dropped)
            self._changed.notify_all()

    def take(self, before: float) -> list[At]:
        """The cues due before an instant, in order; they are held no longer. Those too late are dropped and told."""
        with self._changed:
            due = [held for held in self._held if held.due < before]
            self._held = self._held[len(due) :]
            late = [held for held in due if self._now() - held.due > TOO_LATE]
            self._drop(late)
            taken = [held for held in due if held not in late]
            if taken:
                self._begun = {
                    key: moment for key, moment in self._begun.items() if moment > taken[0].due - _REMEMBERED
                }
                self._begun.update({cue.key: cue.due for cue in taken if cue.key})
            return taken

    def tell_begun(self, cue: At, when: float) -> None:
        """Tell that a cue that was taken has begun, to be heard at `when`."""
        self._report(Started(cue.key, cue.name, cue.due, when))

    def wait(self, lead: float, longest: float) -> float | None:
        """Wait until the next cue is `lead` seconds ahead, or something changed, or `longest` seconds have passed.

        Returns:
            When the next cue is due; None where none is held.
        """
        with self._changed:
            due = self._held[0].due if self._held else None
            pause = longest if due is None else min(longest, due - lead - self._now())
            if pause > 0:
                self._changed.wait(pause)
            return self._held[0].due if self._held else None

    def wake(self) -> None:
        """End a wait."""
        with self._changed:
            self._changed.notify_all()

    def _drop(self, cues: list[At]) -> None:
        for cue in cues:
            self._report(Dropped(cue.key, cue.name, cue.due))
