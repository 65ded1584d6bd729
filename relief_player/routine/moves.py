"""The catalogue of moves: those that are shipped, and a person's own over them.

This module owns what a `moves.toml` may hold and how moves are found. A person's own file with mistakes loses only
the moves that have them; the shipped ones are always there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from relief_player.routine.areas import areas_named
from relief_player.routine.fields import CATALOGUE_FIELDS, MOVE_FIELDS
from relief_player.routine.model import Dose, Move, Sides
from relief_player.routine.moves_shipped import recall_moves
from relief_player.routine.problems import Problem, shown
from relief_player.routine.report import EnoughError, Report, Spot
from relief_player.routine.source import Source, parse, read_text
from relief_player.routine.tables import Given, read_table


class MoveBook(Struct, frozen=True):
    """All moves a routine can name."""

    moves: Mapping[str, Move] = field(default_factory=dict)
    """By id; a person's own in place of a shipped one."""
    own: frozenset[str] = frozenset()
    """The ids that are a person's own."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with a person's own file, or with the shipped one."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, shipped ones first."""
        return tuple(self.moves)

    def get(self, move_id: str) -> Move | None:
        """The move of that id."""
        return self.moves.get(move_id)

    def for_area(self, text: str) -> tuple[Move, ...]:
        """The moves for an area, or for all parts a common name stands for."""
        wanted = frozenset(areas_named(text))
        return tuple(move for move in self.moves.values() if wanted.intersection((move.area, *move.areas)))

    def search(self, text: str) -> tuple[Move, ...]:
        """The moves that hold every word of a text in id, name, muscles, areas, position or equipment."""
        words = text.casefold().split()
        return tuple(move for move in self.moves.values() if all(_holds(move, word) for word in words))

    def with_text(self, text: str, file: str = "moves of the session") -> MoveBook:
        """This book with the moves of a text over it: how a recorded session gets its own moves back."""
        if not text.strip():
            return self
        moves, problems = read_moves(text, file=file, known=self.moves)
        return MoveBook({**self.moves, **moves}, self.own | moves.keys(), (*self.problems, *problems))

    def own_among(self, wanted: Iterable[str]) -> tuple[Move, ...]:
        """A person's own moves among those ids, with their alternatives, and so on, each once."""
        found: dict[str, Move] = {}
        rest = list(wanted)
        while rest:
            move_id = rest.pop(0)
            if move_id in self.own and move_id not in found:
                found[move_id] = self.moves[move_id]
                rest.extend(found[move_id].alternatives)
        return tuple(found.values())


def read_moves(
    text: str, *, file: str, known: Mapping[str, Move] | None = None
) -> tuple[dict[str, Move], tuple[Problem, ...]]:
    """The moves of a `moves.toml` by id, and its problems. A move with a mistake is left out.

    Args:
        text: the whole text.
        file: what the problems call it.
        known: the moves of other catalogues, which `alternatives` may name too.
    """
    source = parse(text, file)
    if isinstance(source, Problem):
        return {}, (source,)
    report = Report(file, source.positions)
    moves: dict[str, tuple[Move, int]] = {}
    with suppress(EnoughError):
        _read_catalogue(source, report, moves)
        _check_alternatives(moves, known or {}, Spot(report))
    return {move_id: move for move_id, (move, _) in moves.items()}, report.problems


def read_move_book(shipped: Path, own: Path | None = None) -> MoveBook:
    """The book of the shipped `moves.toml` with a person's own over it, where there is one."""
    known = recall_moves(shipped)
    moves, problems = _read_file(shipped, {}) if known is None else (known, ())
    if own is None or not _is_there(own):
        return MoveBook(moves, frozenset(), problems)
    added, own_problems = _read_file(own, moves)
    return MoveBook({**moves, **added}, frozenset(added), (*problems, *own_problems))


def _is_there(path: Path) -> bool:
    """Whether there is a file, or something else to be told: a folder that may not be entered, a link in a circle."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _read_file(path: Path, known: Mapping[str, Move]) -> tuple[dict[str, Move], tuple[Problem, ...]]:
    text = read_text(path)
    if isinstance(text, Problem):
        return {}, (text,)
    return read_moves(text, file=str(path), known=known)


def _read_catalogue(source: Source, report: Report, moves: dict[str, tuple[Move, int]]) -> None:
    """Fill `moves` with each move and its index in the file."""
    spot = Spot(report)
    read_table(source.data, CATALOGUE_FIELDS, spot)
    tables = source.data.get("move", [])
    spot = spot.under("move")
    if not isinstance(tables, list):
        spot.refuse(f"found {shown(tables)}, expected moves", "write [[move]] in double brackets")
        return
    for index, table in enumerate(tables):
        move = _read_move(table, spot.under(index))
        if move is None:
            continue
        if move.id in moves:
            spot.under(index).under("id").refuse(f"found {shown(move.id)} a second time, expected each id once")
            continue
        moves[move.id] = (move, index)


def _read_move(table: object, spot: Spot) -> Move | None:
    if not isinstance(table, dict):
        spot.refuse(f"found {shown(table)}, expected the table of a move")
        return None
    given = read_table(table, MOVE_FIELDS, spot)
    if given.bad or any(key not in MOVE_FIELDS for key in table) or "id" not in given or "name" not in given:
        return None
    dose = _dose(given)
    if dose is None:
        return None
    values: dict[str, Any] = {**given.values, "dose": dose, "sides": given.get("sides", Sides.BOTH)}
    return Move(**values)


def _dose(given: Given) -> Dose | None:
    dose = given.get("dose")
    if dose is None:
        return Dose()
    for least, most in (("hold_min", "hold_max"), ("reps_min", "reps_max")):
        low, high = dose.get(least), dose.get(most)
        if low is not None and high is not None and low > high:
            dose.spot.under(least).refuse(f"{least} is more than {most}")
            return None
    return None if dose.bad else Dose(**dose.values)


def _check_alternatives(moves: dict[str, tuple[Move, int]], known: Mapping[str, Move], spot: Spot) -> None:
    ids = (*moves, *known)
    for move, index in moves.values():
        for at, wanted in enumerate(move.alternatives):
            if wanted not in moves and wanted not in known:
                place = spot.under("move").under(index).under("alternatives").under(at)
                place.refuse(f"found {shown(wanted)}, expected a move of the catalogue", place.guess(wanted, ids))


def _holds(move: Move, word: str) -> bool:
    texts = (move.id, move.name, move.area, *move.areas, *move.muscles, move.position, *move.equipment)
    if any(word in text.casefold() for text in texts):
        return True
    return bool(frozenset(areas_named(word)).intersection((move.area, *move.areas)))
