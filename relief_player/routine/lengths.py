"""What one pass of a step lasts, and what is inside it.

This module owns the ways a pass gets its length: a duration, repetitions, breaths, tense and release, or the move's
own. It tells a step that has none.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from relief_player.routine.fields import LENGTH_KEYS
from relief_player.routine.model import Breath, Kind, Move, SpokenCue, Technique
from relief_player.routine.tables import Given
from relief_player.units import MINUTE, SECOND, Ms

SLOW_BREATH: Final = Breath(Ms(5 * SECOND), Ms(0), Ms(5 * SECOND), Ms(0))
"""Six breaths a minute (russo2017), where a breathe step gives no pattern."""
CONTRACTION: Final = Ms(5 * SECOND)
"""Contract-relax where a step gives no `contract`: within the 3-6 s of garber2011."""

CHECK_EVERY: Final = Ms(5 * MINUTE)
"""Look at the skin every five minutes where a step gives no `check_every` (mpft_heat, oxford_ice)."""

_LENGTH_PARTS: Final = (*LENGTH_KEYS, "tempo", "release", "until")


class Part(Struct, frozen=True, kw_only=True):
    """One pass of one set."""

    length: Ms | None
    """None where only the user ends it, or where what should give it is wrong."""
    sure: bool = True
    """Whether the length is what the author meant; False where a value it depends on was refused."""
    breath: Breath | None = None
    breaths: int | None = None
    contract: Ms | None = None
    cues: tuple[SpokenCue, ...] = ()


def part_of(kind: Kind, given: Given, move: Move | None) -> Part:
    """The pass of a step. A timed step with no length from any source and no `until` is told."""
    sure = not given.bad.intersection((*_LENGTH_PARTS, "move", "pattern", "contract", "technique"))
    cues = tuple(SpokenCue(cue.get("at"), cue.get("say")) for cue in given.get("cues", ()))
    own = move.duration if move else None
    if kind is Kind.BREATHE:
        breath = given.get("pattern", SLOW_BREATH)
        breaths = _breaths(given, breath, own)
        length = None if breaths is None else Ms(breaths * breath.length)
        part = Part(length=length, sure=sure, breath=breath, breaths=breaths, cues=cues)
    else:
        length = _plain_length(given, own)
        contract = None
        if given.get("technique") is Technique.CONTRACT_RELAX:
            contract = given.get("contract", CONTRACTION)
            length = None if length is None else Ms(contract + length)
        part = Part(length=length, sure=sure, contract=contract, cues=cues)
    if (
        part.length is None
        and kind is not Kind.NOTE
        and not any(key in given for key in _LENGTH_PARTS if key != "move")
    ):
        _tell_no_length(kind, given)
    return part


def _plain_length(given: Given, own: Ms | None) -> Ms | None:
    tense, release = given.get("tense"), given.get("release")
    if tense is not None and release is not None:
        return Ms(tense + release)
    if "reps" in given:
        reps, tempo = given.get("reps"), given.get("tempo")
        return Ms(reps * tempo) if reps is not None and tempo is not None else None
    duration: Ms | None = given.get("duration", own)
    return duration


def _breaths(given: Given, breath: Breath, own: Ms | None) -> int | None:
    if "breaths" in given:
        counted: int | None = given.get("breaths")
        return counted
    duration = given.get("duration", own)
    return None if duration is None else max(1, duration // breath.length)


def _tell_no_length(kind: Kind, given: Given) -> None:
    if "move" in given.bad:
        return
    ways = {Kind.BREATHE: "breaths = 12", Kind.RELAX: 'tense = "6s" and release = "30s"'}
    hint = 'add duration = "30s"' + (f" or {ways[kind]}" if kind in ways else "")
    given.spot.miss("duration", f"the {kind} step has no length: neither it nor its move says how long", hint)
