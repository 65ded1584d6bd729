"""The gates: which questions are asked before the first step of a routine, and whether they must be asked again.

This module makes one sheet of all the gates of a routine, with each sign asked for once. It is pure: it keeps no
answers and looks at no clock. Faces show the sheet; `verdicts` judges what was answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import Final

from msgspec.structs import replace

from relief_player.care.gate_words import LEAVE_OUT, WORDS
from relief_player.care.sheet import GRAVEST_FIRST, GateSheet, PastAnswer, Question
from relief_player.routine.model import Gate, Goal, Routine
from relief_player.units import HOUR, Ms

STILL_HOLDS: Final = Ms(12 * HOUR)
"""So long a "no" spares a person the whole list (a product choice)."""

_ACUTE: Final = frozenset({Gate.CRAMP, Gate.UPPER_TRUNK, Gate.BACK})
_ALWAYS_ONE_KEY: Final = frozenset({Gate.CRAMP, Gate.UPPER_TRUNK})
_CLEARED: Final = "Has a doctor said that something here is fine for you? Then answer no to it."


class Asking(Enum):
    """How much must be asked."""

    FULL = auto()
    """The whole sheet."""
    NEW_ONLY = auto()
    """Only whether anything is new; see `only_new`."""


def sheet_for(routine: Routine) -> GateSheet | None:
    """The questions before a routine, on one sheet; None where it has no gate.

    A routine for relief that opens one of the gates cramp, upper_trunk or back is for a person who hurts now. It asks
    its own gates with one key; for the heat, cold or massage that comes later it says who should leave that out.
    """
    gates = routine.all_gates
    if not gates:
        return None
    if routine.goal is Goal.RELIEF and _ACUTE.intersection(routine.gates):
        later = tuple(gate for gate in gates if gate not in routine.gates)
        return replace(
            sheet_of(routine.gates, one_key=True),
            gates=gates,
            leave_out=tuple(LEAVE_OUT[gate] for gate in later),
        )
    return sheet_of(gates, one_key=_ALWAYS_ONE_KEY.issuperset(gates))


def sheet_of(gates: Iterable[Gate], *, one_key: bool = False) -> GateSheet:
    """One sheet for some gates, at least one.

    Args:
        gates: in the order of the routine.
        one_key: whether one key answers for the whole list.
    """
    asked = tuple(dict.fromkeys(gates))
    words = [WORDS[gate] for gate in asked]
    questions = _merged(question for one in words for question in one.questions)
    intro = [sentence for one in words for sentence in one.intro]
    if any(one.can_be_cleared for one in words):
        intro.append(_CLEARED)
    title = "Any of these?" if one_key else words[0].title if len(words) == 1 else "Before you start"
    sources = (*(key for one in words for key in one.sources), *(key for one in questions for key in one.sources))
    return GateSheet(
        gates=asked,
        title=title,
        intro=" ".join(dict.fromkeys(intro)),
        questions=questions,
        one_key=one_key,
        sources=tuple(dict.fromkeys(sources)),
    )


def _merged(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The gravest first, and of those that ask for the same sign only the first."""
    kept: dict[str, Question] = {}
    for question in sorted(questions, key=lambda one: GRAVEST_FIRST.index(one.level)):
        kept.setdefault(question.asks_for, question)
    return tuple(kept.values())


def needs_asking(sheet: GateSheet, earlier: Iterable[PastAnswer], now: Ms) -> Asking:
    """Whether the whole sheet must be asked, or only what is new.

    Only what is new, where each sign of the sheet was last answered with "no" in the last 12 hours and nothing was
    answered with "yes" since.

    Args:
        sheet: what would be asked.
        earlier: answers of earlier starts, of any routine, in any order.
        now: wall time, in milliseconds since 1970-01-01T00:00Z. Answers that lie after it do not count.
    """
    since = now - STILL_HOLDS
    known = [past for past in earlier if since <= past.at <= now]
    last_yes = max((past.at for past in known if past.yes), default=None)
    said_no = {past.question for past in known if not past.yes and (last_yes is None or past.at > last_yes)}
    if all(question.id in said_no for question in sheet.questions):
        return Asking.NEW_ONLY
    return Asking.FULL


def only_new(sheet: GateSheet) -> GateSheet:
    """The same list, asked with one key: is anything new? On "yes" the whole sheet is to be asked."""
    intro = "You said no to all of these in the last 12 hours. Has anything changed?"
    return replace(sheet, title="Anything new?", intro=intro, one_key=True, only_new=True)


def past_answers(recorded: Iterable[tuple[str, str]], asked_at: Ms) -> tuple[PastAnswer, ...]:
    """The answers of one record, as `needs_asking` wants them.

    Args:
        recorded: (question, answer) pairs as `verdicts.recorded` made them; other pairs are left out.
        asked_at: wall time, in milliseconds since 1970-01-01T00:00Z.
    """
    pairs = ((question, answer) for question, answer in recorded if answer in ("yes", "no"))
    return tuple(PastAnswer(question, answer == "yes", asked_at) for question, answer in pairs)
