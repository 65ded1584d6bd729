"""The filters of the session list: what can be chosen, and how a person may write a day.

This module owns both. It is pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from relief_player.history.browse import Choices
from relief_player.tui.history import wording
from relief_player.tui.text import clean_line

Option = tuple[str, str]
"""(value, word); an empty value stands for any."""
ANY: Final[Option] = ("", "any")
_AGO = re.compile(r"(\d{1,5})\s*d")


class NoDayError(ValueError):
    """The text is no day; the message says what one looks like."""


def options_of(choices: Choices) -> dict[str, tuple[Option, ...]]:
    """What can be chosen for each question, each with `ANY` first."""
    outcomes = [(name, word) for name, (_, word) in wording.OUTCOMES.items() if name != "running"]
    found: dict[str, Sequence[Option]] = {
        "routine": [(routine_id, clean_line(name) or clean_line(routine_id)) for routine_id, name in choices.routines],
        "area": [(area, wording.area_word(area).lower()) for area in choices.areas],
        "goal": [(goal, clean_line(goal)) for goal in choices.goals],
        "outcome": outcomes,
    }
    return {question: (ANY, *options) for question, options in found.items()}


def day_of(text: str, today: date) -> date | None:
    """A day as a person writes it: ``2026-11-22``, or ``7d`` for seven days ago; None for an empty text.

    Raises:
        NoDayError: it is neither.
    """
    text = text.strip().lower()
    if not text:
        return None
    try:
        if ago := _AGO.fullmatch(text):
            return today - timedelta(days=int(ago[1]))
        return date.fromisoformat(text)
    except (ValueError, OverflowError) as error:
        raise NoDayError("a day looks like 2026-11-22, or 7d for seven days ago") from error
