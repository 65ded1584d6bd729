"""What can be added to a routine: an empty step of each kind, rounds, and every move of the catalogue.

This module owns what is offered, how it is found by words, and the table a new step begins with. It is pure. What a
new step of a kind begins with is a product choice inside the limits of `routine.checks`; the doses of a move are its
catalogue's, or those of the shipped routines that use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from relief_player.routine.areas import area_words
from relief_player.routine.model import Kind, Move, Sides, Step, Technique
from relief_player.routine.moves import MoveBook
from relief_player.tui.text import clean, clean_line
from relief_player.tui.words import KIND_WORDS
from relief_player.units import Ms, short_text

Table = dict[str, Any]

_STRETCH_HOLD: Final = "30s"
_BEGINNINGS: Final[dict[Kind, tuple[str, Table]]] = {
    Kind.STRETCH: ("A hold, or a slow movement into it.", {"name": "Stretch", "duration": "30s", "sides": "each"}),
    Kind.WARM_UP: ("Movement that warms before stretching.", {"name": "Warm-up", "duration": "1m"}),
    Kind.MOVE: ("Easy movement: a walk, shaking out, lying down to settle.", {"name": "Slow walk", "duration": "1m"}),
    Kind.BREATHE: ("Paced breathing.", {"pattern": [5, 0, 5, 0], "duration": "2m"}),
    Kind.RELAX: ("Tense and let go.", {"name": "Both hands", "tense": "6s", "release": "30s"}),
    Kind.MASSAGE: ("With the hand, a roller or a ball.", {"name": "Massage", "tool": "hand", "duration": "1m"}),
    Kind.HEAT: ("Warmth on one part, with skin checks.", {"area": "calf", "duration": "10m"}),
    Kind.COLD: ("Cold on one part, with skin checks.", {"area": "calf", "duration": "10m"}),
    Kind.REST: ("A pause between steps.", {"duration": "30s"}),
    Kind.NOTE: ("Words to read; it waits for a key.", {"name": "Note"}),
}
_ALSO: Final[dict[Kind, str]] = {
    Kind.WARM_UP: "warm-up warmup mobilise dynamic",
    Kind.MOVE: "move walk",
    Kind.BREATHE: "breathe breath",
    Kind.RELAX: "relax muscle body scan",
    Kind.MASSAGE: "roll foam",
    Kind.HEAT: "hot warm pack bath",
    Kind.COLD: "ice cool pack",
    Kind.REST: "pause break wait",
    Kind.NOTE: "text message question",
}
"""What people also call them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be added."""

    label: str
    """Its name, cleaned."""
    asides: tuple[str, ...]
    """What stands beside it, from the longest wording to the shortest, which is nothing: the name is what counts."""
    table: Mapping[str, Any]
    """What the new step begins with."""
    about: tuple[tuple[str, str], ...]
    """(heading, text) pairs to read before choosing."""
    move: Move | None = None
    also: str = ""
    """Other words that it is found by."""


def kind_offers() -> tuple[Offer, ...]:
    """An empty step of each kind, then rounds."""
    steps = tuple(
        Offer(
            KIND_WORDS[kind],
            ("an empty step", ""),
            {"kind": str(kind), **table},
            (("", about),),
            also=f"{about} {_ALSO.get(kind, '')}",
        )
        for kind, (about, table) in _BEGINNINGS.items()
    )
    return (
        *steps,
        Offer(
            "Rounds",
            ("steps played several times", ""),
            rounds_of(),
            (("", "A block with a step in it."),),
            also="block repeat circuit group",
        ),
    )


def rounds_of() -> Table:
    """A block of two rounds with one step in it."""
    name, table = Kind.STRETCH, _BEGINNINGS[Kind.STRETCH][1]
    return {"name": "Rounds", "rounds": 2, "step": [{"kind": str(name), **table}]}


def move_offers(book: MoveBook, ticked: Sequence[object] = ()) -> tuple[Offer, ...]:
    """Every move of the catalogue, as a stretch for as long as its sources hold it.

    Args:
        book: the catalogue.
        ticked: the ids of moves that are marked, and stand first.
    """
    offers = (
        Offer(
            ("+ " if move.id in ticked else "") + clean_line(move.name),
            tuple(
                ", ".join(filter(None, parts)) for parts in ((_areas(move), _position(move)), (_position(move),), ())
            ),
            _from_dose(move),
            _about(move),
            move,
        )
        for move in book.moves.values()
    )
    return tuple(sorted(offers, key=lambda offer: offer.move is None or offer.move.id not in ticked))


def toggled(ids: Sequence[object], move_id: str) -> list[object]:
    """Ids with one more; without it, where it stands among them."""
    return [one for one in ids if one != move_id] if move_id in ids else [*ids, move_id]


def found(offers: Iterable[Offer], book: MoveBook, words: str) -> tuple[Offer, ...]:
    """The offers that hold every word of a text: in name, parts of the body, muscles, position or equipment."""
    text = words.strip()
    if not text:
        return tuple(offers)
    moves = {move.id for move in book.search(text)}
    lowered = text.casefold().split()
    return tuple(
        offer
        for offer in offers
        if (offer.move is not None and offer.move.id in moves)
        or (offer.move is None and all(word in _said(offer) for word in lowered))
    )


def _said(offer: Offer) -> str:
    return f"{offer.label} {offer.asides[0]} {offer.also}".casefold()


def usual_tables(steps: Iterable[Step]) -> dict[str, Table]:
    """How steps use their moves: the first use of each counts."""
    tables: dict[str, Table] = {}
    for step in steps:
        if step.move is not None and step.move.id not in tables:
            tables[step.move.id] = _as_used(step, step.move)
    return tables


def _as_used(step: Step, move: Move) -> Table:
    table: Table = {"kind": str(step.kind), "move": move.id}
    if step.technique not in (None, Technique.STATIC):
        table["technique"] = str(step.technique)
    if step.technique is Technique.CONTRACT_RELAX and step.contract is not None:
        table["contract"] = short_text(step.contract)
    if step.tool is not None:
        table["tool"] = str(step.tool)
    if step.tense is not None and step.release is not None:
        table |= {"tense": short_text(step.tense), "release": short_text(step.release)}
    elif step.reps is not None and step.tempo is not None:
        table |= {"reps": step.reps, "tempo": short_text(step.tempo)}
    elif step.pass_length:
        own = (
            step.pass_length - (step.contract or 0) if step.technique is Technique.CONTRACT_RELAX else step.pass_length
        )
        table["duration"] = short_text(Ms(own))
    if step.sets > 1:
        table |= {"sets": step.sets} | ({"rest": short_text(step.rest)} if step.rest else {})
    return table | ({"sides": str(step.sides)} if step.sides is not move.sides else {})


def _from_dose(move: Move) -> Table:
    """A stretch for as long as its sources hold it, where no routine uses the move."""
    table: Table = {"kind": str(Kind.STRETCH), "move": move.id}
    if move.duration is None:
        longest = move.dose.hold_max or move.dose.hold_min
        table["duration"] = short_text(longest) if longest else _STRETCH_HOLD
    return table


def _position(move: Move) -> str:
    """Standing, seated, lying or kneeling."""
    return clean_line(move.position)


def _areas(move: Move) -> str:
    areas = dict.fromkeys(part for part in (move.area, *move.areas) if part)
    return ", ".join(clean_line(area_words(area)) for area in areas)


def _about(move: Move) -> tuple[tuple[str, str], ...]:
    sides = {Sides.EACH: "each side", Sides.ALTERNATE: "each side, by turns"}.get(move.sides, "")
    where = ", ".join(part for part in (_areas(move), clean_line(move.position), sides) if part)
    told = (
        ("", where),
        ("", clean(move.instruction).strip()),
        ("What to feel", clean_line(move.feel)),
        ("Take care", " ".join(clean_line(text) for text in move.cautions)),
        ("Muscles", ", ".join(clean_line(text) for text in move.muscles)),
        ("Needs", ", ".join(clean_line(text) for text in move.equipment)),
        ("Dose", clean_line(move.dose.text)),
    )
    return tuple((heading, text) for heading, text in told if text)
