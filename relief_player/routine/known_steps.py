"""Steps that were read before, so that a text that is read again and again while it is edited costs little.

This module owns what is known of a step by what its table says: all but its number and its places, which are those of
the text it stands in. It never decides what a step means.
"""

from __future__ import annotations

from typing import Any, Final

from relief_player.routine.model import Step
from relief_player.routine.moves import MoveBook

_MOST_KNOWN: Final = 4096
"""Beyond so many all are forgotten; a routine has some dozens."""


class KnownSteps:
    """Steps without any problem, each by its table as it is written.

    Args:
        moves: the catalogue by which they were read; by another one nothing is known.
    """

    def __init__(self, moves: MoveBook) -> None:
        self._moves = moves
        self._steps: dict[str, Step] = {}

    def of(self, moves: MoveBook) -> KnownSteps | None:
        """These, for a reader with a catalogue; None where it is another."""
        return self if moves is self._moves else None

    def name_of(self, move: str) -> str:
        """What a move is called; empty where the catalogue has none of this id."""
        found = self._moves.get(move)
        return "" if found is None else found.name

    def find(self, table: dict[str, Any]) -> Step | None:
        """The step that says the same; its number and its places are those of another text."""
        return self._steps.get(repr(table))

    def learn(self, table: dict[str, Any], step: Step) -> None:
        """Remember a step in which there was no problem."""
        if len(self._steps) >= _MOST_KNOWN:
            self._steps.clear()
        self._steps[repr(table)] = step
