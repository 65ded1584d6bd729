"""The app: what all commands and faces are made from, each part opened when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from relief_player import __version__
from relief_player.places import Places, find_places, shipped
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.history.reading import History
    from relief_player.routine.model import Routine
    from relief_player.routine.moves import MoveBook
    from relief_player.routine.shelf import Shelf
    from relief_player.routine.shelf_index import ShelfIndex
    from relief_player.routine.shelf_rows import ShelfRow
    from relief_player.settings import Settings


def local_now() -> datetime:
    """The wall clock with the local offset."""
    return datetime.now(UTC).astimezone()


def open_app(places: Places | None = None, now: Callable[[], datetime] = local_now) -> App:
    """The app of the person who runs this process. Opens nothing yet."""
    return App(places or find_places(), now)


class App:
    """The parts of one process, opened as they are needed."""

    def __init__(self, places: Places, now: Callable[[], datetime]) -> None:
        self.places = places
        self.now = now
        self._index: ShelfIndex | None = None

    @cached_property
    def settings(self) -> Settings:
        """What the person chose. Problems of the file are told by `settings_notices`, and the defaults hold."""
        return self._read_settings[0]

    def forget_settings(self) -> None:
        """The settings were changed: what was made from them is made anew when it is next asked for."""
        for made in ("_read_settings", "settings", "shelf"):
            self.__dict__.pop(made, None)

    @property
    def settings_notices(self) -> tuple[str, ...]:
        """What is wrong with the settings file, a line each."""
        return self._read_settings[1]

    @cached_property
    def _read_settings(self) -> tuple[Settings, tuple[str, ...]]:
        from relief_player.settings import read_settings  # noqa: PLC0415  # tomllib only when settings are asked for

        return read_settings(self.places.settings)

    @cached_property
    def moves(self) -> MoveBook:
        """The catalogue: shipped moves, the person's own over them."""
        from relief_player.routine.moves import read_move_book  # noqa: PLC0415  # each part loads when it is asked for

        return read_move_book(shipped("routines") / "moves.toml", self.places.routines / "moves.toml")

    @cached_property
    def shelf(self) -> Shelf:
        """Where routines are found: the person's own, their other folders, and the shipped ones."""
        from relief_player.routine.shelf import Shelf  # noqa: PLC0415  # as above
        from relief_player.routine.shelf_rows import Folder, Origin  # noqa: PLC0415  # as above

        others = (Folder(Path(folder).expanduser(), Origin.FOLDER) for folder in self.settings.routine_folders)
        own, came_along = Folder(self.places.routines, Origin.OWN), Folder(shipped("routines"), Origin.SHIPPED)
        return Shelf([own, *others, came_along], lambda: self.moves)

    def rows(
        self, on_the_way: Callable[[Sequence[ShelfRow], int], bool] | None = None, *, look: bool = True
    ) -> tuple[ShelfRow, ...]:
        """A row for each routine; what is remembered of unchanged files is in the person's cache.

        Args:
            on_the_way: told the rows so far and how many files are still to be read; see `Shelf.rows`.
            look: whether each file is asked if it has changed since it was read.
        """
        from relief_player.routine.shelf_index import ShelfIndex, stamp_of  # noqa: PLC0415  # as above
        from relief_player.routine.shelf_shipped import ShippedRows  # noqa: PLC0415  # as above

        code = Path(__file__).parent.parent
        depends_on = (
            shipped("routines") / "moves.toml",
            self.places.routines / "moves.toml",
            code / "routine",
            code / "session",
        )
        made_with = f"{__version__} {[stamp_of(path) for path in depends_on]} {self.settings.timing}"
        # A person's own moves may stand before shipped ones, and so be in the rows of shipped routines.
        own_moves = os.path.exists(self.places.routines / "moves.toml")  # noqa: PTH110 - a folder may not be entered
        if self._index is None or self._index.made_with != made_with:
            came_along = None if own_moves else ShippedRows(shipped("routines"), str(self.settings.timing))
            self._index = ShelfIndex(self.places.cache / "shelf.json", made_with, came_along)
        return self.shelf.rows(self._describe, self._index, on_the_way, look=look)

    def _describe(self, routine: Routine) -> tuple[int, bool]:
        from relief_player.session.compile import compile_routine  # noqa: PLC0415  # only a changed file pays for it

        timeline = compile_routine(routine, self.settings.timing)
        return timeline.length, timeline.own_pace

    def hold_to_limits(self, routine: Routine, file: object) -> None:
        """Refuse a routine with findings of level error.

        Args:
            routine: what is to be played.
            file: what the person calls it.

        Raises:
            RefusedError: there are some; each is a line of its text.
        """
        from relief_player.errors import RefusedError  # noqa: PLC0415  # as above
        from relief_player.routine.checks import errors_of  # noqa: PLC0415  # as above

        length, _ = self._describe(routine)
        errors = errors_of(routine, Ms(length))
        lines = [f"{file}:{one.line or 1}: {one.key}: {one.message} [{one.source}]" for one in errors]
        if lines:
            raise RefusedError(
                "\n".join(lines), "This passes a limit that is there for your safety.", "--force plays it all the same."
            )

    def history(self) -> History:
        """The record, for reading. Sessions whose player is gone are marked as interrupted on the way."""
        from relief_player.history.reading import open_history  # noqa: PLC0415  # each part loads when it is asked for

        return open_history(self.places, self.now)

    def in_own_units(self, routine: Routine) -> Routine:
        """The routine with the temperatures of its heat and cold steps in the person's unit too."""
        if not {"heat", "cold"}.intersection(routine.kinds):
            return routine
        from relief_player.bootstrap.degrees import in_degrees  # noqa: PLC0415  # as above

        return in_degrees(routine, self.settings.temperature)
