"""What there is to say about a step besides how it is done: what to feel, what goes wrong, what is easier.

This module owns which words these are and their order. It is pure, and passes on nothing that has not been cleaned.
"""

from __future__ import annotations

from collections.abc import Sequence

from relief_player.routine.model import Move, Step
from relief_player.tui.commands import Keyboard
from relief_player.tui.text import clean_line

NOTHING = "There is nothing more to say about this step."


def tips_of(step: Step, easier: Sequence[Move], keyboard: Keyboard) -> tuple[tuple[str, str], ...]:
    """(heading, text) pairs, either of which may be empty.

    Args:
        step: what is being done.
        easier: the easier moves in its place.
        keyboard: for the key that is named.
    """
    told: list[tuple[str, str]] = []
    if feel := clean_line(step.feel):
        told.append(("What to feel", feel))
    if mistakes := _lines(step.move.mistakes if step.move else ()):
        told += [("Common mistakes", ""), *mistakes]
    if names := _lines([move.name for move in easier if step.move is None or move.id != step.move.id]):
        told += [(f"Easier instead ({keyboard.key('player.swap')})", ""), *names]
    if care := " ".join(text for caution in step.cautions if (text := clean_line(caution))):
        told.append(("Take care", care))
    return (*(told or [("", NOTHING)]), ("", f"{keyboard.key('player.tips')} goes back to how it is done."))


def _lines(texts: Sequence[str]) -> list[tuple[str, str]]:
    return [("", f"· {line}") for text in texts if (line := clean_line(text))]
