"""A routine and its moves as the tables of a file: what the reader filled in is left out again.

This module owns the way back from values to keys. Reading what it makes gives the same routine.
"""

from __future__ import annotations

from typing import Any

from relief_player.routine.areas import areas_together, each_once
from relief_player.routine.fields import FORMAT
from relief_player.routine.lengths import CHECK_EVERY
from relief_player.routine.model import Block, Kind, Move, Routine, Side, Sides, Step, Technique, Timing
from relief_player.routine.naming import default_name
from relief_player.units import Ms, short_text

Tabled = dict[str, Any]
"""A table: numbers, texts, flags, lists, and tables in it."""


def routine_table(routine: Routine) -> Tabled:
    """A routine as the table of its file, in the order of the format."""
    gates = [str(gate) for gate in routine.gates]
    return _said(
        {
            "format": FORMAT,
            "name": routine.name,
            "summary": routine.summary,
            "goal": _text(routine.goal),
            "areas": list(routine.areas),
            "tags": list(routine.tags),
            "gate": gates[0] if len(gates) == 1 else gates,
            "sources": list(routine.sources),
            "equipment": list(routine.equipment),
            "timing": _timing_table(routine.timing),
            "step": [_table(step) for step in routine.steps],
        }
    )


def move_table(move: Move) -> Tabled:
    """A move as a table of `moves.toml`."""
    dose = {
        "hold_min": _length(move.dose.hold_min),
        "hold_max": _length(move.dose.hold_max),
        "reps_min": move.dose.reps_min,
        "reps_max": move.dose.reps_max,
        "text": move.dose.text,
    }
    return _said(
        {
            "id": move.id,
            "name": move.name,
            "area": move.area,
            "areas": list(move.areas),
            "muscles": list(move.muscles),
            "position": move.position,
            "instruction": move.instruction,
            "feel": move.feel,
            "mistakes": list(move.mistakes),
            "cautions": list(move.cautions),
            "sides": str(move.sides),
            "equipment": list(move.equipment),
            "alternatives": list(move.alternatives),
            "dose": _said(dose),
            "sources": list(move.sources),
            "prudence": list(move.prudence),
            "duration": _length(move.duration),
        }
    )


def _table(step: Step | Block) -> Tabled:
    return _block_table(step) if isinstance(step, Block) else _step_table(step)


def _block_table(block: Block) -> Tabled:
    return _said(
        {
            "name": block.name,
            "note": block.note,
            "rounds": block.rounds if block.rounds > 1 else None,
            "rest": _unless_zero(block.rest),
            "optional": block.optional or None,
            "step": [_table(step) for step in block.steps],
        }
    )


def _step_table(step: Step) -> Tabled:
    move = step.move
    own_areas = () if move and step.areas == areas_together(move.area, move.areas) else step.areas
    usual_name = move.name if move else default_name(step.kind, own_areas, step.breath)
    usual_sides = move.sides if move and step.kind not in (Kind.BREATHE, Kind.REST, Kind.NOTE) else Sides.BOTH
    return _said(
        {
            "kind": str(step.kind),
            "move": move.id if move else None,
            "name": step.name if step.name != usual_name else None,
            "area": own_areas[0] if len(own_areas) == 1 else None,
            "areas": list(own_areas) if len(own_areas) > 1 else None,
            "technique": _text(step.technique) if step.technique is not Technique.STATIC else None,
            "contract": _length(step.contract),
            "phase": _text(step.phase),
            "tool": _text(step.tool),
            "pass": _length(step.stroke),
            **_length_keys(step),
            "sets": step.sets if step.sets > 1 else None,
            "rest": _unless_zero(step.rest),
            "sides": str(step.sides) if step.sides is not usual_sides else None,
            "first": str(step.first) if step.first is not Side.LEFT else None,
            "check_every": _length(step.check_every) if step.check_every != CHECK_EVERY else None,
            "transition": _length(step.transition),
            "switch": _length(step.switch),
            "halfway": step.halfway,
            "until": _text(step.until),
            "optional": step.optional or None,
            "min": _length(step.min),
            "max": _length(step.max),
            "fit": step.fit,
            "say": step.say,
            "note": step.note,
            "cautions": list(_own_cautions(step)),
            "cues": [{"at": short_text(cue.at), "say": cue.say} for cue in step.cues],
            "alternatives": list(step.alternatives) if not move or step.alternatives != move.alternatives else None,
            "sources": list(step.sources),
        }
    )


def _length_keys(step: Step) -> Tabled:
    """The keys that give a pass its length."""
    if step.breath is not None:
        breath = step.breath
        parts = (breath.inhale, breath.hold_full, breath.exhale, breath.hold_empty)
        return {"pattern": [_seconds(part) for part in parts], "breaths": step.breaths}
    if step.tense is not None:
        return {"tense": _length(step.tense), "release": _length(step.release)}
    if step.reps is not None:
        return {"reps": step.reps, "tempo": _length(step.tempo)}
    if step.pass_length is None:
        return {}
    return {"duration": short_text(Ms(step.pass_length - (step.contract or 0)))}


def _own_cautions(step: Step) -> tuple[str, ...]:
    """The cautions that do not come from the move."""
    of_move = step.move.cautions if step.move else ()
    own = tuple(caution for caution in step.cautions if caution not in of_move)
    return own if each_once((*own, *of_move)) == step.cautions else step.cautions


def _timing_table(timing: Timing) -> Tabled:
    return _said(
        {
            "get_ready": _length(timing.get_ready),
            "transition": _length(timing.transition),
            "switch": _length(timing.switch),
            "countdown": timing.countdown,
            "halfway": _length(timing.halfway),
        }
    )


def _said(table: Tabled) -> Tabled:
    """The table without what says nothing."""
    return {key: value for key, value in table.items() if value is not None and value not in ("", [], {})}


def _text(word: object | None) -> str | None:
    return None if word is None else str(word)


def _length(length: Ms | None) -> str | None:
    return None if length is None else short_text(length)


def _unless_zero(length: Ms) -> str | None:
    return short_text(length) if length else None


def _seconds(length: Ms) -> int | float:
    return length // 1000 if length % 1000 == 0 else length / 1000
