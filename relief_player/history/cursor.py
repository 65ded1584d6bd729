"""Where a session stands, as the history keeps it.

This module owns the cursor as text. It is pure.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import DecodeError, json

from relief_player.history.record import SessionOutcome
from relief_player.session.state import Cursor, PassRecord, Phase, Progress
from relief_player.units import Ms

NOTHING_YET: Final = Progress(Phase.READY, Cursor(), Ms(0), Ms(0), Ms(0), ())
"""The progress of a session that has only been written down."""


def cursor_text(progress: Progress) -> str:
    """Where a session stands, as the history keeps it."""
    cursor = progress.cursor
    kept = {
        "phase": str(progress.phase),
        "item": cursor.item,
        "inside": cursor.inside,
        "lap": cursor.lap,
        "adjust": cursor.adjust,
        "at": progress.at,
    }
    return json.encode(kept).decode()


def progress_from(text: str, active: Ms, paused: Ms, passes: tuple[PassRecord, ...]) -> Progress:
    """The progress that `cursor_text` and the other columns were made of.

    Raises:
        ValueError, KeyError, TypeError, OverflowError, RecursionError: the text is not one that `cursor_text` made.
    """
    kept = _read(text)
    cursor = Cursor(int(kept["item"]), Ms(int(kept["inside"])), int(kept["lap"]), Ms(int(kept["adjust"])))
    if cursor.item < 0 or cursor.inside < 0 or cursor.lap < 1:
        raise ValueError("it stands before the beginning")
    return Progress(Phase(kept["phase"]), cursor, Ms(int(kept["at"])), active, paused, passes)


def outcome_of_dead(cursor: str, *, rehearsal: bool) -> SessionOutcome:
    """What became of a session whose player is gone without a word: interrupted, unless it had come to its end."""
    if rehearsal:
        return "rehearsal"
    try:
        phase = _read(cursor)["phase"]
    except (ValueError, KeyError, TypeError):
        return "interrupted"
    by_phase: dict[str, SessionOutcome] = {"finished": "completed", "stopped": "stopped"}
    return by_phase.get(phase, "interrupted")


def _read(text: str) -> Any:
    try:
        return json.decode(text)
    except DecodeError as error:
        raise ValueError(str(error)) from error
