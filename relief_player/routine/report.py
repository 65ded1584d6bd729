"""The problems of one file as they are found.

This module owns the list of problems and where each is pinned: at a value that is wrong, at a key that is unknown,
at a table in which something is missing. It never decides what is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

from relief_player.routine.model import Place
from relief_player.routine.positions import Positions
from relief_player.routine.problems import KeyPath, Problem, did_you_mean, key_text, key_texts

MOST_PROBLEMS: Final = 1_000
"""A file with more is no routine; the list then ends with a line that says so."""
_MOST_GUESSES: Final = 100
"""The nearest spelling is looked for this often; a file with more mistakes is not misspelled."""


class Pin(Enum):
    """What of a key path a problem points at."""

    VALUE = "value"
    KEY = "key"


class EnoughError(Exception):
    """The list of problems is as long as it gets."""


class Report:
    """Collects the problems of one file."""

    def __init__(self, file: str, positions: Positions) -> None:
        self._file = file
        self._positions = positions
        self._found: list[Problem] = []
        self._guesses = 0

    def __bool__(self) -> bool:
        """Whether there is any problem."""
        return bool(self._found)

    @property
    def count(self) -> int:
        """How many problems there are so far."""
        return len(self._found)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems in the order of the text."""
        ordered = sorted(self._found, key=lambda problem: (problem.line or 0, problem.column or 0))
        if len(ordered) >= MOST_PROBLEMS:
            more = f"there may be more than these {MOST_PROBLEMS:,} problems"
            ordered.append(Problem(self._file, None, None, "", more, "mend these first"))
        return tuple(ordered)

    def place(self, path: KeyPath) -> tuple[int, int] | None:
        """The line and column of a value, or of its table's header."""
        return self._positions.of_value(path)

    def places(self, path: KeyPath, keys: Iterable[str]) -> Iterator[tuple[int, int] | None]:
        """The line and column of the values of several keys of one table."""
        return self._positions.of_values(path, keys)

    def add(
        self, path: KeyPath, message: str, hint: str = "", *, key: KeyPath | None = None, pin: Pin = Pin.VALUE
    ) -> None:
        """Note a problem.

        Args:
            path: what it points at in the text.
            message: what was found and what was expected.
            hint: how to mend it.
            key: the key path it is told with, where that is not in the text (a missing key); `path` if not given.
            pin: whether it points at the value or at its key.

        Raises:
            EnoughError: with the last problem that is listed; whoever made the report catches it.
        """
        at = self._positions.of_key(path) if pin is Pin.KEY else self._positions.of_value(path)
        line, column = at or (None, None)
        self._append(Problem(self._file, line, column, key_text(path if key is None else key), message, hint))

    def add_at(self, place: Place | None, message: str, hint: str = "") -> None:
        """Note a problem with a step or block that knows its place.

        Raises:
            EnoughError: as `add`.
        """
        if place is None:
            self._append(Problem(self._file, None, None, "", message, hint))
        else:
            self._append(Problem(self._file, place.line, place.column, place.key, message, hint))

    def _append(self, problem: Problem) -> None:
        self._found.append(problem)
        if len(self._found) >= MOST_PROBLEMS:
            raise EnoughError

    def guess(self, word: object, choices: tuple[str, ...]) -> str:
        """The hint with the nearest spelling; empty where none is like it."""
        self._guesses += 1
        return did_you_mean(word, choices) if self._guesses <= _MOST_GUESSES else ""


class Spot:
    """One place in a file, and the report that problems found there go to."""

    __slots__ = ("path", "report")

    def __init__(self, report: Report, path: KeyPath = ()) -> None:
        self.report = report
        self.path = path

    def under(self, part: str | int) -> Spot:
        """The place of a key or an element inside this one."""
        return Spot(self.report, (*self.path, part))

    def refuse(self, message: str, hint: str = "") -> None:
        """The value here is wrong."""
        self.report.add(self.path, message, hint)

    def refuse_key(self, message: str, hint: str = "") -> None:
        """The key here should not be here."""
        self.report.add(self.path, message, hint, pin=Pin.KEY)

    def miss(self, key: str, message: str, hint: str = "") -> None:
        """A key is missing in the table here."""
        self.report.add(self.path, message, hint, key=(*self.path, key))

    def guess(self, word: object, choices: tuple[str, ...]) -> str:
        """The hint with the nearest spelling; empty where none is like it."""
        return self.report.guess(word, choices)


def place_of(spot: Spot) -> Place | None:
    """Where a table stands; None where that is not known."""
    at = spot.report.place(spot.path)
    return Place(*at, key_text(spot.path)) if at else None


def places_of(spot: Spot, keys: Iterable[str]) -> tuple[Place, ...]:
    """Where each of some keys of a table stands."""
    keys = tuple(keys)
    found = zip(spot.report.places(spot.path, keys), key_texts(spot.path, keys), strict=True)
    return tuple(Place(*at, key) for at, key in found if at)
