"""Rules for heat and cold: how long, how checked, how warm, and what may follow.

Each rule names its source and how grave it is; what follows from a finding is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from relief_player.routine.checks.bounds import Bounds
from relief_player.routine.checks.course import Course, Doing
from relief_player.routine.checks.finding import PRODUCT_CHOICE, Level, Rule, Seen
from relief_player.routine.checks.wording import says, texts_of
from relief_player.routine.model import Goal, Kind, Phase, Step
from relief_player.units import MINUTE, Ms, short_text

_HEAT = Bounds(note_below=Ms(10 * MINUTE), warn_above=Ms(20 * MINUTE), error_above=Ms(30 * MINUTE))
_COLD = Bounds(note_above=Ms(10 * MINUTE), warn_above=Ms(15 * MINUTE), error_above=Ms(20 * MINUTE))
_CHECK = Ms(5 * MINUTE)
_NO_HARD_USE = Ms(30 * MINUTE)
_CONTRAST_COLD, _CONTRAST_HOT = Ms(1 * MINUTE), Ms(3 * MINUTE)
_CONTRAST_TOTAL, _CONTRAST_COLD_TOTAL = Ms(15 * MINUTE), Ms(20 * MINUTE)
_CONTRAST_FROM = 3
"""So many turns of heat and cold one after the other make a contrast bout."""
_HOTTEST, _COOLEST = 45.0, 37.0
_DEGREES = r"(?i)(\d{1,3}(?:\.\d)?)\s*(?:°|degrees?)?\s*(C|F|celsius|fahrenheit)\b"
_HAND_TEST = r"(?i)\btest\b.*\b(hand|elbow|wrist)\b|\b(hand|elbow|wrist)\b.*\btest\b"


def _heat(course: Course) -> Iterator[Seen]:
    bouts = _contrast_steps(course)
    for step in course.steps(Kind.HEAT):
        if step.pass_length is not None and step.number not in bouts:
            yield from _HEAT.look("Heat", step.pass_length, step, "duration")


def _cold(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.COLD):
        if step.pass_length is not None:
            yield from _COLD.look("Cold", step.pass_length, step, "duration")


def _skin(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.HEAT, Kind.COLD):
        if step.pass_length is None or step.pass_length <= _CHECK:
            continue
        if step.check_every is None or step.check_every > _CHECK:
            source = PRODUCT_CHOICE if step.kind is Kind.HEAT else ""
            yield Seen(Level.ERROR, "The skin is not checked at least every 5 minutes", step, "check_every", source)


def _water(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.HEAT):
        words = " ".join(texts_of(step))
        for number, unit in re.findall(_DEGREES, words):
            warmth = float(number) if unit.upper().startswith("C") else (float(number) - 32) / 1.8
            if warmth > _HOTTEST and not re.search(_HAND_TEST, words):
                yield Seen(Level.ERROR, f"Water of {number} {unit}, and no test with the hand or elbow", step, "name")
            elif warmth > _HOTTEST or warmth < _COOLEST:
                yield Seen(Level.WARN, f"Water of {number} {unit}; 37 to 45 C is what was used", step, "name")


def _asleep(course: Course) -> Iterator[Seen]:
    bedtime = course.routine.goal is Goal.HABIT and "bedtime" in course.routine.tags
    for step in course.steps(Kind.HEAT, Kind.COLD):
        if any(says(text, r"(?:lie|lying|sit|sitting) on (?:it|the|a)|sleep\w*|asleep") for text in texts_of(step)):
            yield Seen(Level.ERROR, "Never lie on a pack and never sleep with it", step, "name")
        elif bedtime:
            yield Seen(
                Level.WARN, f"{step.kind.capitalize()} at bedtime; a person may fall asleep with it", step, "kind"
            )


def _hard_work_after(course: Course) -> Iterator[Seen]:
    colds: list[Doing] = []
    for doing in course.doings:
        step = doing.step
        if step.kind is Kind.COLD:
            colds.append(doing)
        elif step.phase is Phase.POTENTIATE or step.contract is not None:
            for cold in colds:
                if doing.begins - cold.ends < _NO_HARD_USE and _share(cold.step, step):
                    words = "Hard work on an area cooled less than 30 minutes ago; its control is still impaired"
                    yield Seen(Level.WARN, words, step, "phase" if step.phase else "contract")
                    return


def _share(cold: Step, hard: Step) -> bool:
    """Whether two steps may mean the same part of the body; a step that names none may mean any."""
    either = set(cold.areas), set(hard.areas)
    return not all(either) or "whole-body" in either[0] | either[1] or bool(either[0] & either[1])


def _bouts(course: Course) -> Iterator[list[Doing]]:
    """Runs of heat and cold that take turns."""
    run: list[Doing] = []
    for doing in course.doings:
        if doing.step.kind not in (Kind.HEAT, Kind.COLD):
            if doing.step.kind not in (Kind.NOTE, Kind.REST):
                yield run
                run = []
            continue
        if run and run[-1].step.kind is doing.step.kind:
            yield run
            run = []
        run.append(doing)
    yield run


def _contrasts(course: Course) -> list[list[Doing]]:
    return [run for run in _bouts(course) if len(run) >= _CONTRAST_FROM]


def _contrast_steps(course: Course) -> set[int]:
    return {doing.step.number for run in _contrasts(course) for doing in run}


def _contrast(course: Course) -> Iterator[Seen]:
    for run in _contrasts(course):
        told: set[int] = set()
        for doing in run:
            step, most = doing.step, _CONTRAST_COLD if doing.step.kind is Kind.COLD else _CONTRAST_HOT
            if doing.lasts > most and step.number not in told:
                told.add(step.number)
                words = f"In a contrast bout, {step.kind} for {short_text(doing.lasts)}; {short_text(most)} was used"
                yield Seen(Level.WARN, words, step, "duration")
        first = run[0].step
        in_all = Ms(sum(doing.lasts for doing in run))
        cold = Ms(sum(doing.lasts for doing in run if doing.step.kind is Kind.COLD))
        if cold > _CONTRAST_COLD_TOTAL:
            yield Seen(
                Level.ERROR,
                f"{short_text(cold)} of cold in one contrast bout; 20 minutes is the most",
                first,
                "duration",
            )
        elif in_all > _CONTRAST_TOTAL:
            yield Seen(
                Level.WARN, f"A contrast bout of {short_text(in_all)}; 9 to 14 minutes were tried", first, "duration"
            )


RULES = (
    Rule(
        "heat-length", "Heat: note below 10 min, warn above 20 min, error above 30 min", "mpft_heat, sfh_heatice", _heat
    ),
    Rule(
        "cold-length",
        "Cold: note above 10 min, warn above 15 min, error above 20 min",
        "macauley2001, sfh_heatice, oxford_ice",
        _cold,
    ),
    Rule(
        "skin-check",
        "Heat or cold over 5 min: error without a skin check every 5 min (for heat the 5 min are a product choice)",
        "oxford_ice, mpft_heat",
        _skin,
    ),
    Rule(
        "water",
        "A stated water temperature: warn above 45 C or below 37 C, error above 45 C without a test by hand",
        "mpft_heat, bieuzen2013",
        _water,
    ),
    Rule(
        "heat-asleep",
        "Heat or cold at bedtime: warn; a text that says to lie on it or to sleep: error",
        "sfh_heatice, mpft_heat",
        _asleep,
    ),
    Rule(
        "cold-then-work", "Hard work within 30 min after cold on the same area: warn", "macauley2001", _hard_work_after
    ),
    Rule(
        "contrast",
        "Turns of heat and cold: warn for cold above 1 min, hot above 3 min, 15 min in all; error for 20 min of cold",
        "bieuzen2013",
        _contrast,
    ),
)
