"""The steps of a routine as rows of a list, right or wrong.

This module owns what a row says. A routine with problems has rows too: they are made from the values that are there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from relief_player.routine.checks import Finding
from relief_player.routine.editing.values import StepPath, Table, steps_of
from relief_player.routine.known_steps import KnownSteps
from relief_player.routine.model import Block, Routine, Sides, Step
from relief_player.routine.problems import cleaned, shortened
from relief_player.routine.reader import ReadResult
from relief_player.units import DurationError, Ms, parse_duration, short_text

_SIDES = {
    Sides.EACH: "each side",
    Sides.ALTERNATE: "left and right in turn",
    Sides.LEFT: "left",
    Sides.RIGHT: "right",
    Sides.ONE: "one side",
}
_MOST_NAME = 200
_IN_STEP = re.compile(r"\.?step\[(\d{1,9})\]")


class Row(Struct, frozen=True):
    """A step or a block."""

    path: StepPath
    """Where it stands: what all operations of a draft take."""
    kind: str
    """The kind as it is written; ``block``; empty where it has none."""
    name: str
    """What it is called, cleaned; never empty."""
    time: str
    """How long and how often, as in ``2 x 30s, each side``; empty where nothing says."""
    problems: int
    """Problems in it, those of the steps inside a block included."""
    findings: int
    """Findings of the limits in it, those of the steps inside a block included."""
    number: int | None
    """The step's number as the player shows it, 1-based; None for a block."""
    line: int | None
    """Where it begins in the text, 1-based; None where it is not known."""

    @property
    def depth(self) -> int:
        """How many blocks it stands in."""
        return len(self.path) - 1

    @property
    def is_block(self) -> bool:
        """Whether it holds other steps."""
        return self.number is None


def outline_of(
    table: Table, outcome: ReadResult, findings: tuple[Finding, ...], known: KnownSteps | None = None
) -> tuple[Row, ...]:
    """The rows of a routine, each block before its steps.

    Args:
        table: its values.
        outcome: what the reader says of it.
        findings: what the limits say of it.
        known: steps that are right, whatever is wrong with others: their rows say what they always said.
    """
    wrong = _by_step(problem.key for problem in outcome.problems)
    found = _by_step(finding.key for finding in findings)
    rows = []
    number = 0
    for path, step in _walk(table, ()):
        is_block = "step" in step or ("rounds" in step and "kind" not in step)
        number += not is_block
        placed = _read_at(outcome.routine, path)
        read = placed or (known.find(step) if known and not is_block else None)
        rows.append(
            Row(
                path=path,
                kind="block" if is_block else _word(step.get("kind")),
                name=_name(step, read, known, is_block=is_block),
                time=_block_time(step) if is_block else time_label(read) if isinstance(read, Step) else _raw(step),
                problems=wrong[path],
                findings=found[path],
                number=None if is_block else number,
                line=placed.place.line if placed and placed.place else None,
            )
        )
    return tuple(rows)


def time_label(step: Step) -> str:
    """How long and how often a step is, in a few words."""
    one = short_text(step.pass_length) if step.pass_length else ""
    if step.breaths:
        one = f"{step.breaths} breaths"
    elif step.reps:
        one = f"{step.reps} times"
    if step.sets > 1:
        one = f"{step.sets} x {one}" if one else f"{step.sets} sets"
    until = f"until {step.until}" if step.until else ""
    return ", ".join(part for part in (one, _SIDES.get(step.sides, ""), until) if part)


def _walk(table: Table, path: StepPath) -> Iterator[tuple[StepPath, Table]]:
    for index, step in enumerate(steps_of(table)):
        if isinstance(step, dict):
            yield (*path, index), step
            yield from _walk(step, (*path, index))


def _read_at(routine: Routine | None, path: StepPath) -> Step | Block | None:
    steps, found = (routine.steps if routine else ()), None
    for index in path:
        if index >= len(steps):
            return None
        found = steps[index]
        steps = found.steps if isinstance(found, Block) else ()
    return found


def _name(step: Table, read: Step | Block | None, known: KnownSteps | None, *, is_block: bool) -> str:
    name = (read.name if read else "") or _word(step.get("name"))
    if not name and isinstance(moved := step.get("move"), str):
        name = (known.name_of(moved) if known else "") or _word(moved)
    return name or ("Block" if is_block else _word(step.get("kind")).capitalize() or "A step without a kind")


def _block_time(block: Table) -> str:
    rounds = block.get("rounds", 1)
    return "1 round" if rounds == 1 else f"{rounds} rounds" if isinstance(rounds, int) else ""


def _raw(step: Table) -> str:
    """The length as it is written, where the routine as a whole could not be read."""
    value = step.get("duration")
    try:
        return "" if value is None else short_text(Ms(parse_duration(value)))
    except DurationError:
        return ""


def _by_step(keys: Iterable[str]) -> Counter[StepPath]:
    """How many of the key paths lie in each step, and in each block around it."""
    found: Counter[StepPath] = Counter()
    for key in keys:
        found.update(path for path, _ in steps_in(key))
    return found


def steps_in(key: str) -> Iterator[tuple[StepPath, int]]:
    """The steps that a key path goes through, from the outermost, each with where the rest of the key begins."""
    path: StepPath = ()
    at = 0
    while step := _IN_STEP.match(key, at):
        path, at = (*path, int(step[1])), step.end()
        yield path, at


def _word(value: Any) -> str:
    return shortened(cleaned(value), _MOST_NAME).strip() if isinstance(value, str) else ""
