"""`relief moves`: the catalogue of stretches and movements.

This module owns the command and how a move is shown. The catalogue itself is the routine room's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from relief_player.cli.streams import err, out_json, out_lines
from relief_player.errors import NotFoundError

if TYPE_CHECKING:
    from relief_player.routine.model import Move
    from relief_player.routine.moves import MoveBook


@click.command("moves")
@click.argument("wanted", metavar="[AREA or ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def moves_command(wanted: str | None, as_json: bool) -> int:
    """List the moves, those for a part of the body, or show one in full."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    book = open_app().moves
    for problem in book.problems:
        err(str(problem))
    found = tuple(book.moves.values()) if wanted is None else find_moves(book, wanted)
    if as_json:
        out_json([move_record(move) for move in found])
    elif wanted is not None and len(found) == 1 and found[0].id == wanted:
        out_lines(move_page(found[0]))
    else:
        out_lines(moves_table(found))
    return 0


def find_moves(book: MoveBook, wanted: str) -> tuple[Move, ...]:
    """The move of that id, or all moves for an area, or those that hold all the words.

    Raises:
        NotFoundError: there is none.
    """
    from relief_player.routine.areas import COMMON_NAMES, areas_named  # noqa: PLC0415  # only where one was asked for
    from relief_player.routine.model import AREAS  # noqa: PLC0415  # as above
    from relief_player.routine.problems import nearest  # noqa: PLC0415  # as above

    if move := book.get(wanted):
        return (move,)
    if areas_named(wanted):
        return book.for_area(wanted)
    if found := book.search(wanted):
        return found
    near = nearest(wanted, (*book.ids, *AREAS, *COMMON_NAMES))
    meant = f'Did you mean "{near}"?' if near else "relief moves lists them all."
    raise NotFoundError(f"There is no move and no area {wanted!r}", hint=meant)


def move_record(move: Move) -> dict[str, object]:
    """A move as the contract has it; lengths are milliseconds."""
    dose = move.dose
    return {
        "id": move.id,
        "name": move.name,
        "area": move.area or None,
        "areas": move.areas,
        "muscles": move.muscles,
        "position": move.position,
        "instruction": move.instruction,
        "feel": move.feel,
        "mistakes": move.mistakes,
        "cautions": move.cautions,
        "sides": str(move.sides),
        "equipment": move.equipment,
        "alternatives": move.alternatives,
        "dose": {
            "hold_min": dose.hold_min,
            "hold_max": dose.hold_max,
            "reps_min": dose.reps_min,
            "reps_max": dose.reps_max,
            "text": dose.text,
        },
        "sources": move.sources,
    }


def moves_table(moves: Iterable[Move]) -> list[str]:
    """Moves under a heading for each area."""
    by_area: dict[str, list[Move]] = {}
    for move in moves:
        by_area.setdefault(move.area or "elsewhere", []).append(move)
    widest = max((len(move.id) for group in by_area.values() for move in group), default=0)
    lines: list[str] = []
    for area, group in by_area.items():
        lines += [*([""] if lines else []), area, *(f"  {move.id:<{widest}}  {move.name}" for move in group)]
    return lines


def move_page(move: Move) -> list[str]:
    """One move in full."""
    lists = (
        ("Area", (move.area, *(area for area in move.areas if area != move.area))),
        ("Muscles", move.muscles),
        ("Position", (move.position,)),
        ("Sides", (str(move.sides),)),
        ("Equipment", move.equipment),
    )
    lines = [move.name, f"({move.id})", ""]
    lines += [f"{name}: {', '.join(part for part in parts if part)}" for name, parts in lists if any(parts)]
    texts = (
        ("How", (move.instruction,)),
        ("What to feel", (move.feel,)),
        ("Common mistakes", move.mistakes),
        ("Take care", move.cautions),
    )
    for name, parts in texts:
        told = [part for part in parts if part]
        lines += ["", f"{name}:", *(f"  {line}" for part in told for line in part.splitlines())] if told else []
    for name, words in (
        ("Dose", move.dose.text),
        ("Easier", ", ".join(move.alternatives)),
        ("Sources", ", ".join(move.sources)),
    ):
        lines += ["", f"{name}: {words}"] if words else []
    return lines
