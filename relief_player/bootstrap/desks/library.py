"""What the library's screen needs besides routines: whether files changed, what was done, copies, files made of them.

This module owns the way from the app's parts to that screen's port. It may be asked from any thread.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from relief_player.bootstrap.app import App
from relief_player.errors import ProblemsError, ReliefError
from relief_player.routine.bibliography import references
from relief_player.routine.model import Routine
from relief_player.routine.saving import save_text
from relief_player.routine.shelf import SUFFIX
from relief_player.session.compile import compile_routine
from relief_player.tui.library.port import Progress

_MOST_COPIES: Final = 999


class LibraryHelp:
    """The person's library.

    Args:
        app: the parts of the program.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    def now(self) -> datetime:
        """The wall clock, in local time."""
        return self._app.now()

    def stamp(self) -> object:
        """What changes when a routine file is made, changed or removed."""
        return self._app.shelf.stamp()

    def unlisted(self) -> tuple[str, ...]:
        """A sentence for each folder whose routines cannot be listed."""
        return self._app.shelf.unlisted()

    def last_done(self) -> Mapping[str, datetime]:
        """When each routine was last completed, by its id.

        Raises:
            HistoryError: the history cannot be read.
        """
        with self._app.history() as history:
            return history.last_done()

    def references(self) -> Mapping[str, str]:
        """What each key of the shipped bibliography stands for; empty where it cannot be read."""
        return references()

    # -- hints ---------------------------------------------------------------------------------------------------------

    @property
    def _hints(self) -> Path:
        return self._app.places.state / "hints"

    def hints_followed(self) -> frozenset[str]:
        """The hints that need not be shown any more."""
        try:
            return frozenset(self._hints.read_text(encoding="utf-8").split())
        except (OSError, ValueError):
            return frozenset()

    def follow_hint(self, hint: str) -> None:
        """Remember that a hint need not be shown any more. Where that cannot be written, it is shown again."""
        followed = self.hints_followed() | {str(hint)}
        try:
            save_text(self._hints, "\n".join(sorted(followed)) + "\n", overwrite=True, lasting=False)
        except ReliefError:
            return

    # -- files ---------------------------------------------------------------------------------------------------------

    def copy(self, entry_id: str) -> str:
        """Copy a routine into the person's own folder, byte by byte; returns the id of the copy.

        Raises:
            ReliefError: it has gone, or cannot be written.
        """
        text = self._routine(entry_id).text
        folder = self._app.places.routines
        for number in range(1, _MOST_COPIES):
            new_id = f"my-{entry_id}" if number == 1 else f"my-{entry_id}-{number}"
            if not os.path.lexists(folder / (new_id + SUFFIX)):
                save_text(folder / (new_id + SUFFIX), text)
                return new_id
        raise ReliefError("There are too many copies of it already")

    def file_for(self, entry_id: str, ending: str) -> str:
        """Where a file that is made of a routine would usually go: beside where the program was started, or at home."""
        here = Path.cwd() if os.access(Path.cwd(), os.W_OK) else Path.home()
        return str(here / (entry_id + ending))

    def make_sound(self, entry_id: str, path: str, progress: Progress) -> str:
        """Make a sound file of a routine; returns a sentence about it.

        Raises:
            ReliefError: it cannot be made.
        """
        from relief_player.bootstrap.rendering import render_routine  # noqa: PLC0415  # hardly anybody needs it

        return render_routine(self._app, self._routine(entry_id), _meant(path), progress)

    def make_page(self, entry_id: str, path: str) -> str:
        """Write a routine as a page of text; returns a sentence about it.

        Raises:
            ReliefError: it cannot be written.
        """
        from relief_player.plain.page import routine_page  # noqa: PLC0415  # hardly anybody needs it

        routine, file = self._routine(entry_id), _meant(path)
        timeline = compile_routine(routine, self._app.settings.timing)
        lines = routine_page(routine, timeline, entry_id, "", self.references())
        save_text(file, "\n".join(lines) + "\n")
        return f"{file}: {len(lines)} lines."

    def _routine(self, entry_id: str) -> Routine:
        entry = self._app.shelf.at_id(entry_id)
        if entry.routine is None:
            raise ProblemsError(f"{entry.name} has problems", "\n".join(str(problem) for problem in entry.problems))
        return entry.routine


def _meant(path: str) -> Path:
    return Path(os.path.expanduser(path.strip()))  # noqa: PTH111 - leaves an unknown ~name as it is
