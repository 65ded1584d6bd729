"""Where routines are made and edited: drafts with the person's own catalogue and lead-ins, and their keeper.

This module owns how a draft and its keeper are put together. What they do stands in `routine.editing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relief_player.places import shipped
from relief_player.routine.editing import Draft
from relief_player.routine.editing.keeping import Keeper
from relief_player.session.compile import compile_routine

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App


def keeper_of(app: App) -> Keeper:
    """Who saves the person's routines."""
    return Keeper(own=app.places.routines, shipped=shipped("routines"), drafts=app.places.state / "drafts")


def draft_of(app: App, text: str, name: str) -> Draft:
    """A draft of a text.

    Args:
        app: whose catalogue and lead-ins count.
        text: the whole text.
        name: what its problems call it.
    """
    return Draft.open(
        text, name, moves=app.moves, length_of=lambda routine: compile_routine(routine, app.settings.timing).length
    )
