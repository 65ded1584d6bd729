"""The values of a gate: a question, the sheet it stands on, and how it was answered.

This module owns the shape of what is asked before the first step. The words are in `warning_signs`, `cautions` and
`gate_words`; `gates` puts sheets together and `verdicts` judges the answers. It knows no face and no clock.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from relief_player.routine.model import Gate
from relief_player.units import Ms

PRUDENCE: Final = "ordinary prudence"
"""Stands where a key of the bibliography would, when a question rests on no named source; the product says so."""

ANY: Final = "any"
"""The id under which "any of these" is answered: some sign of the sheet, nobody knows which."""

ANYTHING_NEW: Final = "anything-new"
"""The id under which "anything new?" is answered and recorded."""


class Level(StrEnum):
    """How much a "yes" weighs. Every level keeps the routine from starting."""

    EMERGENCY = "emergency"
    """Call emergency services."""
    URGENT = "urgent"
    """Medical advice today."""
    SOON = "soon"
    """See a doctor in the next days."""
    ASK_FIRST = "ask-first"
    """Not until somebody who knows has been asked, or until it has passed."""


GRAVEST_FIRST: Final = (Level.EMERGENCY, Level.URGENT, Level.SOON, Level.ASK_FIRST)


class Question(Struct, frozen=True, kw_only=True):
    """One thing that is asked, in words for a person who hurts."""

    id: str
    """What a record and an answer call it."""
    text: str
    """The question, short enough for one line of a list; "yes" is always the answer that stops."""
    sign: str
    """The same as a few words inside a sentence: ``chest pain or tightness``."""
    level: Level
    advice: str
    """What to do on "yes"; who to call in general follows from the level."""
    sources: tuple[str, ...]
    """Keys of the bibliography, or `PRUDENCE`."""
    flag: str = ""
    """Questions with the same flag ask for the same sign, and only the gravest of them is asked; empty: its own id."""

    @property
    def asks_for(self) -> str:
        """The sign it asks for."""
        return self.flag or self.id


class LeaveOut(Struct, frozen=True, kw_only=True):
    """One line for a kind of step that a person in a hurry is told to leave out, and not questioned about."""

    gate: Gate
    """The gate the line stands for."""
    text: str
    sources: tuple[str, ...]


class GateSheet(Struct, frozen=True, kw_only=True):
    """One screen of questions."""

    gates: tuple[Gate, ...]
    """The gates it answers for."""
    title: str
    intro: str
    """One or two sentences above the questions."""
    questions: tuple[Question, ...]
    """The gravest first; no sign twice."""
    one_key: bool
    """Whether one key answers for the whole list: y = any of these, n = none, and it starts."""
    leave_out: tuple[LeaveOut, ...] = ()
    """Shown under the questions; no answer is asked."""
    sources: tuple[str, ...] = ()
    """What intro and questions rest on, each once."""
    only_new: bool = False
    """Whether it asks "anything new?" of a person who has answered lately; then it has one key."""

    @property
    def name(self) -> str:
        """What the record calls it: its gates, as in ``cramp+massage``."""
        return "+".join(self.gates)


class Answer(Struct, frozen=True):
    """How one question was answered."""

    question: str
    """The id of the question, or `ANY`, or `ANYTHING_NEW`."""
    yes: bool


class PastAnswer(Struct, frozen=True):
    """An answer of an earlier start, as the record has it."""

    question: str
    """The id it was recorded under."""
    yes: bool
    at: Ms
    """Wall time, in milliseconds since 1970-01-01T00:00Z."""
