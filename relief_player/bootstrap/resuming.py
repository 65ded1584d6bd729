"""A session that is gone on with, as it was when it began: its text, its layout, and the names of what was done.

This module owns how that is found again in the record. It opens no sound and writes nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relief_player.bootstrap.swapping import as_recorded
from relief_player.digests import digest
from relief_player.errors import HistoryError, NotFoundError
from relief_player.history.entry import Resumable
from relief_player.routine.model import Routine
from relief_player.routine.reader import read_routine
from relief_player.routine.source import read_text
from relief_player.session.compile import compile_routine
from relief_player.session.fit import Fitted, fit
from relief_player.session.timeline import Timeline
from relief_player.settings import TimingSettings
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App


def as_it_was(app: App, found: Resumable) -> tuple[Routine, Timeline]:
    """The routine and its timeline as they were when the session began.

    Raises:
        HistoryError: the text in the history cannot be read by this version.
    """
    book = app.moves.with_text(found.moves_text) if found.moves_text else app.moves
    routine = read_routine(found.source_text, file=f"{found.routine_name} (from the history)", moves=book).routine
    if routine is None:
        raise HistoryError(
            "That session cannot be resumed",
            f"The text of {found.routine_name} in the history cannot be read by this version.",
            "Play it from its beginning.",
        )
    routine = app.in_own_units(routine)
    timing, target = _laid_out_with(found)
    fitted: Fitted | None = fit(routine, target, timing) if target else None
    routine = fitted.routine if fitted else routine
    with app.history() as history:
        return routine, as_recorded(history, found.id, compile_routine(routine, timing))


def _laid_out_with(found: Resumable) -> tuple[TimingSettings, Ms | None]:
    try:
        options: dict[str, Any] = json.loads(found.options_json or "{}")
        timing = TimingSettings(**{key: _whole(value) for key, value in options.get("timing", {}).items()})
        target = _whole(options.get("fit") or 0)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise HistoryError(
            "That session cannot be resumed",
            f"How {found.routine_name} was laid out in time cannot be read from the history.",
            "Play it from its beginning.",
        ) from error
    return timing, target or None


def _whole(value: object) -> Ms:
    if type(value) is not int or value < 0:
        raise ValueError("expected a whole number")
    return Ms(value)


def if_changed(app: App, found: Resumable) -> list[str]:
    """A line for the person where the routine's file is no longer what is played."""
    text = _text_now(app, found)
    if text is None or digest(text) == found.routine_sha256:
        return []
    return [f"{found.routine_name} has changed since; you go on with the version you began."]


def _text_now(app: App, found: Resumable) -> str | None:
    """What the file says now from which the session was begun; None where it cannot be read, or is not known."""
    file = json.loads(found.options_json or "{}").get("file")
    if isinstance(file, str) and file:
        text = read_text(Path(file))
        if isinstance(text, str):
            return text
    try:
        entry = app.shelf.find(found.routine_id)
    except NotFoundError:
        return None
    return entry.routine.text if entry.routine else None
