"""The temperatures of heat and cold steps, in the unit the person chose beside the author's own.

This module owns which words of a routine that is for. The routine's own text, which the history keeps, stays.
"""

from __future__ import annotations

from msgspec.structs import replace

from relief_player.routine.model import Block, Kind, Routine, Step
from relief_player.settings import Temperature
from relief_player.settings.degrees import with_unit


def in_degrees(routine: Routine, unit: Temperature) -> Routine:
    """The routine, with the person's unit in the words of its heat and cold steps."""
    return replace(routine, steps=_all(routine.steps, unit))


def _all(steps: tuple[Step | Block, ...], unit: Temperature) -> tuple[Step | Block, ...]:
    return tuple(
        replace(step, steps=_all(step.steps, unit)) if isinstance(step, Block) else _one(step, unit) for step in steps
    )


def _one(step: Step, unit: Temperature) -> Step:
    if step.kind not in {Kind.HEAT, Kind.COLD}:
        return step
    move = step.move
    if move is not None:
        move = replace(
            move,
            instruction=with_unit(move.instruction, unit),
            cautions=tuple(with_unit(text, unit) for text in move.cautions),
        )
    return replace(
        step,
        note=with_unit(step.note, unit),
        cautions=tuple(with_unit(text, unit) for text in step.cautions),
        move=move,
    )
