"""All rules, and the one way to ask them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from relief_player.routine.checks import moving, resting, stretching, warmth, wording
from relief_player.routine.checks.course import Course
from relief_player.routine.checks.finding import Finding, Level, Rule
from relief_player.routine.model import Routine
from relief_player.units import Ms

RULES: Final[tuple[Rule, ...]] = (
    *stretching.RULES, *moving.RULES, *warmth.RULES, *resting.RULES, *wording.RULES,
)  # fmt: skip
"""Every rule, in the order of the evidence base."""

_GRAVEST_FIRST: Final = (Level.ERROR, Level.WARN, Level.NOTE)


def check_routine(routine: Routine, length: Ms) -> tuple[Finding, ...]:
    """What the limits say of a routine.

    Args:
        routine: as read; it has no problems.
        length: the planned length of its session, from its timeline.

    Returns:
        The findings, the gravest first, then in the order of the file.
    """
    return _asked(RULES, routine, length)


def errors_of(routine: Routine, length: Ms) -> tuple[Finding, ...]:
    """Those findings of `check_routine` that are of level error; the rules that have none to give are not asked."""
    found = _asked([rule for rule in RULES if rule.gravest is Level.ERROR], routine, length)
    return tuple(finding for finding in found if finding.level is Level.ERROR)


def _asked(rules: Iterable[Rule], routine: Routine, length: Ms) -> tuple[Finding, ...]:
    course = Course(routine, length)
    found = [finding for rule in rules for finding in rule.findings(course)]
    return tuple(sorted(found, key=lambda one: (_GRAVEST_FIRST.index(one.level), one.line or 0)))
