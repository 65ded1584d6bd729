"""Which cues an item has, where in it they lie, and what they say in words.

This module owns the placing and the wording of cues. It is pure; the sound of a cue belongs to `sound`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from relief_player.routine.model import Kind, Side, Step
from relief_player.session.timeline import Cue, CueKind, Edge, Role
from relief_player.units import SECOND, Ms, spoken_text

END: Final = Cue(CueKind.END, Edge.END, Ms(0), "Let go")
FINISH: Final = Cue(CueKind.FINISH, Edge.END, Ms(0), "Finished. Well done")
HALFWAY: Final = "Halfway"

_ORDER: Final[dict[CueKind, int]] = {
    CueKind.END: 0,
    CueKind.GET_READY: 1,
    CueKind.REST: 1,
    CueKind.SWITCH: 1,
    CueKind.NEXT: 2,
    CueKind.START: 3,
    CueKind.FINISH: 9,
}
"""The order of cues at one millisecond: end, then rest, switch or next, then start, what happens inside, finish."""
_INSIDE: Final = 5

_SKIN_CHECKS: Final[dict[Kind, str]] = {
    Kind.HEAT: "Check your skin. Stop if it is very red, blotchy or sore",
    Kind.COLD: "Check your skin. Stop if it is bright pink or red, or numb",
}
"""Heat: check often (mpft_heat). Cold: at five minutes, stop if bright pink or red (oxford_ice)."""


def in_order(given: tuple[Cue, ...], length: Ms) -> tuple[Cue, ...]:
    """Cues in the order in which they sound in an item of this length."""
    start = Edge.START

    def place(cue: Cue) -> tuple[int, int]:
        return cue.offset if cue.edge is start else length - cue.offset, _ORDER.get(cue.kind, _INSIDE)

    return tuple(sorted(given, key=place))


def opening(step: Step, role: Role, side: Side | None, heading: str = "") -> Iterator[Cue]:
    """The cue at the start of a lead-in, a switch, a rest step or a note; a lead-in says the heading first."""
    match role:
        case Role.GET_READY:
            yield _first(CueKind.GET_READY, f"{heading}Get ready. {spoken_name(step)}{_on(side)}")
        case Role.TRANSITION:
            yield _first(CueKind.NEXT, heading + coming(step, side))
        case Role.SWITCH:
            yield _first(CueKind.SWITCH, switching(side))
        case Role.REST:
            length = f", {spoken_text(step.pass_length)}" if step.pass_length else ""
            yield _first(CueKind.REST, spoken_name(step) + length)
        case Role.NOTE if step.say:
            yield _first(CueKind.SAY, step.say)
        case _:
            return


def inside(step: Step, halfway_from: Ms) -> Iterator[Cue]:
    """The cues inside a pass: its halfway, its breaths, its parts, its skin checks, and what its author has it say."""
    length = step.pass_length or Ms(0)
    if step.breath is not None and length:
        yield from _breaths(step)
    elif step.tense is not None and step.release is not None:
        yield _first(CueKind.TENSE, "Tense, gently")
        yield Cue(CueKind.RELEASE, Edge.START, step.tense, "Let go, and rest")
    elif step.contract is not None and length:
        yield _first(CueKind.TENSE, "Press gently against the stretch")
        yield Cue(CueKind.RELEASE, Edge.START, step.contract, "Let go, and ease into the stretch")
    if _has_halfway(step, length, halfway_from):
        yield Cue(CueKind.HALFWAY, Edge.START, Ms(length // 2), HALFWAY)
    if step.check_every:
        for moment in range(step.check_every, length, step.check_every):
            yield Cue(CueKind.SKIN_CHECK, Edge.START, Ms(moment), _SKIN_CHECKS.get(step.kind, "Check your skin"))
    yield from spoken(step)


def spoken(step: Step) -> Iterator[Cue]:
    """What the author has it say."""
    for cue in step.cues:
        yield Cue(CueKind.SAY, Edge.START, cue.at, cue.say)


@lru_cache(maxsize=256)
def countdown(length: Ms, beats: int) -> tuple[Cue, ...]:
    """The last seconds of an item, those at least one second after its start."""
    return tuple(
        Cue(CueKind.COUNTDOWN, Edge.END, Ms(left * SECOND), str(left))
        for left in range(beats, 0, -1)
        if length - left * SECOND >= SECOND
    )


@lru_cache(maxsize=256)
def of_rest(length: Ms, beats: int) -> tuple[Cue, ...]:
    """The cues of a rest between sets or rounds."""
    return (_first(CueKind.REST, f"Rest, {spoken_text(length)}"), *countdown(length, beats))


def heading(block: str, number: int, count: int) -> str:
    """What announces a round of a block; nothing where the block has no name."""
    if not block:
        return ""
    return f"{block}, round {number} of {count}. " if count > 1 else f"{block}. "


def coming(step: Step, side: Side | None) -> str:
    """What comes, for the ears."""
    return f"Next: {spoken_name(step)}{_on(side)}"


def switching(side: Side | None) -> str:
    """The word at a change of sides."""
    return f"Switch to the {side} side" if side else "Switch sides"


def starting(step: Step, side: Side | None, of_set: int, *, named: bool) -> str:
    """What is said as work begins; with the name where nothing before it has said it."""
    words = f"{spoken_name(step)}{_on(side)}" if named else (f"{side.capitalize()} side" if side else "Start")
    if step.sets > 1:
        words += f", set {of_set} of {step.sets}"
    return words


def spoken_name(step: Step) -> str:
    """What a step is called aloud: the author's `say`, else its name."""
    return step.say or step.name


def _on(side: Side | None) -> str:
    return f", {side} side" if side else ""


def _first(kind: CueKind, text: str) -> Cue:
    return Cue(kind, Edge.START, Ms(0), text)


def _has_halfway(step: Step, length: Ms, halfway_from: Ms) -> bool:
    if not length or step.kind in (Kind.BREATHE, Kind.RELAX) or step.halfway is False:
        return False
    return step.halfway is True or 0 < halfway_from <= length


def _breaths(step: Step) -> Iterator[Cue]:
    breath = step.breath
    if breath is None:
        return
    parts = (
        (CueKind.BREATHE_IN, breath.inhale, "Breathe in"),
        (CueKind.HOLD, breath.hold_full, "Hold"),
        (CueKind.BREATHE_OUT, breath.exhale, "Breathe out"),
        (CueKind.HOLD, breath.hold_empty, "Hold"),
    )
    at = 0
    for _ in range(step.breaths or 0):
        for kind, length, text in parts:
            if length:
                yield Cue(kind, Edge.START, Ms(at), text)
                at += length
