"""Rules for stretches: how long, how much for one muscle, on both sides, and when.

Each rule names its source and how grave it is; what follows from a finding is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator

from relief_player.routine.checks.bounds import Bounds
from relief_player.routine.checks.course import Course, hold_of, per_side
from relief_player.routine.checks.finding import PRODUCT_CHOICE, Level, Rule, Seen
from relief_player.routine.model import Goal, Kind, Sides, Step, Technique
from relief_player.units import MINUTE, SECOND, Ms, short_text

_NECK_MAX = Ms(30 * SECOND)
_FULL_DOSE = Ms(60 * SECOND)
_PLATEAU = Ms(240 * SECOND)
_WARM_UP_HOLD = Ms(30 * SECOND)
_WARM_UP_TOTAL = Ms(60 * SECOND)
_OPENING = Ms(5 * MINUTE)
_OPENING_HEAT = Ms(10 * MINUTE)

_HOLD = Bounds(
    note_below=Ms(10 * SECOND),
    warn_below=Ms(5 * SECOND),
    warn_above=Ms(60 * SECOND),
    error_above=Ms(300 * SECOND),
    error_source=PRODUCT_CHOICE,
)
_CONTRACT = Bounds(
    note_below=Ms(3 * SECOND),
    warn_below=Ms(3 * SECOND),
    note_above=Ms(6 * SECOND),
    warn_above=Ms(10 * SECOND),
    error_above=Ms(15 * SECOND),
    error_source=PRODUCT_CHOICE,
)


def _hold(course: Course) -> Iterator[Seen]:
    for step in course.static_stretches():
        if (hold := hold_of(step)) is not None:
            yield from _HOLD.look("The hold", hold, step, "duration")


def _neck(course: Course) -> Iterator[Seen]:
    for step in course.static_stretches():
        hold = hold_of(step)
        if "neck" in step.areas and hold is not None and hold > _NECK_MAX:
            yield Seen(Level.WARN, f"A neck hold is {short_text(hold)}; 10 to 30 seconds is advised", step, "duration")


def _muscles(step: Step) -> tuple[str, ...]:
    """What a stretch works on: its move's muscles, else its areas, else its name."""
    return (step.move.muscles if step.move else ()) or step.areas or (step.name,)


def _totals(course: Course) -> dict[str, tuple[Ms, Step]]:
    """For each muscle: the held time on one side in the whole session, and the last step that adds to it."""
    totals: dict[str, tuple[Ms, Step]] = {}
    for step in course.static_stretches():
        if not step.pass_length:
            continue
        held = per_side(step) * course.counts[step.number]
        for muscle in _muscles(step):
            before = totals[muscle][0] if muscle in totals else 0
            totals[muscle] = (Ms(before + held), step)
    return totals


def _total(course: Course) -> Iterator[Seen]:
    told: set[int] = set()
    for muscle, (held, step) in _totals(course).items():
        if step.number in told:
            continue
        if held > _PLATEAU:
            told.add(step.number)
            yield Seen(
                Level.WARN,
                f"{muscle}: {short_text(held)} of holding on a side; no more gain is seen past 4 minutes a session",
                step,
                "duration",
            )
        elif held < _FULL_DOSE and course.routine.goal is Goal.FLEXIBILITY:
            told.add(step.number)
            yield Seen(
                Level.NOTE,
                f"{muscle}: {short_text(held)} of holding on a side; for flexibility 60 seconds is the usual dose",
                step,
                "duration",
            )


def _sides(course: Course) -> Iterator[Seen]:
    if course.routine.goal is Goal.RELIEF or "one-sided" in course.routine.tags:
        return
    seen: dict[str, tuple[set[Sides], Step]] = {}
    for step in course.steps(Kind.STRETCH):
        name = step.move.id if step.move else step.name
        sides = seen.setdefault(name, (set(), step))[0]
        sides.add(step.sides)
    for sides, step in seen.values():
        if sides in ({Sides.LEFT}, {Sides.RIGHT}):
            only = next(iter(sides))
            yield Seen(Level.WARN, f"Only the {only} side is stretched; do the other one too", step, "sides")


