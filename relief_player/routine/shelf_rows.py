"""What stands on the shelf, as values: folders, files found there, routines read, and the lines of a list.

This module owns what a list knows of a routine without reading it again, and the filters of `relief list`. It looks
into no folder and reads no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from relief_player.routine.model import Routine
    from relief_player.routine.problems import Problem

_MOST_PROBLEMS: Final = 100


class Origin(StrEnum):
    """Where a routine comes from."""

    OWN = "own"
    """The person's own folder."""
    FOLDER = "folder"
    """A folder named in the settings."""
    SHIPPED = "shipped"
    PATH = "path"
    """A path that was asked for."""


class Folder(NamedTuple):
    """A folder with routines in it; those in folders inside it are not looked for."""

    path: Path
    origin: Origin


class Found(NamedTuple):
    """A file that is taken for a routine by its place and its name."""

    id: str
    """The file's name without its ending."""
    path: Path
    origin: Origin


class ShelfEntry(NamedTuple):
    """A routine file that was read."""

    id: str
    path: Path
    origin: Origin
    routine: Routine | None
    """None where the file has problems."""
    problems: tuple[Problem, ...] = ()
    name: str = ""
    """The routine's name as far as it could be read, else its id."""


class ShelfRow(NamedTuple):
    """What a list says of one routine."""

    id: str
    path: str
    origin: str
    name: str
    """The routine's name, or the id of a file too broken to have one."""
    summary: str = ""
    goal: str | None = None
    areas: tuple[str, ...] = ()
    """The routine's own, then those of its steps."""
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    duration_ms: int | None = None
    """The planned length; None where the file has problems."""
    own_pace: bool = False
    """Whether the user's own pace adds to it."""
    problems: tuple[dict[str, Any], ...] = ()
    """As `relief check --json` has them."""

    def as_fields(self) -> dict[str, Any]:
        """What the index keeps, as JSON has it: all but where the file was found."""
        kept = ((name, value) for name, value in self._asdict().items() if name not in ("id", "path", "origin"))
        return {name: list(value) if isinstance(value, tuple) else value for name, value in kept}

    def as_json(self) -> dict[str, Any]:
        """The entry of `relief list --json`."""
        return {
            "id": self.id, "name": self.name, "goal": self.goal, "areas": self.areas, "kinds": self.kinds,
            "duration_ms": self.duration_ms, "own_pace": self.own_pace, "path": self.path, "problems": self.problems,
        }  # fmt: skip


_FIELDS: Final = ShelfRow._field_defaults.keys() | {"name"}
_TEXTS: Final = frozenset({str})
_TABLES: Final = frozenset({dict})


def row_of(entry: ShelfEntry, describe: Callable[[Routine], tuple[int, bool]]) -> ShelfRow:
    """The row of a routine that was read."""
    routine = entry.routine
    if routine is None:
        problems = tuple(problem.as_json() for problem in entry.problems[:_MOST_PROBLEMS])
        return ShelfRow(entry.id, str(entry.path), str(entry.origin), entry.name, problems=problems)
    duration, own_pace = describe(routine)
    return ShelfRow(
        id=entry.id,
        path=str(entry.path),
        origin=str(entry.origin),
        name=routine.name,
        summary=routine.summary,
        goal=str(routine.goal) if routine.goal else None,
        areas=routine.all_areas,
        kinds=tuple(str(kind) for kind in routine.kinds),
        tags=routine.tags,
        equipment=routine.equipment,
        duration_ms=duration,
        own_pace=own_pace,
    )


def row_from(fields: dict[str, Any] | None, routine_id: str, path: str, origin: str) -> ShelfRow | None:
    """The row that an index remembers; None where it is none, or not of the right make."""
    if fields is None or fields.keys() != _FIELDS:
        return None
    goal, duration, problems = fields["goal"], fields["duration_ms"], fields["problems"]
    areas, kinds, tags, equipment = fields["areas"], fields["kinds"], fields["tags"], fields["equipment"]
    # By the type itself and not by isinstance: a list of ten thousand routines comes through here.
    right = (
        type(fields["name"]) is str
        and type(fields["summary"]) is str
        and (goal is None or type(goal) is str)
        and (duration is None or type(duration) is int)
        and type(fields["own_pace"]) is bool
        and type(areas) is type(kinds) is type(tags) is type(equipment) is type(problems) is list
        and _TEXTS.issuperset(map(type, chain(areas, kinds, tags, equipment)))
        and _TABLES.issuperset(map(type, problems))
    )
    if not right:
        return None
    return ShelfRow(
        routine_id, path, origin, fields["name"], fields["summary"], goal, tuple(areas), tuple(kinds), tuple(tags),
        tuple(equipment), duration, fields["own_pace"], tuple(problems),
    )  # fmt: skip


def choose(
    rows: Iterable[ShelfRow],
    *,
    goal: str = "",
    areas: Iterable[str] = (),
    kind: str = "",
    longest: int | None = None,
    search: str = "",
) -> tuple[ShelfRow, ...]:
    """The rows that fit all that was asked for.

    Args:
        rows: of the shelf.
        goal: the routine's goal; any where empty.
        areas: any one of these (see `areas.areas_named`); all where empty.
        kind: a kind it holds; any where empty.
        longest: the longest planned time in milliseconds; a routine of unknown length does not fit.
        search: every word must be in its id, name, summary, goal, areas, tags, kinds or equipment, or be a common
            name for one of its areas.
    """
    wanted = frozenset(areas)
    words = [(word, _areas_of(word)) for word in search.casefold().split()]
    return tuple(
        row
        for row in rows
        if (not goal or row.goal == goal)
        and (not wanted or wanted.intersection(row.areas))
        and (not kind or kind in row.kinds)
        and (longest is None or (row.duration_ms is not None and row.duration_ms <= longest))
        and all(_holds(row, word) or meant.intersection(row.areas) for word, meant in words)
    )


def _areas_of(word: str) -> frozenset[str]:
    from relief_player.routine.areas import areas_named  # noqa: PLC0415 - only a search needs the common names

    return frozenset(areas_named(word))


def _holds(row: ShelfRow, word: str) -> bool:
    texts = (row.id, row.name, row.summary, row.goal or "", *row.areas, *row.tags, *row.kinds, *row.equipment)
    return any(word in text.casefold() for text in texts)
