"""The TUI, given what it needs: the shelf as a library, sessions to play, and what a person prefers.

This module owns the way from the app's parts to the screens' ports. It is the only one that imports the TUI, and is
itself imported only where a screen is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from relief_player.bootstrap.acute import acute_routines, open_now
from relief_player.bootstrap.app import App
from relief_player.bootstrap.first_time import is_first_time
from relief_player.bootstrap.options import PlayOptions
from relief_player.bootstrap.played import PlayedSession
from relief_player.care.acute import acute_for, areas_helped
from relief_player.errors import ProblemsError
from relief_player.routine.model import Routine
from relief_player.routine.shelf_rows import ShelfRow
from relief_player.session.compile import compile_routine
from relief_player.session.timeline import Timeline
from relief_player.tui.ports import Services, TuiResult
from relief_player.tui.run import run_builder, run_library, run_now, run_player
from relief_player.tui.themes import theme_notices
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.desks.builder import RoutineDesk
    from relief_player.bootstrap.desks.diary import CrampDiary
    from relief_player.tui.builder.port import BuilderDesk
    from relief_player.tui.history.port import HistoryDesk
    from relief_player.tui.library.port import LibraryDesk
    from relief_player.tui.settings_desk.port import SettingsDesk


def show_library(app: App) -> TuiResult:
    """Open the TUI on the library; returns when it is left."""
    library = ShelfLibrary(app)
    return _with_parting(run_library(library, services_of(app)), library.edited)


def show_player(app: App, session: PlayedSession) -> TuiResult:
    """Play one session in the TUI; returns after its summary."""
    return run_player(session, services_of(app))


def show_builder(app: App, desk: RoutineDesk) -> TuiResult:
    """Open the TUI on the builder; returns when it is left."""
    return _with_parting(run_builder(desk, services_of(app)), desk)


def _with_parting(result: TuiResult, edited: RoutineDesk | None) -> TuiResult:
    """What the screens told, and after it what the builder kept."""
    told = (result.message, edited.parting if edited is not None else "")
    return replace(result, message="\n".join(text for text in told if text))


def show_help_now(app: App) -> TuiResult:
    """Ask where it hurts in the TUI; returns after the session, or when nothing was chosen."""
    return run_now(ShelfLibrary(app), services_of(app))


def services_of(app: App) -> Services:
    """What a person prefers, for the screens."""
    return Services(
        now=app.now,
        theme=app.settings.theme,
        reduced_motion=app.settings.reduced_motion,
        keymap=app.settings.keymap,
        notices=(*app.settings_notices, *theme_notices(app.settings.theme)),
        newcomer=lambda: is_first_time(app.places.state, "player"),
        diary=lambda: diary_of(app),
    )


def diary_of(app: App) -> CrampDiary:
    """The cramp diary, for its screens."""
    from relief_player.bootstrap.desks.diary import CrampDiary  # noqa: PLC0415  # only when it is looked at

    return CrampDiary(app)


class PartHelped(NamedTuple):
    """A part of the body, and the routine that helps it right now."""

    area: str
    name: str


class ShelfLibrary:
    """The shelf, as the library screen uses it."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._reading = Lock()
        self.edited: RoutineDesk | None = None
        """What was last on the builder's desk."""

    @property
    def folder(self) -> str:
        """Where a person puts their own routines."""
        return str(self._app.places.routines)

    def entries(
        self, on_the_way: Callable[[Sequence[ShelfRow], int], bool] | None = None, *, look: bool = True
    ) -> Sequence[ShelfRow]:
        """All routines, whole and broken.

        Args:
            on_the_way: told, while files are read, the rows so far and how many are still to be read.
            look: whether each file is asked if it has changed since it was read.
        """
        with self._reading:  # two reloads at once would make two lists of one index
            return self._app.rows(on_the_way, look=look)

    def desk(self) -> LibraryDesk:
        """What the library needs besides routines."""
        from relief_player.bootstrap.desks.library import LibraryHelp  # noqa: PLC0415  # help right now does not

        return LibraryHelp(self._app)

    def preview(self, entry_id: str) -> tuple[Routine, Timeline]:
        """A routine and its timeline.

        Raises:
            ProblemsError: the file has problems.
            NotFoundError: it has gone.
        """
        routine = self._app.in_own_units(self._routine(entry_id))
        return routine, compile_routine(routine, self._app.settings.timing)

    def acute(self) -> Sequence[PartHelped]:
        """The parts of the body there is help for right now, from the head down."""
        known = acute_routines(self._app)
        found = ((area, acute_for([area], known)) for area in areas_helped(known))
        return tuple(PartHelped(area, routine.name) for area, routine in found if routine is not None)

    def open_now(self, area: str) -> PlayedSession:
        """A session of the routine that helps a part of the body.

        Raises:
            ReliefError: it cannot be played.
        """
        return open_now(self._app, area, PlayOptions())

    def builder(self, entry_id: str | None) -> BuilderDesk:
        """A routine on the builder's desk; None begins a new one.

        Raises:
            ReliefError: it cannot be opened.
        """
        from relief_player.bootstrap.desks.builder import open_desk  # noqa: PLC0415  # only when something is made

        self.edited = open_desk(self._app, entry_id)
        return self.edited

    def history(self) -> HistoryDesk:
        """What was done, for the screens that show it."""
        from relief_player.bootstrap.desks.history import HistoryShelf  # noqa: PLC0415  # only when it is looked at

        return HistoryShelf(self._app, self.open)

    def diary(self) -> CrampDiary:
        """The cramp diary."""
        return diary_of(self._app)

    def settings(self) -> SettingsDesk:
        """What the person may choose; sessions opened after a change follow it."""
        from relief_player.bootstrap.desks.settings import SettingsDesk  # noqa: PLC0415  # as above

        return SettingsDesk(self._app.places.settings, self._app.forget_settings)

    def open(self, entry_id: str, fit: Ms | None = None) -> PlayedSession:
        """A session of a routine, ready to begin; fitted to a time where one is given.

        Raises:
            ReliefError: it cannot be played.
        """
        from relief_player.bootstrap.opening import open_new  # noqa: PLC0415  # only when one is played

        routine = self._routine(entry_id)
        self._app.hold_to_limits(routine, entry_id)
        return open_new(self._app, routine, entry_id, PlayOptions(fit=fit))

    def _routine(self, entry_id: str) -> Routine:
        entry = self._app.shelf.at_id(entry_id)
        if entry.routine is None:
            raise ProblemsError(f"{entry.name} has problems", "\n".join(str(problem) for problem in entry.problems))
        return entry.routine
