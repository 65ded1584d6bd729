"""What follows from the answers to a sheet: the routine starts, or what to do and who to call.

This module owns the rule (every question answered with "no" starts, anything else does not), the words for who to call,
without a country's number unless one is given, and the port through which faces ask. It asks nothing and records
nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Protocol

from msgspec import Struct

from relief_player.care.sheet import ANY, ANYTHING_NEW, GRAVEST_FIRST, Answer, GateSheet, Level, Question

_NUMBER: Final = re.compile(r"\+?\d[\d ()/-]{0,18}\d|\d")
"""What a telephone number looks like; anything else in its place is left out."""
_TITLES: Final = {
    Level.EMERGENCY: "Get emergency help now",
    Level.URGENT: "Get urgent medical advice",
    Level.SOON: "See a doctor first",
    Level.ASK_FIRST: "Not just yet",
}
_STARTS: Final = "Ready"


class Verdict(Struct, frozen=True, kw_only=True):
    """What follows from the answers."""

    start: bool
    """Whether the routine may start."""
    title: str
    advice: tuple[str, ...] = ()
    """What to do and who to call, the gravest first; one or two sentences a line."""
    sources: tuple[str, ...] = ()
    level: Level | None = None
    """The gravest level that was answered with "yes"; None where it starts or was not answered."""
    ask_again: bool = False
    """Whether the whole sheet is to be asked now, because something is new."""


class Safety(Protocol):
    """The questions before a session, as faces know them. The composition root asks and records; tests answer alone."""

    @property
    def sheet(self) -> GateSheet | None:
        """What is to be asked now; None where there is nothing to ask, or all was answered."""
        ...

    def answer(self, answers: Iterable[Answer]) -> Verdict:
        """Judge and record the answers to the present sheet."""
        ...


def none_of(sheet: GateSheet) -> tuple[Answer, ...]:
    """The answers of a person who says "no" to the whole list."""
    if sheet.only_new:
        return (Answer(ANYTHING_NEW, yes=False),)
    return tuple(Answer(question.id, yes=False) for question in sheet.questions)


def any_of(sheet: GateSheet) -> tuple[Answer, ...]:
    """The answer of a person who says "yes, one of these"."""
    return (Answer(ANYTHING_NEW if sheet.only_new else ANY, yes=True),)


def recorded(answers: Iterable[Answer]) -> tuple[tuple[str, str], ...]:
    """Answers as the record keeps them: (question, "yes" or "no") pairs in the order given."""
    return tuple((answer.question, "yes" if answer.yes else "no") for answer in answers)


def who_to_call(level: Level, number: str | None = None) -> str:
    """Who to turn to, in one sentence; empty for `ask-first`, whose advice says it.

    Args:
        level: how much it weighs.
        number: the emergency number a person has set; one that is no telephone number is not used.
    """
    if level is Level.EMERGENCY:
        known = number.strip() if number else ""
        return f"Call {known} now." if _NUMBER.fullmatch(known) else "Call your emergency number now."
    if level is Level.URGENT:
        return "Call a doctor's urgent line or an out-of-hours service now."
    return "See a doctor in the next day or two." if level is Level.SOON else ""


def verdict(sheet: GateSheet, answers: Iterable[Answer], *, number: str | None = None) -> Verdict:
    """What follows from the answers to a sheet.

    It starts only where every question was answered with "no", or, on a sheet that asks "anything new?", where that
    was. Answers to questions that do not stand on the sheet change nothing, except that no "yes" is ever passed over.

    Args:
        sheet: what was asked.
        answers: in any order; where one question has two, its "yes" counts.
        number: the emergency number a person has set.
    """
    given = tuple(answers)
    yes = {answer.question for answer in given if answer.yes}
    if sheet.only_new and ANYTHING_NEW in yes:
        return Verdict(start=False, title="Let us go through them", ask_again=True)
    wrong = tuple(question for question in sheet.questions if question.id in yes)
    if wrong:
        return _stop(wrong, number)
    if yes:
        return _any(sheet, number)
    told = {answer.question for answer in given}
    if all(answer.question in told for answer in none_of(sheet)):
        return Verdict(start=True, title=_STARTS)
    return Verdict(start=False, title="Not started", advice=("Not all of the questions were answered.",))


def _stop(wrong: tuple[Question, ...], number: str | None) -> Verdict:
    """For signs that were named one by one."""
    lines: list[str] = []
    for level in GRAVEST_FIRST:
        here = [question for question in wrong if question.level is level]
        if here:
            lines += [who_to_call(level, number), *(question.advice for question in here)]
    return _verdict(wrong, lines)


def _any(sheet: GateSheet, number: str | None) -> Verdict:
    """For "one of these": every sign of the sheet, under what it calls for."""
    lines: list[str] = []
    for level in GRAVEST_FIRST:
        signs = [question.sign for question in sheet.questions if question.level is level]
        if signs:
            who = who_to_call(level, number) or "Ask a doctor or pharmacist first."
            lines.append(f"{who.removesuffix('.')}, for any of these: {'; '.join(signs)}.")
    several = len(lines) > 1
    return _verdict(sheet.questions, lines, "Get help first" if several else "")


def _verdict(wrong: tuple[Question, ...], lines: Iterable[str], title: str = "") -> Verdict:
    level = min((question.level for question in wrong), key=GRAVEST_FIRST.index)
    keys = (key for question in wrong for key in question.sources)
    return Verdict(
        start=False,
        title=title or _TITLES[level],
        advice=tuple(dict.fromkeys(line for line in lines if line)),
        sources=tuple(dict.fromkeys(keys)),
        level=level,
    )
