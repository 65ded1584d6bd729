"""From the text of a routine file to a routine, or to all its problems at once.

This module owns the top of a routine file and the limits of the reader. It gives a routine only where there is no
problem at all; it never plays, never asks, and never stops at the first mistake.

    book = read_move_book(shipped("routines") / "moves.toml", places.routines / "moves.toml")
    result = read_routine(text, file="evening.toml", moves=book)      # or read_routine_file(path, book)
    result.routine      # Routine, or None where there are problems
    result.problems     # tuple[Problem, ...]: file, line, column, key, message, hint; str() gives one line
    result.name         # the name as far as it could be read; "" where there is none
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from relief_player.routine.fields import FORMAT, MOST_CUES, MOST_SEGMENTS, ROUTINE_FIELDS, STEP_FIELDS
from relief_player.routine.model import Block, Routine, Step, Timing
from relief_player.routine.moves import MoveBook
from relief_player.routine.problems import Problem, shown
from relief_player.routine.report import EnoughError, Report, Spot, places_of
from relief_player.routine.size import Measure
from relief_player.routine.source import Source, decode, parse, read_text
from relief_player.routine.steps import StepReader
from relief_player.routine.tables import Given, read_table
from relief_player.units import LONGEST

if TYPE_CHECKING:
    from relief_player.routine.known_steps import KnownSteps

_SMALLEST: Final = "it has a name, and steps under [[step]]"


class ReadResult(Struct, frozen=True):
    """What came of reading a routine."""

    routine: Routine | None
    """None where there is any problem."""
    problems: tuple[Problem, ...] = ()
    """In the order of the text."""
    name: str = ""
    """The routine's name as far as it could be read, so that a broken file can be listed by it."""


def read_routine_file(path: Path, moves: MoveBook) -> ReadResult:
    """Read a routine from a file. A file that cannot be read is a problem too; nothing is raised."""
    text = read_text(path)
    if isinstance(text, Problem):
        return ReadResult(None, (text,))
    return read_routine(text, file=str(path), moves=moves)


def read_routine_bytes(raw: bytes, *, file: str, moves: MoveBook) -> ReadResult:
    """Read a routine from bytes, as they come from standard input."""
    text = decode(raw, file)
    if isinstance(text, Problem):
        return ReadResult(None, (text,))
    return read_routine(text, file=file, moves=moves)


def read_routine(
    text: str,
    *,
    file: str,
    moves: MoveBook,
    source: Source | Problem | None = None,
    known: KnownSteps | None = None,
) -> ReadResult:
    """Read a routine.

    Args:
        text: the whole text.
        file: what the problems call it.
        moves: the catalogue its steps may name.
        source: the text as `parse` gives it, where it has been parsed already.
        known: steps that were read before, and may be in it again; it learns those that are new.
    """
    if not text.strip("\ufeff\r\n\t "):
        return ReadResult(None, (Problem(file, 1, 1, "", "found an empty file, expected a routine", _SMALLEST),))
    source = source or parse(text, file)
    if isinstance(source, Problem):
        return ReadResult(None, (source,))
    report = Report(file, source.positions)
    routine = None
    with suppress(EnoughError):
        routine = _read(source, Spot(report), moves, known)
    name = routine.name if routine else ""
    return ReadResult(None if report else routine, report.problems, name)


def _read(source: Source, spot: Spot, moves: MoveBook, known: KnownSteps | None) -> Routine | None:
    newer = source.data.get("format")
    if isinstance(newer, int) and newer > FORMAT:
        spot.under("format").refuse(
            f"found format {shown(newer)}: the file was made for a newer version; this one reads format {FORMAT}",
            "update relief_player",
        )
        return None
    given = read_table(source.data, ROUTINE_FIELDS, spot, _not_for_the_top)
    steps: tuple[Step | Block, ...] = ()
    if "step" in source.data:
        steps = StepReader(moves, known).read(source.data["step"], spot.under("step"))
    timing = _timing(given.get("timing"))
    _check_size(steps, timing, spot)
    return Routine(
        name=given.get("name", ""),
        summary=given.get("summary", ""),
        goal=given.get("goal"),
        areas=given.get("areas", ()),
        tags=given.get("tags", ()),
        gates=given.get("gate", ()),
        sources=given.get("sources", ()),
        equipment=given.get("equipment", ()),
        timing=timing,
        steps=steps,
        text=source.text,
        places=places_of(spot, given.values),
        moves_text=_own_moves_text(moves, steps) if moves.own else "",
    )


def _not_for_the_top(key: str) -> str:
    if key in ROUTINE_FIELDS or key not in STEP_FIELDS or key in ("area", "say"):
        return ""
    return f"{key} is a key of a step, not of the routine"


def _own_moves_text(moves: MoveBook, steps: tuple[Step | Block, ...]) -> str:
    """The person's own moves among those that steps name, as the text of a `moves.toml`."""
    from relief_player.routine.writer import moves_text  # noqa: PLC0415  # few people have moves of their own

    return moves_text(moves.own_among(_moves_of(steps)))


def _moves_of(steps: tuple[Step | Block, ...]) -> Iterator[str]:
    """The ids of all moves that steps name."""
    for step in steps:
        if isinstance(step, Block):
            yield from _moves_of(step.steps)
            continue
        if step.move:
            yield step.move.id
        yield from step.alternatives


def _timing(given: Given | None) -> Timing:
    return Timing(**given.values) if given else Timing()


def _check_size(steps: tuple[Step | Block, ...], timing: Timing, spot: Spot) -> None:
    """Tell each limit that is passed, once, at the step or block where it is."""
    told: set[str] = set()
    size = None
    for step, size in zip(steps, Measure(timing).whole(steps), strict=True):
        for limit, count, most in (
            (f"{MOST_SEGMENTS:,} segments", size.segments, MOST_SEGMENTS),
            (f"{MOST_CUES:,} cues", size.cues, MOST_CUES),
            ("24 hours", size.length, LONGEST),
        ):
            if count > most and limit not in told:
                told.add(limit)
                spot.report.add_at(step.place, f"found more than {limit} up to here, expected at most {limit} in all")
    if size and not size.segments and not spot.report:
        spot.under("step").refuse("found nothing but steps of no length, expected one that takes time or waits")
