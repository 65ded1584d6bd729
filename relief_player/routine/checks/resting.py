"""Rules for massage, relaxation and breathing.

Each rule names its source and how grave it is; what follows from a finding is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator

from relief_player.routine.checks.bounds import Bounds
from relief_player.routine.checks.course import Course, per_side
from relief_player.routine.checks.finding import PRODUCT_CHOICE, Level, Rule, Seen
from relief_player.routine.model import Kind, Step, Tool
from relief_player.units import MINUTE, SECOND, Ms, short_text

_ROLL = Bounds(
    note_below=Ms(30 * SECOND),
    warn_above=Ms(120 * SECOND),
    error_above=Ms(600 * SECOND),
    error_source=PRODUCT_CHOICE,
)
_STROKE = Bounds(warn_below=Ms(2 * SECOND), warn_above=Ms(4 * SECOND))
_HANDS = Bounds(warn_above=Ms(120 * SECOND), error_above=Ms(600 * SECOND))
_MOST_SETS = 3
_TENSE = Bounds(
    note_below=Ms(5 * SECOND),
    warn_below=Ms(3 * SECOND),
    note_above=Ms(7 * SECOND),
    warn_above=Ms(10 * SECOND),
    error_above=Ms(15 * SECOND),
    error_source=PRODUCT_CHOICE,
)
_RELEASE = Bounds(note_below=Ms(30 * SECOND), warn_below=Ms(10 * SECOND))
_SCAN = Bounds(warn_above=Ms(45 * MINUTE))
_BREATHING = Bounds(note_below=Ms(3 * MINUTE), warn_above=Ms(20 * MINUTE))
_HOLD_WARN, _HOLD_ERROR = Ms(7 * SECOND), Ms(20 * SECOND)
_SLOWEST, _SLOW, _FAST, _FASTEST = 3.0, 4.5, 7.0, 10.0
"""Breaths a minute: warn below 3 or above 10, note outside 4.5 to 7."""


def _is_rolled(step: Step) -> bool:
    return step.tool in (Tool.ROLLER, Tool.BALL)


def _roll(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.MASSAGE):
        if _is_rolled(step) and step.pass_length is not None:
            yield from _ROLL.look("A set of rolling", step.pass_length, step, "duration")


def _roll_sets(course: Course) -> Iterator[Seen]:
    sets: dict[tuple[str, ...], int] = {}
    for step in course.steps(Kind.MASSAGE):
        if not _is_rolled(step):
            continue
        area = step.areas or (step.name,)
        before = sets.get(area, 0)
        sets[area] = before + step.sets * course.counts[step.number]
        if before <= _MOST_SETS < sets[area]:
            yield Seen(Level.WARN, f"{sets[area]} sets of rolling for one area; 1 to 3 are advised", step, "sets")


def _stroke(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.MASSAGE):
        if step.stroke is not None:
            yield from _STROKE.look("One stroke", step.stroke, step, "pass")


def _hands(course: Course) -> Iterator[Seen]:
    totals: dict[tuple[str, ...], Ms] = {}
    last: dict[tuple[str, ...], Step] = {}
    for step in course.steps(Kind.MASSAGE):
        if not _is_rolled(step):
            area = step.areas or (step.name,)
            totals[area] = Ms(totals.get(area, 0) + per_side(step) * course.counts[step.number])
            last[area] = step
    for area, total in totals.items():
        yield from _HANDS.look("Massage of one area by hand", total, last[area], "duration")


def _tense(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.RELAX):
        if step.tense is not None:
            yield from _TENSE.look("Tensing", step.tense, step, "tense")


def _release(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.RELAX):
        if step.release is not None:
            yield from _RELEASE.look("Letting go", step.release, step, "release")


def _scan(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.RELAX):
        if step.tense is None and step.pass_length is not None:
            yield from _SCAN.look("The body scan", step.pass_length, step, "duration")


def _rate(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.BREATHE):
        if step.breath is None or step.breath.length == 0:
            continue
        rate = MINUTE / step.breath.length
        words = f"{rate:.1f} breaths a minute"
        if rate < _SLOWEST or rate > _FASTEST:
            words = f"{words}; 3 to 10 is advised"
            yield Seen(Level.WARN, words, step, "pattern", PRODUCT_CHOICE)
        elif rate < _SLOW or rate > _FAST:
            yield Seen(Level.NOTE, f"{words}; about 6 is what was studied", step, "pattern")


def _breath_hold(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.BREATHE):
        hold = max(step.breath.hold_full, step.breath.hold_empty) if step.breath else Ms(0)
        words = f"A breath held for {short_text(hold)}"
        if hold > _HOLD_ERROR:
            yield Seen(Level.ERROR, f"{words}; 20 seconds is the most", step, "pattern", PRODUCT_CHOICE)
        elif hold > _HOLD_WARN:
            yield Seen(Level.WARN, f"{words}; 7 seconds is the longest in a named pattern", step, "pattern")
        elif hold:
            yield Seen(Level.NOTE, f"{words}; if you feel dizzy, stop and breathe as you like", step, "pattern")


def _breathing(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.BREATHE):
        if step.pass_length is not None:
            in_all = Ms(step.pass_length * step.sets * course.counts[step.number])
            yield from _BREATHING.look("Paced breathing", in_all, step, "breaths" if step.breaths else "duration")


RULES = (
    Rule(
        "roll-set",
        "One set of rolling: note below 30 s, warn above 120 s, error above 600 s (the last: product choice)",
        "behm2020",
        _roll,
    ),
    Rule("roll-sets", "Sets of rolling for one area: warn above 3", "behm2020", _roll_sets),
    Rule("roll-stroke", "One stroke of rolling: warn below 2 s or above 4 s", "behm2020", _stroke),
    Rule(
        "massage-hands",
        "Massage of one area by hand: warn above 120 s, error above 600 s (product choice)",
        PRODUCT_CHOICE,
        _hands,
    ),
    Rule(
        "tense",
        "Tensing: note outside 5 to 7 s, warn below 3 s or above 10 s, error above 15 s (the last: product choice)",
        "clarkbeck2010",
        _tense,
    ),
    Rule("release", "Letting go: note below 30 s, warn below 10 s", "clarkbeck2010", _release),
    Rule("scan", "A body scan: warn above 45 min", "bodyscan_ggia", _scan),
    Rule(
        "breath-rate",
        "Breathing: note outside 4.5 to 7 a minute, warn below 3 or above 10 (the ends: product choice)",
        "russo2017, shao2024",
        _rate,
    ),
    Rule(
        "breath-hold",
        "A held breath: note, warn above 7 s, error above 20 s (the last: product choice)",
        "weil478, nhs_breath",
        _breath_hold,
    ),
    Rule(
        "breath-total",
        "Paced breathing in all: note below 3 min, warn above 20 min (the last: product choice)",
        "nhs_breath, balban2023",
        _breathing,
    ),
)
