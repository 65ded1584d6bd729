"""Generated routines as tables of a file: valid ones of every kind, and the same with something put wrong."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from relief_player.routine.fields import BLOCK_FIELDS, ROUTINE_FIELDS, STEP_FIELDS, TIMING_FIELDS
from relief_player.routine.model import AREAS, Gate, Goal, Kind, Phase, Side, Sides, Technique, Tool
from relief_player.units import parse_duration

MOVES = ("calf-wall", "slow-walk", "long-breath")
"""The moves of the catalogue that generated routines may name."""

_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12).filter(
    str.strip
)
_LINES = st.lists(_NAMES, max_size=3).map("\n\t".join)
_LISTS = st.lists(_NAMES, max_size=2)


def _lengths(least: int = 1, most: int = 90_000) -> st.SearchStrategy[Any]:
    """Durations in every kind of spelling."""
    milliseconds = st.integers(least, most)
    return st.one_of(
        milliseconds.map(lambda length: f"{length}ms"),
        milliseconds.map(lambda length: f"{length // 60_000}m {length % 60_000 / 1000:.3f}s"),
        milliseconds.map(lambda length: length / 1000),
        st.integers(-(-least // 1000), max(most // 1000, -(-least // 1000))),
    )


_WORK, _PAUSE = _lengths(), _lengths(0, 9_000)
_AREAS = st.sampled_from(AREAS)


def _one_of(members: type) -> st.SearchStrategy[str]:
    return st.sampled_from([str(member) for member in members])


_COMMON = {
    "note": _LINES, "say": _NAMES, "cautions": _LISTS, "optional": st.booleans(), "transition": _PAUSE,
    "switch": _PAUSE, "halfway": st.booleans(), "sources": _LISTS, "fit": _NAMES, "area": _AREAS,
    "areas": st.lists(_AREAS, max_size=2), "alternatives": st.lists(st.sampled_from(MOVES), max_size=2),
    "min": _lengths(1, 5_000), "max": _lengths(6_000, 90_000),
    "cues": st.lists(st.fixed_dictionaries({"at": st.just(0), "say": _NAMES}), max_size=2),
}  # fmt: skip
_SETS = {"sets": st.integers(1, 4), "rest": _PAUSE}
_SIDES = {"sides": _one_of(Sides), "first": _one_of(Side)}
_PHASE = {"phase": _one_of(Phase)}


@st.composite
def _timed(draw: st.DrawFn, *, counted: bool) -> dict[str, Any]:
    """The keys that give a pass its length, or wait."""
    if counted and draw(st.booleans()):
        reps = {"reps": draw(st.integers(1, 20))}
        return reps | ({"tempo": draw(_WORK)} if draw(st.booleans()) else {"until": "ready"})
    until = draw(st.sampled_from(({}, {}, {"until": "ready"}, {"until": "eased"})))
    return until if until and draw(st.booleans()) else until | {"duration": draw(_WORK)}


@st.composite
def _own(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    """The keys that only this kind takes, and those of its length."""
    match kind:
        case Kind.BREATHE:
            breath = st.tuples(_lengths(500, 6_000), _PAUSE, _lengths(500, 6_000), _PAUSE).map(list)
            pattern = {"pattern": draw(breath)} if draw(st.booleans()) else {}
            length = draw(st.one_of(st.fixed_dictionaries({"breaths": st.integers(1, 12)}), _timed(counted=False)))
            return pattern | length
        case Kind.RELAX if draw(st.booleans()):
            return {"tense": draw(_WORK), "release": draw(_WORK)}
        case Kind.STRETCH:
            technique = draw(st.sampled_from([{}, *({"technique": str(one)} for one in Technique)]))
            contracts = technique.get("technique") == "contract-relax" and draw(st.booleans())
            return technique | ({"contract": draw(_WORK)} if contracts else {}) | draw(_timed(counted=True))
        case Kind.HEAT | Kind.COLD:
            return draw(st.fixed_dictionaries({}, optional={"check_every": _lengths(10_000)})) | draw(
                _timed(counted=False)
            )
        case Kind.MASSAGE:
            tool = draw(st.sampled_from([{}, *({"tool": str(one)} for one in Tool)]))
            strokes = tool.get("tool") in ("roller", "ball") and draw(st.booleans())
            return tool | ({"pass": draw(_lengths(500))} if strokes else {}) | draw(_timed(counted=True))
        case Kind.NOTE:
            length = draw(st.sampled_from(({}, {"until": "ready"})))
            return length | ({"duration": draw(_lengths(0))} if draw(st.booleans()) else {})
        case Kind.REST:
            return {"duration": draw(_lengths(0))}
        case _:
            return draw(_timed(counted=kind in (Kind.WARM_UP, Kind.MOVE)))


@st.composite
def steps(draw: st.DrawFn) -> dict[str, Any]:
    """A valid step."""
    kind = draw(st.sampled_from(list(Kind)))
    optional = dict(_COMMON)
    if kind not in (Kind.REST, Kind.NOTE):
        optional |= _SETS
        optional |= {} if kind is Kind.BREATHE else _SIDES
    if kind in (Kind.WARM_UP, Kind.MOVE, Kind.STRETCH):
        optional |= _PHASE
    named = {"name": _NAMES} if draw(st.booleans()) else {"move": st.sampled_from(MOVES)}
    chosen = draw(st.lists(st.sampled_from(sorted(optional)), unique=True, max_size=6))
    keys = {"kind": str(kind), **{key: draw(one) for key, one in named.items()}}
    return keys | draw(_own(kind)) | {key: draw(optional[key]) for key in chosen}


def _blocks(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"step": st.lists(inner, min_size=1, max_size=2)},
        optional={
            "name": _NAMES,
            "note": _LINES,
            "rounds": st.integers(1, 3),
            "rest": _PAUSE,
            "optional": st.booleans(),
        },
    )


blocks = _blocks(steps() | _blocks(steps() | _blocks(steps())))
"""Valid blocks, up to three deep."""
_TIMING = st.fixed_dictionaries(
    {},
    optional={
        "get_ready": _PAUSE, "transition": _PAUSE, "switch": _PAUSE, "countdown": st.integers(0, 10),
        "halfway": _lengths(0, 60_000),
    },
)  # fmt: skip


def _takes_time(step: dict[str, Any]) -> bool:
    """Whether anything of a step is left in time: a rest or a note of no length is left out."""
    if "step" in step:
        return any(map(_takes_time, step["step"]))
    return step["kind"] not in ("rest", "note") or "until" in step or parse_duration(step.get("duration", 1)) > 0


routines: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"name": _NAMES, "step": st.lists(steps() | blocks, min_size=1, max_size=3)},
    optional={
        "format": st.just(1), "summary": _LINES, "goal": _one_of(Goal), "areas": st.lists(_AREAS, max_size=2),
        "tags": _LISTS, "gate": _one_of(Gate) | st.lists(_one_of(Gate), max_size=2), "sources": _LISTS,
        "equipment": _LISTS, "timing": _TIMING,
    },
).filter(lambda routine: any(map(_takes_time, routine["step"])))  # fmt: skip
"""Valid routines."""

_WRONG_KEYS = st.sampled_from(
    sorted({*STEP_FIELDS, *BLOCK_FIELDS, *ROUTINE_FIELDS, *TIMING_FIELDS, "at", "sidse", "", "a.b", "\x1b[0m"})
)
_WRONG_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.booleans(), st.integers(-(2**63), 2**63 - 1), st.integers(-2, 12), st.floats(), st.text(max_size=8),
        st.sampled_from(("each", "stretch", "ready", "contract-relax", "1m", "0s", "calf", "hand", "[[step]]")),
        st.dates(), st.datetimes(), st.times(),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WRONG_KEYS, inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


@st.composite
def mistaken(draw: st.DrawFn) -> dict[str, Any]:
    """A valid routine with up to three keys taken away, added or given another value, anywhere in it."""
    routine = draw(routines)
    for _ in range(draw(st.integers(1, 3))):
        table = draw(st.sampled_from(_tables(routine)))
        key = draw(st.sampled_from(sorted(table)) if table and draw(st.booleans()) else _WRONG_KEYS)
        if key in table and draw(st.booleans()):
            del table[key]
        else:
            table[key] = draw(_WRONG_VALUES)
    return routine


def _tables(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(table for inner in value.values() for table in _tables(inner))]
    if isinstance(value, list):
        return [table for inner in value for table in _tables(inner)]
    return []
