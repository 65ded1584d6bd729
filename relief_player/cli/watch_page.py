"""A routine in time, on a few lines: what fits beside an editor.

This module owns that layout. It is handed a routine and its timeline, and returns lines; it prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Final

from relief_player.plain.page import dose_line
from relief_player.plain.phrases import sentence
from relief_player.routine.model import Block, Routine, Step
from relief_player.session.timeline import Role, Timeline
from relief_player.units import Ms, clock_text

_LEAST_STRIP: Final = 20
_LEAD_INS: Final = (Role.GET_READY, Role.TRANSITION)
_TEXT_AT: Final = 13
"""The column where the words of a step begin."""


def timeline_lines(routine: Routine, timeline: Timeline, width: int) -> list[str]:
    """How long it is, a strip of its steps, and a line for each of them.

    Args:
        routine: what is shown.
        timeline: the same, laid out in time.
        width: how many columns there are.
    """
    pace = " and your own pace" if timeline.own_pace else ""
    begins = {item.step: item.at for item in reversed(timeline.items) if item.role not in _LEAD_INS}
    lines = [f"{routine.name}, {clock_text(timeline.length)}{pace}"]
    if timeline.length and width >= _LEAST_STRIP:
        lines.append(_strip(timeline, width))
    return [*lines, "", *(part for line in _steps(routine.steps, begins, 0) for part in _wrapped(line, width))]


def _strip(timeline: Timeline, width: int) -> str:
    """The whole session in one line: each stretch of time that belongs to a step begins with the step's number."""
    cells = ["-"] * width
    last = free = 0
    for item in timeline.items:
        at = item.at * width // timeline.length
        if item.step == last or not item.length or at < free:
            continue
        last = item.step
        mark = f"|{item.step}"
        free = at + len(mark)
        cells[at:free] = mark
    return "".join(cells[:width])


def _steps(steps: tuple[Step | Block, ...], begins: Mapping[int, Ms], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for step in steps:
        if isinstance(step, Block):
            rounds = f"{step.rounds} rounds" if step.rounds > 1 else "1 round"
            yield f"{'':>{_TEXT_AT}}{indent}{step.name or 'A block'}: {rounds}"
            yield from _steps(step.steps, begins, depth + 1)
        else:
            at = clock_text(begins[step.number]) if step.number in begins else "-"
            yield f"{at:>7}  {step.number:>3} {indent}{sentence(step.name)} {dose_line(step)}".rstrip()


def _wrapped(line: str, width: int) -> list[str]:
    return wrap(line, max(width, _LEAST_STRIP), subsequent_indent=" " * _TEXT_AT, drop_whitespace=True)
