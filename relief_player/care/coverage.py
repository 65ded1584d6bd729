"""Which routines, gates and pages cover what the founding article asks for.

This module owns the list of its items and how each is recognised in what is shipped. It reads no file: the routines
are handed to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from relief_player.routine.areas import areas_named
from relief_player.routine.model import Gate, Goal, Kind, Routine

_REGULAR: Final = frozenset({Goal.FLEXIBILITY, Goal.HABIT, Goal.DESK})
_HELP: Final = frozenset({"nidirect_cramp", "merck_cramp", "sheffield_back", "kingswood_back", "uclh_dvt"})
"""Sources of what a routine says about seeing somebody."""


class Item(Struct, frozen=True):
    """One thing the founding article asks for, and how it is recognised."""

    name: str
    topics: tuple[str, ...]
    """The ids of its pages."""
    is_in: Callable[[Routine], bool]
    """Whether a routine covers it."""
    gates: tuple[Gate, ...] = ()
    """The gates whose questions belong to it."""


class Row(Struct, frozen=True):
    """One line of the table."""

    item: str
    routines: tuple[str, ...]
    gates: tuple[Gate, ...]
    topics: tuple[str, ...]


def coverage(routines: Mapping[str, Routine]) -> tuple[Row, ...]:
    """The table, a row for each item.

    Args:
        routines: what is shipped, by id.
    """
    return tuple(
        Row(
            item.name,
            tuple(routine_id for routine_id, routine in routines.items() if item.is_in(routine)),
            item.gates,
            item.topics,
        )
        for item in ITEMS
    )


def as_table(rows: tuple[Row, ...]) -> str:
    """The table in Markdown."""
    lines = ["| item | routines | gates | pages |", "|---|---|---|---|"]
    for row in rows:
        cells = (row.routines, row.gates, row.topics)
        lines.append(f"| {row.item} | {' | '.join(', '.join(cell) or '-' for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _says(*sources: str) -> Callable[[Routine], bool]:
    """Whether a note of the routine rests on one of these sources."""
    wanted = frozenset(sources)
    return lambda routine: any(
        step.kind is Kind.NOTE and not wanted.isdisjoint(step.sources) for step in routine.leaves
    )


def _holds(*kinds: Kind) -> Callable[[Routine], bool]:
    return lambda routine: not frozenset(kinds).isdisjoint(routine.kinds)


def _for_part(*names: str) -> Callable[[Routine], bool]:
    parts = frozenset(area for name in names for area in areas_named(name))
    return lambda routine: not parts.isdisjoint(routine.areas)


def _stretches_regularly(routine: Routine) -> bool:
    return routine.goal in _REGULAR and Kind.STRETCH in routine.kinds


_HEALTH: Final = (Gate.HEAT, Gate.COLD, Gate.MASSAGE, Gate.EXERCISE, Gate.RELAX, Gate.GENERAL)
_FLUIDS: Final = (Gate.CRAMP, Gate.UPPER_TRUNK)
_WARNING: Final = (Gate.CRAMP, Gate.BACK, Gate.UPPER_TRUNK)

ITEMS: Final[tuple[Item, ...]] = (
    Item(
        "hydration", ("hydration", "corrections"), _says("hewbutler2015", "nhs_water"), (Gate.CRAMP, Gate.UPPER_TRUNK)
    ),
    Item("stretching", ("stretching", "corrections"), _stretches_regularly, (Gate.GENERAL,)),
    Item("warm-up", ("warm-up",), lambda routine: routine.goal is Goal.WARM_UP, (Gate.EXERCISE,)),
    Item("nutrition", ("nutrition", "corrections"), _says("fss_minerals", "garrison2020")),
    Item("conditions", ("conditions", "causes"), _says("nice_cks"), _HEALTH),
    Item("heat or cold", ("heat-cold",), _holds(Kind.HEAT, Kind.COLD), (Gate.HEAT, Gate.COLD)),
    Item("massage", ("massage",), _holds(Kind.MASSAGE), (Gate.MASSAGE,)),
    Item("when to seek help", ("seek-help", "symptoms"), _says(*_HELP), _WARNING),
    Item("legs", ("cramp-now", "stretching"), _for_part("leg"), (Gate.CRAMP,)),
    Item("arms", ("symptoms", "seek-help"), _for_part("arm"), (Gate.UPPER_TRUNK,)),
    Item("abdomen", ("symptoms", "seek-help"), _for_part("abdomen", "side"), (Gate.UPPER_TRUNK,)),
    Item("back", ("seek-help", "heat-cold"), _for_part("back"), (Gate.BACK,)),
)
"""The seven ways, when to seek help, and the parts of the body."""
