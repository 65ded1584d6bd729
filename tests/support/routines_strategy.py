"""Random routines, and random people: what hypothesis needs to try the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from session_stage import numbered

from relief_player.routine.model import (
    Block,
    Breath,
    Kind,
    Routine,
    Side,
    Sides,
    SpokenCue,
    Step,
    Technique,
    Timing,
    Until,
)
from relief_player.session.state import Command, Jump, Order
from relief_player.units import Ms

LENGTHS = st.one_of(
    st.sampled_from([500, 1_000, 1_999, 2_000, 3_000, 4_000, 10_000, 19_999, 20_000, 30_000]), st.integers(500, 45_000)
).map(Ms)
"""Lengths of work: those at which rules change, and any."""
SHORT = st.one_of(st.sampled_from([0, 1, 1_000, 2_000, 5_000]), st.integers(0, 12_000)).map(Ms)
"""Lengths of lead-ins, switches and rests: none is one of them."""
MAYBE_SHORT = st.none() | SHORT

# What is drawn is made once, here: strategies that are built while drawing cost more than all they draw.
_FULL, _EMPTY = st.integers(0, 6_000), st.integers(0, 6_000)
_INHALE, _EXHALE = st.integers(500, 6_000), st.integers(500, 6_000)
_FEW, _SOME, _EITHER = st.integers(1, 3), st.integers(1, 6), st.booleans()
_KINDS = st.sampled_from([kind for kind in Kind if kind not in (Kind.REST, Kind.NOTE)])
_CALM_KINDS = st.sampled_from([Kind.NOTE, Kind.REST])
_CHECKS = st.sampled_from([Ms(10_000), Ms(15_000)])
_UNTIL = st.sampled_from([None, None, None, Until.READY, Until.EASED])
_READY = st.sampled_from([None, None, Until.READY])
_SIDES, _FIRST = st.sampled_from(Sides), st.sampled_from(Side)
_HALFWAY = st.sampled_from([None, None, True, False])
_MOMENTS = st.lists(st.sampled_from([0, 1, 250, 500, 999, 1_000]), max_size=2)
"""Thousandths of a pass."""


def _body(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    """The keys that make one pass of a work step: its length, and what happens inside."""
    if kind is Kind.BREATHE:
        breath = Breath(*(Ms(draw(part)) for part in (_INHALE, _FULL, _EXHALE, _EMPTY)))
        breaths = draw(_SOME)
        return {"breath": breath, "breaths": breaths, "pass_length": Ms(breath.length * breaths)}
    if kind is Kind.RELAX and draw(_EITHER):
        tense, release = draw(LENGTHS), draw(LENGTHS)
        return {"tense": tense, "release": release, "pass_length": Ms(tense + release)}
    if kind is Kind.STRETCH and draw(_EITHER):
        contract, hold = draw(LENGTHS), draw(LENGTHS)
        return {"technique": Technique.CONTRACT_RELAX, "contract": contract, "pass_length": Ms(contract + hold)}
    checks = {"check_every": draw(_CHECKS)} if kind in (Kind.HEAT, Kind.COLD) else {}
    return {"pass_length": draw(LENGTHS), **checks}


def _cues(draw: st.DrawFn, length: Ms | None) -> tuple[SpokenCue, ...]:
    return tuple(SpokenCue(Ms(length * part // 1_000), "Breathe") for part in draw(_MOMENTS)) if length else ()


@st.composite
def work_steps(draw: st.DrawFn, *, waits: bool = True) -> Step:
    """A step of any kind of work, on any sides, in any number of sets."""
    kind = draw(_KINDS)
    body = _body(draw, kind)
    until = draw(_UNTIL) if waits else None
    if until and kind is Kind.MOVE:
        body = {"pass_length": None}
    return Step(
        number=0, kind=kind, name="Something", until=until, **body,
        sets=draw(_FEW),
        rest=draw(SHORT),
        sides=draw(_SIDES),
        first=draw(_FIRST),
        transition=draw(MAYBE_SHORT),
        switch=draw(MAYBE_SHORT),
        halfway=draw(_HALFWAY),
        cues=_cues(draw, body["pass_length"]),
    )  # fmt: skip


@st.composite
def notes_and_rests(draw: st.DrawFn, *, waits: bool = True) -> Step:
    """A note, timed or not, or a step of kind rest."""
    kind = draw(_CALM_KINDS)
    until = draw(_READY) if waits else None
    untimed = waits and (until is not None or kind is Kind.NOTE) and draw(_EITHER)
    length = None if untimed else draw(LENGTHS)
    return Step(number=0, kind=kind, name="Something", until=until, pass_length=length, cues=_cues(draw, length))


def _leaves(*, waits: bool) -> st.SearchStrategy[Step | Block]:
    return st.one_of(work_steps(waits=waits), work_steps(waits=waits), notes_and_rests(waits=waits))


def _blocks(inside: st.SearchStrategy[Step | Block]) -> st.SearchStrategy[Step | Block]:
    return st.builds(
        Block,
        name=st.sampled_from(["", "Swings"]),
        rounds=_FEW,
        rest=SHORT,
        steps=st.lists(inside, min_size=1, max_size=3).map(tuple),
    )


_TIMINGS = st.builds(
    Timing,
    get_ready=MAYBE_SHORT,
    transition=MAYBE_SHORT,
    switch=MAYBE_SHORT,
    countdown=st.none() | st.integers(0, 10),
    halfway=st.none() | st.just(Ms(0)) | LENGTHS,
)


def routines(*, waits: bool = True) -> st.SearchStrategy[Routine]:
    """A routine with blocks in blocks; without `waits` it plays through by itself."""
    one = _leaves(waits=waits)
    steps = st.lists(st.one_of(one, one, _blocks(st.one_of(one, one, _blocks(one)))), min_size=1, max_size=4)
    return st.builds(Routine, name=st.just("Any"), steps=steps.map(numbered), timing=_TIMINGS)


# -- people ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passing:
    """Time passes."""

    by: int


@dataclass(frozen=True, slots=True)
class Pressing:
    """A key is pressed; it is carried out `late` milliseconds afterwards."""

    order: Order
    late: int = 0


@dataclass(frozen=True, slots=True)
class Sleeping:
    """The machine sleeps."""

    by: int


Act = Passing | Pressing | Sleeping

PASSING = st.one_of(st.integers(0, 3_000), st.integers(0, 20_000), st.integers(0, 90_000)).map(Passing)
_COMMANDS = st.sampled_from(
    [command for command in Command if command not in (Command.STOP, Command.START, Command.JUMP)]
)
_ORDERS = st.one_of(_COMMANDS, _COMMANDS, _COMMANDS, st.integers(1, 6).map(Jump))
PRESSING = st.builds(Pressing, _ORDERS, st.just(0) | st.integers(0, 400))
SLEEPING = st.integers(2_001, 60_000).map(Sleeping)

SCRIPTS = st.lists(st.one_of(PASSING, PASSING, PRESSING, PRESSING, SLEEPING), max_size=20)
"""What a person does to a session, and what the machine does."""
PATIENCE = st.lists(
    st.one_of(PASSING, PASSING, st.sampled_from([Pressing(Command.TOGGLE), Pressing(Command.GO_ON)])), max_size=30
)
"""A person who pauses, resumes and goes on from gates, and lets everything play to its end."""
