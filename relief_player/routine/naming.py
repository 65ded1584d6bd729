"""What a step is called that gives no name of its own.

This module owns the names that come from a move, or from kind and area or pattern, and tells a step that has none.
"""

from __future__ import annotations

from typing import Final

from relief_player.routine.areas import area_words
from relief_player.routine.durations import pattern_text
from relief_player.routine.model import Breath, Kind, Move
from relief_player.routine.tables import Given

_MOST_AREAS: Final = 3


def default_name(kind: Kind, areas: tuple[str, ...], breath: Breath | None) -> str:
    """The name made from kind and area or pattern; empty for the kinds that need a name or a move."""
    match kind:
        case Kind.HEAT | Kind.COLD:
            return ", ".join((kind.capitalize(), *(area_words(area) for area in areas[:_MOST_AREAS])))
        case Kind.BREATHE:
            return f"Breathe {pattern_text(breath)}" if breath else "Breathe"
        case Kind.REST:
            return "Rest"
        case _:
            return ""


def name_of(kind: Kind, given: Given, move: Move | None, areas: tuple[str, ...], breath: Breath | None) -> str:
    """The name of a step: its own, its move's, or made from what it is; told where there is none."""
    if "name" in given or move:
        name: str = given.get("name") or (move.name if move else "")
        return name
    name = default_name(kind, areas, breath)
    if not name and "move" not in given:
        needed = "a name" if kind is Kind.NOTE else "a name or a move"
        given.spot.miss("name", f"name is missing: a {kind} step needs {needed}")
    return name
