"""Where routines are found: the shipped ones, a person's own, more folders, and any path.

This module owns ids and the order in which one routine stands before another of the same id: a person's own,
then their other folders, then what is shipped. A broken file is listed with its problems, never hidden. Reading a
file belongs to `reader`; it is loaded only where a file is really read.

    shelf = Shelf([Folder(places.routines, Origin.OWN), Folder(shipped("routines"), Origin.SHIPPED)], lambda: book)
    shelf.find("calf-cramp-now")            # an id, a name or a path; NotFoundError with the nearest names
    shelf.entries()                         # everything read, broken ones with their problems
    shelf.rows(describe, index)             # the rows of `relief list`, from the index where nothing has changed
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relief_player.errors import NotFoundError
from relief_player.routine.shelf_rows import Folder, Found, Origin, ShelfEntry, ShelfRow, row_from, row_of

if TYPE_CHECKING:
    from relief_player.routine.model import Routine
    from relief_player.routine.moves import MoveBook
    from relief_player.routine.shelf_index import ShelfIndex

SUFFIX: Final = ".toml"
NO_ROUTINES: Final = frozenset({"moves.toml", "sources.toml"})
"""Files of a routine folder that hold something else."""
_TOLD_EVERY: Final = 250
"""Files that are read between two words about it."""


class Shelf:
    """All routines of a person.

    Args:
        folders: in order: what stands first shadows what follows.
        moves: gives the catalogue; asked only when a file is read.
    """

    def __init__(self, folders: Sequence[Folder], moves: Callable[[], MoveBook]) -> None:
        self._folders = tuple(folders)
        self._moves = moves

    def found(self) -> tuple[Found, ...]:
        """Every routine file by its id, in the order of the ids; nothing is read."""
        return tuple(Found(one, Path(path), origin) for one, path, origin in self._listed())

    def _listed(self) -> list[tuple[str, str, Origin]]:
        """The same, with the paths as texts: ten thousand `Path` take longer to make than to look for."""
        seen: dict[str, tuple[str, str, Origin]] = {}
        for folder in self._folders:
            within = os.path.join(folder.path, "")  # noqa: PTH118 - ends in a separator
            for name in _names_in(folder):
                routine_id = name.removesuffix(SUFFIX)
                if routine_id not in seen:
                    seen[routine_id] = (routine_id, within + name, folder.origin)
        return [seen[key] for key in sorted(seen)]

    def entries(self) -> tuple[ShelfEntry, ...]:
        """Every routine, read; in the order of the ids."""
        return tuple(self.read(one) for one in self.found())

    def rows(
        self,
        describe: Callable[[Routine], tuple[int, bool]],
        index: ShelfIndex,
        on_the_way: Callable[[Sequence[ShelfRow], int], bool] | None = None,
        *,
        look: bool = True,
    ) -> tuple[ShelfRow, ...]:
        """The rows of a list, in the order of the ids; files that have not changed are not read.

        Args:
            describe: says of a routine how long it is in milliseconds, and whether the user's own pace adds to it.
            index: what is remembered; written back where anything has changed.
            on_the_way: told, while files are read, the rows so far and how many are still to be read. Where it
                returns False no more are read, and the rows so far are all there are.
            look: whether each file is asked if it has changed; where it is not, only new ones are read.
        """
        from relief_player.routine.shelf_index import stamp_of, uncollected  # noqa: PLC0415 - its owner has loaded it

        listed = self._listed()
        index.begin()
        with uncollected():
            known = [
                row_from(index.recall(path, look=look) if one.isprintable() else None, one, path, str(origin))
                for one, path, origin in listed
            ]
        unknown = [number for number, row in enumerate(known) if row is None]
        for done, number in enumerate(unknown):
            if on_the_way is not None and done % _TOLD_EVERY == 0:
                if not on_the_way([row for row in known if row is not None], len(unknown) - done):
                    break
                index.save()
            routine_id, path, origin = listed[number]
            stamp = stamp_of(path)
            row = row_of(self.read(Found(routine_id, Path(path), origin)), describe)
            index.remember(path, row.as_fields(), stamp)
            known[number] = row
        index.save()
        return tuple(row for row in known if row is not None)

    def stamp(self) -> int:
        """A figure that changes when a file of any folder is made, changed or removed. It reads none of them."""
        from relief_player.routine.shelf_watch import stamp_of_folders  # noqa: PLC0415 - a list by itself does not look

        return stamp_of_folders(folder.path for folder in self._folders)

    def unlisted(self) -> tuple[str, ...]:
        """A sentence for each folder that is there, or should be, and whose routines cannot be listed."""
        from relief_player.routine.shelf_watch import unlisted  # noqa: PLC0415 - the first screen does not wait for it

        return unlisted(self._folders)

    def at_id(self, routine_id: str) -> ShelfEntry:
        """The routine of an id that a list has shown, read without looking through the folders.

        Raises:
            NotFoundError: it has gone.
        """
        for folder in self._folders:
            path = folder.path / (routine_id + SUFFIX)
            if _is_routine(path.name) and path.parent == folder.path and os.path.lexists(path):
                return self.read(Found(routine_id, path, folder.origin))
        from relief_player.routine.shelf_words import gone  # noqa: PLC0415 - only a mistake pays for it

        raise gone(routine_id)

    def read(self, found: Found) -> ShelfEntry:
        """Read one file; what is wrong with it, its name included, is in the entry."""
        from relief_player.routine.reader import read_routine_file  # noqa: PLC0415 - a list in use reads no file

        if not found.id.isprintable():
            from relief_player.routine.shelf_words import unseen_in_id  # noqa: PLC0415 - hardly ever needed

            if problem := unseen_in_id(found.id):
                return ShelfEntry(problem.file, found.path, found.origin, None, (problem,), problem.file)
        result = read_routine_file(found.path, self._moves())
        return ShelfEntry(found.id, found.path, found.origin, result.routine, result.problems, result.name or found.id)

    def find(self, text: str) -> ShelfEntry:
        """The routine that a person means: an id, a name in any case, ``shipped/ID``, or a path.

        Raises:
            NotFoundError: there is none; the hint names the nearest.
        """
        wanted = text.strip()
        if not wanted:
            raise NotFoundError("No routine was named", hint="Try relief list.")
        all_found = self.found()
        if one := next((one for one in all_found if one.id == wanted), None) or self._shipped(wanted):
            return self.read(one)
        if _looks_like_a_path(wanted):
            return self._at(wanted)
        folded = wanted.casefold()
        if one := next((one for one in all_found if one.id.casefold() == folded), None):
            return self.read(one)
        named = [self.read(one) for one in all_found]
        if entry := next((entry for entry in named if entry.name.casefold() == folded), None):
            return entry
        if os.path.lexists(wanted):
            return self._at(wanted)
        from relief_player.routine.shelf_words import not_called  # noqa: PLC0415 - only a mistake pays for it

        raise not_called(wanted, ((entry.id, entry.name) for entry in named))

    def _shipped(self, wanted: str) -> Found | None:
        """``shipped/ID`` reaches a shipped routine that a person's own stands before."""
        prefix = f"{Origin.SHIPPED}/"
        if not wanted.startswith(prefix):
            return None
        name = wanted.removeprefix(prefix) + SUFFIX
        folders = (folder for folder in self._folders if folder.origin is Origin.SHIPPED and name in _names_in(folder))
        return next((Found(name.removesuffix(SUFFIX), one.path / name, one.origin) for one in folders), None)

    def _at(self, wanted: str) -> ShelfEntry:
        path = Path(os.path.expanduser(wanted))  # noqa: PTH111 - leaves an unknown ~name as it is, and does not raise
        if not os.path.lexists(path):
            from relief_player.routine.shelf_words import no_file  # noqa: PLC0415 - only a mistake pays for it

            raise no_file(wanted)
        return self.read(Found(path.name.removesuffix(SUFFIX), path, Origin.PATH))


def _names_in(folder: Folder) -> Iterable[str]:
    """The files of a folder that are taken for routines; none where the folder is missing or may not be read."""
    try:
        with os.scandir(folder.path) as listed:
            names = [entry.name for entry in listed]
    except OSError:
        return ()
    return (name for name in names if _is_routine(name))


def _is_routine(name: str) -> bool:
    return name.endswith(SUFFIX) and not name.startswith(".") and name.lower() not in NO_ROUTINES


def _looks_like_a_path(text: str) -> bool:
    return text.endswith(SUFFIX) or text.startswith("~") or os.sep in text or (os.altsep or os.sep) in text
