"""What was sent to the sound process, so that no cue is sent twice and none is sent that no longer holds.

This module owns the generations that the sound process sees: one more for each of the session's, and one for each
time that sound is muted or not. It sends nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from relief_player.sound.protocol import At, Key

MOST_AHEAD: Final = 64
"""Cues sent from one plan; the next plan brings the rest."""
_KNOWN: Final = 512
"""Cues remembered as sent, before those that are due no more are forgotten."""


class Ledger:
    """The cues that the sound process knows of."""

    def __init__(self) -> None:
        self.generation = 0
        """The one that is sent now; what belongs to a lower one is withdrawn."""
        self._session = 0
        self._sent: dict[Key, float] = {}

    def follows(self, session: int) -> bool | None:
        """Compare a generation of the session with the last: True where it is new, None where it is out of date."""
        if session < self._session:
            return None
        new, self._session = session > self._session, session
        return new

    def renew(self) -> int:
        """Begin a new generation; returns it."""
        self.generation += 1
        self._sent.clear()
        return self.generation

    def forget_all(self) -> None:
        """A new process knows of no cue."""
        self._sent.clear()

    def fresh(self, cues: Sequence[At]) -> list[At]:
        """Those that were not sent, as they are to be sent."""
        return [replace(cue, generation=self.generation) for cue in cues if cue.key not in self._sent][:MOST_AHEAD]

    def sent(self, cue: At, now: float) -> None:
        """Note a cue as sent."""
        if len(self._sent) > _KNOWN:
            self._sent = {key: due for key, due in self._sent.items() if due > now}
        if cue.key:
            self._sent[cue.key] = cue.due

    def dropped(self, key: Key) -> None:
        """The process does not know this cue any more."""
        self._sent.pop(key, None)
