"""Routines without what only their file knows, so that two readings can be compared."""

from __future__ import annotations

from msgspec.structs import replace

from relief_player.routine.model import Block, Routine, Step


def bare(routine: Routine) -> Routine:
    """A routine without its text and the places of its keys and steps."""
    return replace(routine, text="", places=(), steps=tuple(_bare_step(step) for step in routine.steps))


def _bare_step(step: Step | Block) -> Step | Block:
    if isinstance(step, Block):
        return replace(step, place=None, steps=tuple(_bare_step(inner) for inner in step.steps))
    return replace(step, place=None, places=())
