"""The one timer that the evidence supports: a cramp that has not let go after ten minutes needs advice.

This module owns the words and the moment. It is pure: the time that has passed is an argument.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from relief_player.routine.model import Routine, Until
from relief_player.units import Ms

TEN_MINUTES: Final = Ms(600_000)
"""A benign cramp lasts seconds to about ten minutes (hallegraeff2017, nice_cks); past them three public services say to
get help (nidirect_cramp, nhs_cramp_copy, bop_cramp). One clinic alone says fifteen (cleveland_cramp)."""


class Advice(Struct, frozen=True, kw_only=True):
    """Advice that appears, is spoken once, and stays."""

    title: str
    text: str
    """What is shown, on one line."""
    say: str
    """What a voice says."""
    sources: tuple[str, ...]


TEN_MINUTE_ADVICE: Final = Advice(
    title="Ten minutes",
    text="Still cramping after ten minutes: get urgent medical advice.",
    say="Ten minutes have passed. If it is still cramping, please get urgent medical advice.",
    sources=("nidirect_cramp", "nhs_cramp_copy", "bop_cramp", "hallegraeff2017", "nice_cks"),
)


def counts_the_minutes(routine: Routine) -> bool:
    """Whether a clock since the session began is shown: where a step goes on until it has eased."""
    return any(step.until is Until.EASED for step in routine.leaves)


def advice_at(elapsed: Ms, routine: Routine) -> Advice | None:
    """What to say of the time that has passed; None where there is nothing to say.

    Args:
        elapsed: wall time since the session began, in milliseconds, pauses and the time before a resume included.
        routine: what is played.
    """
    return TEN_MINUTE_ADVICE if elapsed >= TEN_MINUTES and counts_the_minutes(routine) else None
