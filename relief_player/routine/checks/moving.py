"""Rules for movement and for sessions as a whole: warm-ups, desk breaks, length.

Each rule names its source and how grave it is; what follows from a finding is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator

from relief_player.routine.checks.bounds import Bounds
from relief_player.routine.checks.course import Course
from relief_player.routine.checks.finding import PRODUCT_CHOICE, Level, Rule, Seen
from relief_player.routine.model import Goal, Kind, Phase, Technique
from relief_player.units import MINUTE, SECOND, Ms

_DYNAMIC_SET = Bounds(warn_above=Ms(120 * SECOND))
_WARM_UP = Bounds(note_below=Ms(6 * MINUTE), warn_below=Ms(5 * MINUTE), warn_above=Ms(20 * MINUTE))
_DESK = Bounds(warn_above=Ms(15 * MINUTE))
_SESSION = Bounds(warn_above=Ms(60 * MINUTE))


def _dynamic(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.WARM_UP, Kind.STRETCH):
        dynamic = step.kind is Kind.WARM_UP or step.technique is Technique.DYNAMIC
        if dynamic and step.pass_length is not None:
            yield from _DYNAMIC_SET.look("A set of movement", step.pass_length, step, "duration")


def _warm_up_length(course: Course) -> Iterator[Seen]:
    if course.routine.goal is Goal.WARM_UP:
        yield from _WARM_UP.look("The warm-up", course.length, None, "goal")


def _order(course: Course) -> Iterator[Seen]:
    """Raise, then activate and mobilise, then potentiate: what comes before a raise comes too early."""
    if course.routine.goal is not Goal.WARM_UP:
        return
    early = {Phase.ACTIVATE, Phase.MOBILISE, Phase.POTENTIATE}
    waiting = [step for step in course.routine.leaves if step.phase in early or step.phase is Phase.RAISE]
    last_raise = max((step.number for step in waiting if step.phase is Phase.RAISE), default=0)
    for step in waiting:
        if step.phase is not Phase.RAISE and step.number < last_raise:
            yield Seen(Level.WARN, f"A step to {step.phase} comes before one that raises the heart rate", step, "phase")
            return


def _desk(course: Course) -> Iterator[Seen]:
    if course.routine.goal is Goal.DESK:
        yield from _DESK.look("The desk break", course.length, None, "goal")


def _session(course: Course) -> Iterator[Seen]:
    yield from _SESSION.look("The whole session", course.length, None, "name")


RULES = (
    Rule("dynamic-set", "One set of movement: warn above 120 s (product choice)", PRODUCT_CHOICE, _dynamic),
    Rule(
        "warm-up-length",
        "A warm-up: note below 6 min, warn below 5 min or above 20 min",
        "nhs_warmup, nhsinform_warmup, fifa11",
        _warm_up_length,
    ),
    Rule("warm-up-order", "A warm-up: warn where something comes before the raise", "jeffreys2007", _order),
    Rule("desk-length", "A desk break: warn above 15 min (product choice)", PRODUCT_CHOICE, _desk),
    Rule("session-length", "The whole session: warn above 60 min (product choice)", PRODUCT_CHOICE, _session),
)
