"""Where routines are made and edited: drafts with the person's own catalogue and lead-ins, and their keeper.

This module owns how a draft and its keeper are put together. What they do stands in `routine.editing`.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from relief_player.errors import UsageError
from relief_player.places import shipped
from relief_player.routine.editing import Draft
from relief_player.routine.editing.keeping import Keeper
from relief_player.routine.model import Routine
from relief_player.routine.shelf import NO_ROUTINES, SUFFIX
from relief_player.session.compile import compile_routine
from relief_player.session.timeline import Timeline
from relief_player.settings import TimingSettings
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App


class Laying:
    """Lays routines out in time with the person's own lead-ins.

    The last one is remembered: its length, its strip and its end are all asked of one timeline.

    Args:
        app: whose settings count.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._last: tuple[Routine, TimingSettings, Timeline] | None = None

    def timeline(self, routine: Routine) -> Timeline:
        """A routine in time."""
        timing, last = self._app.settings.timing, self._last
        if last is not None and last[0] is routine and last[1] == timing:
            return last[2]
        timeline = compile_routine(routine, timing)
        self._last = routine, timing, timeline
        return timeline

    def length(self, routine: Routine) -> Ms:
        """How long a session of it is."""
        return self.timeline(routine).length


def check_place(path: Path) -> None:
    """Whether a file may be a routine.

    Raises:
        UsageError: a file of that name holds something else, such as the moves.
    """
    if path.name.lower() in NO_ROUTINES:
        raise UsageError(
            "That cannot be the name of a routine", f"{path.name} stands for something else among the routines."
        )


def as_typed(word: str) -> str:
    """A name or a path as a person can type it into their shell, in quotes where it needs some."""
    if os.sep == "/":
        return shlex.quote(word)
    return f'"{word}"' if " " in word else word


def title_of(path: Path) -> str:
    """What a routine is called that has a file, but no name yet: ``Bad knee`` for ``bad-knee.toml``."""
    words = path.name.removesuffix(SUFFIX).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


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
    return Draft.open(text, name, moves=app.moves, length_of=Laying(app).length)
