"""The builder's desk: one routine with its file, its moves, its sessions and the person's editor.

This module owns the way from a name a person gives to a draft, and from a draft to a file, a session or an editor.
What may be written where is `routine.editing.keeping`'s; what an edit does to a text is `routine.editing`'s.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from relief_player.bootstrap.desks.editor import edit_in_editor
from relief_player.bootstrap.drafting import Laying, as_typed, check_place, keeper_of, title_of
from relief_player.bootstrap.options import PlayOptions
from relief_player.errors import NotFoundError, ReliefError
from relief_player.routine.editing import Draft
from relief_player.routine.editing.keeping import Clash, file_stem, text_at
from relief_player.routine.model import Goal, Routine
from relief_player.routine.moves import MoveBook
from relief_player.routine.problems import UNSEEN
from relief_player.routine.shelf import NO_ROUTINES, SUFFIX
from relief_player.routine.shelf_rows import Origin
from relief_player.session.timeline import Timeline
from relief_player.tui.builder.offers import usual_tables
from relief_player.tui.builder.port import ChangedElsewhere, Written

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App
    from relief_player.bootstrap.played import PlayedSession

PREVIEW_SPEED: Final = 4.0
"""How many times faster a preview is played: the fastest at which cues are still heard."""


def open_desk(app: App, text: str | None = None) -> RoutineDesk:
    """Put a routine on the desk.

    Args:
        app: the parts of the program.
        text: an id, a name or a path; a path where no file is yet begins a new routine there, and None one that has
            no file. A shipped routine is opened as a copy.

    Raises:
        NotFoundError: no routine is called so.
        ReliefError: its file cannot be read.
    """
    laying = Laying(app)
    if text is None:
        return RoutineDesk(app, laying, Draft.blank("new routine", moves=app.moves, length_of=laying.length), None)
    try:
        path = app.shelf.find(text).path
    except NotFoundError:
        if not text.endswith(SUFFIX):
            raise
        path = Path(os.path.expanduser(text.strip()))  # noqa: PTH111  # leaves an unknown ~name as it is
    check_place(path)
    found = text_at(path)
    if found is None:
        new = Draft.blank(str(path), moves=app.moves, length_of=laying.length, title=title_of(path))
        return RoutineDesk(app, laying, new, path)
    opened = Draft.open(found, str(path), moves=app.moves, length_of=laying.length)
    return RoutineDesk(app, laying, opened, path, found)


class RoutineDesk:
    """One routine, and what the builder needs from the rest of the program.

    Args:
        app: the parts of the program.
        laying: what lays the routine out in time.
        draft: the routine as it was opened.
        path: its file, or the shipped one it is a copy of; None for a new one.
        known: the text that is taken to be in the file; None where there is to be none yet.
    """

    def __init__(
        self, app: App, laying: Laying, draft: Draft, path: Path | None, known: str | None = None
    ) -> None:  # fmt: skip
        self._app = app
        self._laying = laying
        self._keeper = keeper_of(app)
        self._copied = path is not None and self._keeper.is_shipped(path)
        self._path = None if self._copied else path
        self._known = None if self._copied else known
        self._kept_as = None if path is None else self._keeper.home_of(path)
        self._id = None if path is None else path.name.removesuffix(SUFFIX)
        self._keeps = False
        self.draft = draft

    def now(self) -> datetime:
        """The wall clock."""
        return self._app.now()

    @property
    def where(self) -> str:
        """The file it is saved to; empty where it has none yet."""
        return "" if self._path is None else _shown(self._path)

    def suggest(self, title: str) -> str:
        """A name for a file that is not there yet."""
        return self._keeper.free_place(self._id if self._copied and self._id else title).name.removesuffix(SUFFIX)

    @property
    def moves(self) -> MoveBook:
        """The catalogue."""
        return self._app.moves

    def usual(self) -> Mapping[str, Mapping[str, Any]]:
        """How the shipped routines use each move. Those for relief come last: they are for one bad moment."""
        return self._usual

    @cached_property
    def _usual(self) -> Mapping[str, Mapping[str, Any]]:
        shelf = self._app.shelf
        read = [shelf.read(one).routine for one in shelf.found() if one.origin is Origin.SHIPPED]
        routines = sorted((one for one in read if one), key=lambda one: one.goal is Goal.RELIEF)
        return usual_tables(step for routine in routines for step in routine.leaves)

    def timeline(self, routine: Routine) -> Timeline:
        """A routine in time, with the person's own lead-ins."""
        return self._laying.timeline(routine)

    # -- saving --------------------------------------------------------------------------------------------------------

    def save(self, text: str) -> Written | ChangedElsewhere:
        """Write a text to its file, unless the file was changed meanwhile.

        Raises:
            ReliefError: it cannot be written.
        """
        if self._path is None:
            raise ReliefError("It has no file yet", hint="Save it under a name first.")
        clash = self._keeper.save(self._path, text, self._known)
        return ChangedElsewhere(self.where, clash.theirs) if isinstance(clash, Clash) else self._is_written(text)

    def save_over(self, text: str) -> Written:
        """Write a text to its file, whatever stands there.

        Raises:
            ReliefError: it cannot be written.
        """
        if self._path is not None:
            self._known = text_at(self._path)
        if isinstance(written := self.save(text), ChangedElsewhere):
            raise ReliefError("The file was changed once more", f"{written.name} was left as it is.", "Save again.")
        return written

    def save_as(self, text: str, name: str) -> Written:
        """Write a text to a new file, which is its file from now on.

        Raises:
            ReliefError: there is such a file, it is no name for one, or it cannot be written.
        """
        path = self._place(name)
        self._keeper.save(path, text, None)
        self.forget()
        self._path = self._kept_as = path
        self._copied = False
        return self._is_written(text)

    def take_theirs(self, text: str) -> None:
        """From now on the file counts as known with this text."""
        self._known = text

    def _is_written(self, text: str) -> Written:
        self._known = text
        return Written(self.where)

    def _place(self, name: str) -> Path:
        """The file a person means by a name: in their own folder, or where a path says.

        Raises:
            ReliefError: it is no name for a routine's file.
        """
        wanted = name.strip()
        stem = wanted.removesuffix(SUFFIX)
        if not stem or stem.endswith(("/", os.sep)) or UNSEEN.search(stem):
            raise ReliefError("A file needs a name", hint="As in: evening-legs")
        path = Path(os.path.expanduser(f"{stem}{SUFFIX}"))  # noqa: PTH111  # as above
        if path.name.lower() in NO_ROUTINES or path.name.startswith("."):
            raise ReliefError(f"{path.name} is no name for a routine", hint=f"As in: {file_stem(path.stem)}-2")
        return path if path.is_absolute() or path.parent != Path() else self._app.places.routines / path

    # -- through a crash -----------------------------------------------------------------------------------------------

    @property
    def left_behind(self) -> str | None:
        """A text that a builder that was broken off did not save."""
        kept = self._keeper.find_draft(self._kept_as)
        return None if kept is None else kept.text

    def take_up(self) -> None:
        """The person goes on with what was left behind: a save is held against the file as it was then."""
        kept = self._keeper.find_draft(self._kept_as)
        if kept is not None and self._path is not None and self._known is not None:
            self._known = kept.opened

    def keep(self, text: str) -> None:
        """Keep a text that is not saved. Where that cannot be done, there is nothing a person could do now."""
        with suppress(ReliefError):
            self._keeper.keep_draft(self._kept_as, text, self._known or "")
            self._keeps = True

    def forget(self) -> None:
        """Keep nothing any more."""
        self._keeper.drop_draft(self._kept_as)
        self._keeps = False

    @property
    def parting(self) -> str:
        """What to say once the builder is gone: that something was kept, and how to come back to it; else nothing."""
        if not self._keeps:
            return ""
        path = self._kept_as
        at_home = path is not None and path.parent == self._app.places.routines
        name = "" if path is None else path.name.removesuffix(SUFFIX) if at_home else str(path)
        routine = f" {as_typed(name)}" if name else ""
        return f"What you had not saved is kept; relief edit{routine} offers it."

    # -- sessions and editors ------------------------------------------------------------------------------------------

    def rehearse(self, routine: Routine, step: int | None) -> PlayedSession:
        """A session from a step on, faster, that is recorded nowhere and asks nothing: it is only looked at.

        Raises:
            ReliefError: it cannot be played.
        """
        from relief_player.bootstrap.opening import open_new  # noqa: PLC0415  # only when it is looked at

        options = PlayOptions(speed=PREVIEW_SPEED, from_step=step, voice=False, record=False, yes=True, force=True)
        return open_new(self._app, routine, self._id or "preview", options)

    def edit_elsewhere(self, text: str) -> str:
        """Hand a text to the person's editor and wait; what it saved.

        Raises:
            ReliefError: there is no editor, or it failed.
        """
        return edit_in_editor(text, f"{self._id or 'routine'}{SUFFIX}")


def _shown(path: Path) -> str:
    """A path for people: what lies in their home folder begins with ``~``."""
    home = Path.home()
    return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