def _before_exercise(course: Course) -> Iterator[Seen]:
    if course.routine.goal is not Goal.WARM_UP:
        return
    for step in course.static_stretches():
        hold = hold_of(step)
        if hold is not None and hold > _WARM_UP_HOLD:
            words = f"A hold of {short_text(hold)} before exercise; keep it at 30 seconds or less"
            yield Seen(Level.WARN, words, step, "duration", PRODUCT_CHOICE)


def _before_exercise_total(course: Course) -> Iterator[Seen]:
    if course.routine.goal is not Goal.WARM_UP:
        return
    told: set[int] = set()
    for muscle, (held, step) in _totals(course).items():
        if step.number in told or held < _WARM_UP_HOLD:
            continue
        told.add(step.number)
        if held >= _WARM_UP_TOTAL:
            words = (
                f"{muscle}: {short_text(held)} of holding before exercise; 60 seconds or more costs some performance"
            )
            yield Seen(Level.ERROR, words, step, "duration")
        else:
            words = f"{muscle}: {short_text(held)} of holding before exercise; stay below 30 seconds for each muscle"
            yield Seen(Level.WARN, words, step, "duration")
    yield from _nothing_dynamic_after(course)


def _nothing_dynamic_after(course: Course) -> Iterator[Seen]:
    held = [step for step in course.static_stretches() if step.pass_length]
    if not held:
        return
    last = held[-1]
    order = [doing.step for doing in course.doings]
    after = order[len(order) - order[::-1].index(last) :]
    if not any(_is_dynamic(step) for step in after):
        yield Seen(Level.WARN, "Nothing dynamic follows the last hold; end a warm-up with movement", last, "kind")


def _is_dynamic(step: Step) -> bool:
    return step.kind is Kind.WARM_UP or step.technique is Technique.DYNAMIC


def _opening(course: Course) -> Iterator[Seen]:
    if course.routine.goal is not Goal.FLEXIBILITY:
        return
    moved = heated = 0
    for doing in course.doings:
        step = doing.step
        if step.kind is Kind.STRETCH and not _is_dynamic(step):
            if moved < _OPENING and heated < _OPENING_HEAT:
                words = "The first hold comes cold; move for 5 to 10 minutes first, or warm the area for 10"
                yield Seen(Level.WARN, words, step, "kind")
            return
        if step.kind is Kind.MOVE or _is_dynamic(step):
            moved += doing.lasts
        elif step.kind is Kind.HEAT:
            heated += doing.lasts


def _contract(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.STRETCH):
        if step.contract is not None:
            yield from _CONTRACT.look("The contraction", step.contract, step, "contract")


RULES = (
    Rule(
        "stretch-hold",
        "A single hold: note below 10 s, warn below 5 s or above 60 s, error above 300 s (the last: product choice)",
        "garber2011, acsm2021, mayo_back",
        _hold,
    ),
    Rule(
        "stretch-total",
        "Holding for one muscle on one side: note below 60 s where the goal is flexibility, warn above 240 s",
        "garber2011, ingram2025",
        _total,
    ),
    Rule("stretch-sides", "Warn where only one side is stretched (not in relief)", "mayo_basic", _sides),
    Rule("neck-hold", "A neck hold: warn above 30 s", "nih_flex", _neck),
    Rule(
        "warm-up-hold",
        "A hold before exercise: warn above 30 s (product choice on behm2016)",
        "behm2016",
        _before_exercise,
    ),
    Rule(
        "warm-up-total",
        "Holding for one muscle before exercise: warn from 30 s or with nothing dynamic after, error from 60 s",
        "behm2016",
        _before_exercise_total,
    ),
    Rule(
        "stretch-opening",
        "Flexibility: warn where the first hold is not preceded by 5 min of movement or 10 min of heat",
        "mayo_basic, aaos_knee",
        _opening,
    ),
    Rule(
        "contract",
        "Contracting: note outside 3 to 6 s, warn below 3 s or above 10 s, error above 15 s (the last: product choice)",
        "garber2011",
        _contract,
    ),
)
