"""Help right now: from a part of the body to a session of the routine that helps, ready to begin.

This module owns the way there; the choice itself is `care.acute`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from relief_player.care.acute import HURRY, Acute, acute_for, areas_helped, is_acute
from relief_player.errors import NotFoundError, ProblemsError
from relief_player.routine.areas import areas_named, nearest_area
from relief_player.routine.model import Routine
from relief_player.routine.problems import shown
from relief_player.settings import TimingSettings
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App
    from relief_player.bootstrap.options import PlayOptions
    from relief_player.bootstrap.played import PlayedSession


def acute_routines(app: App) -> tuple[Acute, ...]:
    """The routines for relief that can be played."""
    relief = (row for row in app.rows() if is_acute(row.goal) and not row.problems)
    return tuple(
        Acute(row.id, row.name, entry.routine.areas, own=row.origin != "shipped")
        for row in relief
        if (entry := app.shelf.find(row.id)).routine is not None
    )


def open_now(app: App, area: str, options: PlayOptions) -> PlayedSession:
    """Make ready the routine that helps a part of the body right now.

    Args:
        app: the parts of the program.
        area: as a person types it: calf, thigh, arm, belly.
        options: how it is played.

    Raises:
        NotFoundError: there is no such part, or nothing for it; the hint names what there is.
    """
    known = acute_routines(app)
    areas = areas_named(area)
    if not areas:
        raise NotFoundError(f"No part of the body is called {shown(area)}", hint=_instead(area, known))
    chosen = acute_for(areas, known)
    if chosen is None:
        raise NotFoundError(f"There is no routine for relief of {shown(area)} yet", hint=_instead("", known))
    entry = app.shelf.find(chosen.id)
    if entry.routine is None:
        raise ProblemsError(f"{chosen.name} has problems", "\n".join(str(problem) for problem in entry.problems))
    from relief_player.bootstrap.opening import open_new  # noqa: PLC0415  # only when there is help

    app.hold_to_limits(entry.routine, chosen.id)
    softly = app.settings.night.holds(app.now().time())
    session = open_new(
        app, hurried(entry.routine, app.settings.timing), chosen.id, replace(options, softly=options.softly or softly)
    )
    session.area = next((one for one in chosen.areas if one in areas), session.area)
    return session


def hurried(routine: Routine, timing: TimingSettings) -> Routine:
    """The routine with no more than three seconds to get ready: whoever hurts does not wait."""
    own = routine.timing.get_ready
    ready = min(timing.get_ready if own is None else own, HURRY)
    return replace(routine, timing=replace(routine.timing, get_ready=Ms(ready)))


def _instead(area: str, known: tuple[Acute, ...]) -> str:
    if area and (near := nearest_area(area)):
        return f"Did you mean {near}?"
    return f"There is help for: {', '.join(areas_helped(known))}."
