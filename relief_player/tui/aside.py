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
        self._step: int | None = None

    def say(self, words: str, snapshot: Snapshot, *, of_step: bool = False) -> None:
        """Say something from this instant on, in place of what was said before.

        Args:
            words: one short line.
            snapshot: the instant.
            of_step: whether it is about the present step, and goes with it.
        """
        self._words, self._until = words, Ms(snapshot.elapsed + STAYS)
        self._step = snapshot.item.step if of_step else None

    def words(self, snapshot: Snapshot) -> str:
        """What is said at this instant; empty where nothing is."""
        stays = snapshot.elapsed < self._until and self._step in (None, snapshot.item.step)
        return self._words if stays else ""
