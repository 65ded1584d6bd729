"""A text that is being edited, and all that is to be said of it at this moment.

This module owns that the reader, the limits and the outline speak of the same text, each asked once. It changes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from relief_player.routine.checks import Finding, check_routine
from relief_player.routine.editing.outline import Row, outline_of
from relief_player.routine.editing.values import StepPath, Table
from relief_player.routine.known_steps import KnownSteps
from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook
from relief_player.routine.problems import Problem
from relief_player.routine.reader import ReadResult, read_routine
from relief_player.routine.size import Measure
from relief_player.routine.source import Source, parse
from relief_player.units import Ms


def counted_length(routine: Routine) -> Ms:
    """The length of a routine's session where the person's settings say nothing about it."""
    *_, whole = Measure(routine.timing).whole(routine.steps)
    return Ms(whole.length)


# The one value here that is no struct: what is asked of it is worked out once and kept, which a struct has no room for.
@dataclass(frozen=True)
class Judged:
    """A text with what comes of it."""

    name: str
    """What problems call the file."""
    text: str = field(repr=False)
    """The whole text, with its own line ends."""
    opened: str = field(repr=False)
    """The text as it was opened, or last saved."""
    moves: MoveBook = field(repr=False)
    """The catalogue that steps may name."""
    length_of: Callable[[Routine], Ms] = field(default=counted_length, repr=False)
    """The planned length of a session."""

    parsed: Source | None = field(default=None, repr=False, compare=False)
    """A text that was parsed while the draft was made; it counts only where it is the draft's own."""
    known: KnownSteps | None = field(default=None, repr=False, compare=False)
    """The steps of the drafts before it, shared by all that come of one."""

    @cached_property
    def source(self) -> Source | Problem:
        """The text as TOML, or why it is none."""
        known = self.parsed
        return known if known is not None and known.text == self.text else parse(self.text, self.name)

    @cached_property
    def outcome(self) -> ReadResult:
        """What the reader says of the text: a routine, or all problems with their positions."""
        return read_routine(self.text, file=self.name, moves=self.moves, source=self.source, known=self.known)

    @property
    def routine(self) -> Routine | None:
        """The routine; None where there is any problem."""
        return self.outcome.routine

    @property
    def problems(self) -> tuple[Problem, ...]:
        """In the order of the text."""
        return self.outcome.problems

    @cached_property
    def length(self) -> Ms | None:
        """The planned length; None where there is any problem."""
        return None if self.routine is None else self.length_of(self.routine)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the limits say, the gravest first; none where there is any problem."""
        return () if self.routine is None or self.length is None else check_routine(self.routine, self.length)

    @cached_property
    def table(self) -> Table | None:
        """The values of the text, for forms; None where it is no TOML. Never change it."""
        return None if isinstance(self.source, Problem) else self.source.data

    @cached_property
    def outline(self) -> tuple[Row, ...]:
        """A row for each step and block in the order of the file; none where the text is no TOML."""
        return outline_of(self.table or {}, self.outcome, self.findings, self.known)

    @property
    def dirty(self) -> bool:
        """Whether the text is another than the one that was opened or last saved."""
        return self.text != self.opened

    @cached_property
    def _rows(self) -> dict[StepPath, Row]:
        return {row.path: row for row in self.outline}

    def row(self, path: StepPath) -> Row | None:
        """The row of a step."""
        return self._rows.get(path)
