"""Choosing a step to go to: its number is typed, and Enter.

This module owns the list of steps in words and the typing of a number. It submits nothing.
"""

from __future__ import annotations

from typing import Final

from relief_player.plain.phrases import length_text, sentence
from relief_player.session.state import Jump
from relief_player.session.timeline import Role, Timeline
from relief_player.units import Ms

_ENTER: Final = "\r\n"
_ERASE: Final = "\x7f\x08"
HOW: Final = "Type the number of a step and Enter; any other key stays here."


class Stay:
    """The answer of a person who goes nowhere."""


class StepChoice:
    """One choice, being typed.

    Args:
        timeline: what is played.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._typed = ""

    def lines(self, here: int) -> list[str]:
        """The steps, a line each, the present one marked; steps that are not played are left out.

        Args:
            here: the number of the present step.
        """
        lengths: dict[int, int] = {}
        for item in self.timeline.items:
            own = item.role in (Role.WORK, Role.NOTE) or (item.role is Role.REST and not item.is_tail)
            lengths[item.step] = lengths.get(item.step, 0) + (item.length if own else 0)
        names = {step.number: step.name for step in self.timeline.steps}
        return [
            f"{number}. {sentence(names[number])}"
            + (f" {length_text(Ms(length))}." if length else "")
            + (" You are here." if number == here else "")
            for number, length in lengths.items()
        ]

    def feed(self, key: str) -> Jump | Stay | str | None:
        """Take a key: the step to go to, the wish to stay, a sentence to say, or None while a number is typed."""
        if key.isascii() and key.isdigit():
            self._typed += key
            return None
        if key in _ERASE:
            self._typed = self._typed[:-1]
            return None
        if key not in _ENTER or not self._typed:
            return Stay()
        number, self._typed = int(self._typed[:9]), ""
        if self.timeline.first_of_step(number) is None:
            return f"There is no step {number}. {HOW}"
        return Jump(number)
