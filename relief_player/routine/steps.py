"""The steps and blocks of a routine file: what belongs together, what gives a step its length, and its defaults.

This module owns the meaning of a step's keys side by side; the shape of each key stands in `fields`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from relief_player.routine.areas import areas_together, each_once
from relief_player.routine.fields import APART, BLOCK_FIELDS, MOST_DEEP, MOST_SEGMENTS, NEEDS, STEP_FIELDS, keys_of
from relief_player.routine.lengths import CHECK_EVERY, Part, part_of
from relief_player.routine.model import Block, Kind, Move, Side, Sides, Step, Technique, Until
from relief_player.routine.moves import MoveBook
from relief_player.routine.naming import name_of
from relief_player.routine.problems import shown
from relief_player.routine.report import Spot, place_of, places_of
from relief_player.routine.tables import Given, read_table
from relief_player.units import Ms, short_text

if TYPE_CHECKING:
    from relief_player.routine.known_steps import KnownSteps

_KINDS: Final = {str(kind): kind for kind in Kind}
_ANY_FIELDS: Final = {**STEP_FIELDS, "step": replace(BLOCK_FIELDS["step"], required=False)}
"""What is known in a table whose kind is not: the keys of a step, and `step`, so that its misspellings are found."""


class StepReader:
    """Reads the steps of one routine and numbers its leaves in file order.

    Args:
        moves: the catalogue they may name.
        known: steps that were read before; none where not given.
    """

    def __init__(self, moves: MoveBook, known: KnownSteps | None = None) -> None:
        self._moves = moves
        self._known = known.of(moves) if known else None
        self._leaves = 0

    def read(self, value: object, spot: Spot, deep: int = 0) -> tuple[Step | Block, ...]:
        """The steps of a routine (`deep` 0) or of a block inside `deep` blocks. What is wrong is told to the spot."""
        if not isinstance(value, list):
            spot.refuse(f"found {shown(value)}, expected steps", "write [[step]] in double brackets")
            return ()
        if not value:
            spot.refuse("found no steps, expected at least one")
        if len(value) > MOST_SEGMENTS:
            _refuse_many(spot, f"{len(value):,}")
            return ()
        read: list[Step | Block] = []
        for index, table in enumerate(value):
            one = self._one(table, spot.under(index), deep)
            if one is not None:
                read.append(one)
            if self._leaves > MOST_SEGMENTS:
                break
        return tuple(read)

    def _one(self, table: object, spot: Spot, deep: int) -> Step | Block | None:
        if not isinstance(table, dict):
            spot.refuse(f"found {shown(table)}, expected the table of a step")
            return None
        if "step" in table or ("rounds" in table and "kind" not in table):
            return self._block(table, spot, deep + 1)
        self._leaves += 1
        if self._leaves > MOST_SEGMENTS:
            _refuse_many(spot, f"more than {MOST_SEGMENTS:,}")
            return None
        return self._step(table, spot)

    # -- blocks ----------------------------------------------------------------------------------------------------

    def _block(self, table: dict[str, Any], spot: Spot, deep: int) -> Block | None:
        if deep > MOST_DEEP:
            spot.refuse(f"found a block inside {deep - 1} others, expected blocks at most {MOST_DEEP} deep")
            return None
        given = read_table(table, BLOCK_FIELDS, spot, _not_for_a_block)
        steps = self.read(table["step"], spot.under("step"), deep) if "step" in table else ()
        return Block(
            name=given.get("name", ""),
            rounds=given.get("rounds", 1),
            rest=given.get("rest", Ms(0)),
            note=given.get("note", ""),
            optional=given.get("optional", False),
            steps=steps,
            place=place_of(spot),
        )

    # -- steps -----------------------------------------------------------------------------------------------------

    def _step(self, table: dict[str, Any], spot: Spot) -> Step | None:
        if self._known is None:
            return self._read(table, spot)
        if known := self._known.find(table):
            return replace(known, number=self._leaves, place=place_of(spot), places=places_of(spot, table))
        before = spot.report.count
        step = self._read(table, spot)
        if step is not None and spot.report.count == before:
            self._known.learn(table, step)
        return step

    def _read(self, table: dict[str, Any], spot: Spot) -> Step | None:
        kind = _kind_of(table)
        fields = keys_of(kind) if kind else _ANY_FIELDS
        given = read_table(table, fields, spot, lambda key: _not_for(kind, key))
        _check_company(given)
        move = self._move(given)
        self._check_alternatives(given)
        if kind is None:
            return None
        if kind is Kind.NOTE and given.get("until") is Until.EASED:
            _refuse_eased_note(given.spot)
        part = part_of(kind, given, move)
        _check_cues(given, part)
        return self._built(kind, given, move, part)

    def _built(self, kind: Kind, given: Given, move: Move | None, part: Part) -> Step:
        get = given.values.get
        own_areas = areas_together(get("area", ""), get("areas", ()))
        technique = get("technique", Technique.STATIC) if kind is Kind.STRETCH else None
        hot_or_cold = kind in (Kind.HEAT, Kind.COLD)
        return Step(
            number=self._leaves,
            kind=kind,
            name=name_of(kind, given, move, own_areas, part.breath),
            pass_length=part.length,
            move=move,
            areas=own_areas or (areas_together(move.area, move.areas) if move else ()),
            sets=get("sets", 1),
            rest=get("rest", Ms(0)),
            sides=get("sides") or _own_sides(kind, move),
            first=get("first", Side.LEFT),
            note=get("note", ""),
            say=get("say", ""),
            cautions=each_once((*get("cautions", ()), *(move.cautions if move else ()))),
            optional=get("optional", False),
            transition=get("transition"),
            switch=get("switch"),
            halfway=get("halfway"),
            cues=part.cues,
            sources=get("sources", ()),
            until=get("until"),
            alternatives=get("alternatives") or (move.alternatives if move else ()),
            fit=get("fit", ""),
            min=get("min"),
            max=get("max"),
            technique=technique,
            contract=part.contract,
            phase=get("phase"),
            reps=get("reps"),
            tempo=get("tempo"),
            check_every=get("check_every", CHECK_EVERY) if hot_or_cold else None,
            tool=get("tool"),
            stroke=get("pass"),
            breath=part.breath,
            breaths=part.breaths,
            tense=get("tense"),
            release=get("release"),
            place=place_of(given.spot),
            places=places_of(given.spot, given.values),
        )

    def _move(self, given: Given) -> Move | None:
        wanted = given.get("move")
        if wanted is None:
            return None
        found = self._moves.get(wanted)
        if found is None:
            self._refuse_move(given.spot.under("move"), wanted)
            given.bad.add("move")
        return found

    def _check_alternatives(self, given: Given) -> None:
        for index, wanted in enumerate(given.get("alternatives", ())):
            if self._moves.get(wanted) is None:
                self._refuse_move(given.spot.under("alternatives").under(index), wanted)

    def _refuse_move(self, spot: Spot, wanted: str) -> None:
        hint = spot.guess(wanted, self._moves.ids)
        if not hint and self._moves.problems:
            hint = "your moves.toml has problems; the move may be one of those left out"
        spot.refuse(f"found {shown(wanted)}, expected a move of the catalogue", hint)


def _refuse_many(spot: Spot, count: str) -> None:
    spot.refuse(f"found {count} steps; a routine has at most {MOST_SEGMENTS:,} segments")


def _refuse_eased_note(spot: Spot) -> None:
    spot.under("until").refuse('found "eased" on a note, which has nothing to repeat; expected "ready"')


def _kind_of(table: dict[str, Any]) -> Kind | None:
    kind = table.get("kind")
    return _KINDS.get(kind) if isinstance(kind, str) else None


def _not_for(kind: Kind | None, key: str) -> str:
    """Where a key that this kind of step does not take would belong; empty where it belongs nowhere."""
    if key in STEP_FIELDS and kind:
        takers = [str(other) for other in Kind if other in STEP_FIELDS[key].kinds]
        return f"{key} is no key of a {kind} step; it belongs to {', '.join(takers)}"
    return f"{key} is a key of a block, not of a step" if key in BLOCK_FIELDS else ""


def _not_for_a_block(key: str) -> str:
    return f"{key} is a key of a step, not of a block" if key in STEP_FIELDS else ""


def _check_company(given: Given) -> None:
    """Keys that need another beside them, and keys that cannot stand together."""
    for one, other in APART:
        if one in given and other in given:
            given.spot.under(one).refuse(f"{one} and {other} both give the length; expected one of them")
    for need in NEEDS:
        if need.key in given and not any(_is_there(given, key, values) for key, values in need.beside):
            given.spot.under(need.key).refuse(need.message, need.hint)
    least, most = given.get("min"), given.get("max")
    if least is not None and most is not None and least > most:
        given.spot.under("min").refuse(f"found {short_text(least)}, expected at most max, which is {short_text(most)}")


def _is_there(given: Given, key: str, values: tuple[str, ...]) -> bool:
    return key in given.bad or (key in given and (not values or given.get(key) in values))


def _check_cues(given: Given, part: Part) -> None:
    for index, cue in enumerate(given.get("cues", ())):
        at = cue.get("at")
        if part.sure and at > (part.length or 0):
            spot = given.spot.under("cues").under(index).under("at")
            end = "the pass has no length of its own" if part.length is None else "the pass ends before it"
            spot.refuse(f"found {short_text(at)}, but {end}")


def _own_sides(kind: Kind, move: Move | None) -> Sides:
    taken = "sides" in keys_of(kind)
    return move.sides if move and taken else Sides.BOTH
