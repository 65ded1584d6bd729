"""Where a step goes when it is moved one line up or down.

This module owns that rule. It is pure: a step goes in and out of rounds as it passes them, as it does in an outline;
rounds themselves pass each other.
"""

from __future__ import annotations

from relief_player.routine.editing import Draft, StepPath
from relief_player.routine.editing.changes import beside


def target_of(draft: Draft, path: StepPath, by: int) -> StepPath | None:
    """Where a step stands after a move.

    Args:
        draft: the routine.
        path: the step.
        by: -1 for up, 1 for down.

    Returns:
        The path as `Draft.move` takes it: read where the step has been taken out. None where it cannot go further.
    """
    row = draft.row(path)
    if row is None:
        return None
    last = _children(draft, path[:-1]) - 1
    if not 0 <= path[-1] + by <= last:
        return _out_of_rounds(draft, path, by)
    other = beside(path, by)
    neighbour = draft.row(other)
    if row.is_block or neighbour is None or not neighbour.is_block:
        return other
    # Into the rounds next to it. Below, they move up by one when the step is taken out.
    return (*other, _children(draft, other)) if by < 0 else (*path, 0)


def is_alone(draft: Draft, path: StepPath) -> bool:
    """Whether a step is the only one of its rounds."""
    return len(path) > 1 and _children(draft, path[:-1]) == 1


def _out_of_rounds(draft: Draft, path: StepPath, by: int) -> StepPath | None:
    if len(path) == 1 or is_alone(draft, path):
        return None
    return path[:-1] if by < 0 else beside(path[:-1], 1)


def _children(draft: Draft, path: StepPath) -> int:
    return sum(1 for row in draft.outline if row.path[:-1] == path)
