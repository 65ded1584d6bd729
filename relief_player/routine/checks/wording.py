"""Rules for what a step says: words that hurt people, and the words that safety needs.

Each rule names its source and how grave it is; what follows from a finding is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from relief_player.routine.checks.course import Course
from relief_player.routine.checks.finding import Level, Rule, Seen
from relief_player.routine.model import Gate, Goal, Kind, Step

# Patterns are compiled by `re` when they are first looked for: at the start of a session none of them is.
_CLAUSE = r"(?i)[.;:!?,()\n\u2014]|\s-\s|\bbut\b|\band then\b|\binstead\b"
_NEGATION = r"(?i)\b(?:no|not|never|without|avoid|nor|neither|rather than|instead of|cannot|skip|stop)\b|n[\u2019']t\b"
_ROUGH = (
    ("bounce", r"bounc(?:e|es|ing)"),
    ("force", r"forc(?:e|es|ed|ing)(?! large| fluids| yourself to drink)"),
    ("push through", r"push(?:ing)? through"),
)
_NO_PAIN = r"(?i)\bno pain,?\s*no gain\b"
_SUBSTANCE = r"(?:supplements?|salts?|magnesium|potassium|calcium|sodium|electrolytes?)"
_SUPPLEMENT = rf"(?:take|taking|swallow|use|try|add|drink)\b[^.;]*?\b{_SUBSTANCE}"
_FLUIDS = (
    r"as much (?:water |fluid )?as you can|force (?:large|fluids?)|plenty of (?:water|fluids?) to prevent"
    r"|\d+(?:\.\d+)?\s*(?:l|litres?|liters?|ml|cups?|glasses)\b[^.;]*\b(?:an|per|each|every|a)\s*/?\s*hour"
    r"|\d+(?:\.\d+)?\s*(?:l|litres?|liters?|ml)\s*/\s*h"
)
_TEN_MINUTES = r"(?i)\b(?:10|ten)[\s-]*min"
_UP = r"(?i)\bup\b|\bupwards?\b|\btowards? (?:the |your )?shins?\b"
_MOST_ASKED = 4096
"""So many texts with a pattern each are remembered: while a routine is edited, nearly all are asked again and again."""
_ASKS_FIRST = frozenset(
    {"shoulder", "upper-arm", "forearm", "wrist", "hand", "abdomen", "side", "chest", "mid-back", "low-back"}
)
"""Arm, belly, chest and back: cramps there are a warning sign (merck_cramp, sheffield_back)."""


@lru_cache(maxsize=_MOST_ASKED)
def says(text: str, pattern: str) -> bool:
    """Whether a text says something that the clause it stands in does not negate."""
    said = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    # Nearly all texts say nothing of the kind; what stands in no clause of theirs need not be looked for in each.
    if not said.search(text):
        return False
    for clause in re.split(_CLAUSE, text):
        match = said.search(clause)
        if match and not re.search(_NEGATION, clause[: match.start()]):
            return True
    return False


def texts_of(step: Step) -> tuple[str, ...]:
    """Everything a step says: its own words, then how its move is done."""
    cues = tuple(cue.say for cue in step.cues)
    return tuple(text for text in (step.name, step.note, step.say, *cues, step.instruction) if text)


def _own(course: Course) -> Iterator[tuple[Step, str]]:
    for step in course.routine.leaves:
        for text in texts_of(step):
            yield step, text


def _rough(course: Course) -> Iterator[Seen]:
    told: set[tuple[int, str]] = set()
    for step, text in _own(course):
        found = [word for word, pattern in _ROUGH if says(text, pattern)]
        if re.search(_NO_PAIN, text):
            found.append("no pain, no gain")
        for word in found:
            if (step.number, word) not in told:
                told.add((step.number, word))
                yield Seen(Level.WARN, f'It says "{word}"; a stretch is gentle and never hurts', step, "name")


def _intake(course: Course) -> Iterator[Seen]:
    told: set[int] = set()
    for step, text in _own(course):
        if step.number not in told and (says(text, _SUPPLEMENT) or says(text, _FLUIDS)):
            told.add(step.number)
            words = (
                "It tells people to take a supplement or salt, or to force fluids; drinking to thirst is what is safe"
            )
            yield Seen(Level.WARN, words, step, "name")


def _ten_minutes(course: Course) -> Iterator[Seen]:
    routine = course.routine
    if routine.goal is not Goal.RELIEF or not {Gate.CRAMP, Gate.UPPER_TRUNK} & set(routine.gates):
        return
    notes = (text for step in routine.leaves if step.kind is Kind.NOTE for text in texts_of(step))
    if not any(re.search(_TEN_MINUTES, text) for text in notes):
        words = "No note tells what to do if it still cramps after 10 minutes: urgent medical advice"
        yield Seen(Level.WARN, words, None, "goal")


def _gate(course: Course) -> Iterator[Seen]:
    routine = course.routine
    if routine.goal is Goal.RELIEF and not routine.gates and _ASKS_FIRST & set(routine.all_areas):
        words = "Relief for arm, belly, chest or back asks safety questions first; give it a gate (upper_trunk or back)"
        yield Seen(Level.ERROR, words, None, "goal")


def _toes_up(course: Course) -> Iterator[Seen]:
    for step in course.steps(Kind.RELAX):
        if step.tense is None or not ({"foot", "toes", "calf"} & set(step.areas) or _names_feet(step)):
            continue
        words = texts_of(step)
        curls = any(says(text, r"point(?:ed|ing)?|curl(?:ed|ing)?") for text in words)
        if curls or not any(re.search(_UP, text) for text in words):
            yield Seen(
                Level.WARN,
                "Feet and toes are drawn UP, never pointed or curled: that can bring a cramp on",
                step,
                "name",
            )


def _names_feet(step: Step) -> bool:
    return bool(re.search(r"\b(?:foot|feet|toes?|calf|calves|lower legs?)\b", step.name, re.IGNORECASE))


RULES = (
    Rule(
        "rough-words",
        'A text that says "bounce", "force", "push through" or "no pain no gain": warn',
        "acsm2021, mayo_basic, ccohs_stretch",
        _rough,
        Level.WARN,
    ),
    Rule(
        "intake",
        "A text that tells people to take a supplement or salt, or to force fluids: warn",
        "garrison2020, hewbutler2015, fss_minerals",
        _intake,
        Level.WARN,
    ),
    Rule(
        "ten-minutes",
        "Relief with the gate cramp or upper_trunk and no ten-minute note: warn",
        "nidirect_cramp, nhs_cramp_copy",
        _ten_minutes,
        Level.WARN,
    ),
    Rule(
        "gate-first",
        "Relief for arm, belly, chest or back without a gate: error",
        "merck_cramp, sheffield_back",
        _gate,
    ),
    Rule(
        "toes-up",
        "Tensing feet or calves without the word up, or with point or curl: warn",
        "bb1973_table",
        _toes_up,
        Level.WARN,
    ),
)
