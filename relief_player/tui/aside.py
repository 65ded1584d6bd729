"""A quiet line that is said once on the stage's border and goes away by itself.

This module owns how long it stays. It is pure: time is the session's, from the snapshot. What a part itself asks of a
person stands on the same border and comes before it.
"""

from __future__ import annotations

from typing import Final

from relief_player.session.snapshot import Snapshot
from relief_player.units import Ms

STAYS: Final = Ms(10_000)


class Aside:
    """At most one such line."""

    def __init__(self) -> None:
        self._words = ""
        self._until = Ms(0)

    def say(self, words: str, snapshot: Snapshot) -> None:
        """Say something from this instant on, in place of what was said before."""
        self._words, self._until = words, Ms(snapshot.elapsed + STAYS)

    def words(self, snapshot: Snapshot) -> str:
        """What is said at this instant; empty where nothing is."""
        return self._words if snapshot.elapsed < self._until else ""
