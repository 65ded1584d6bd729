"""Where routines are found: the shipped ones, a person's own, more folders, and any path.

This module owns ids, origins and the order in which one routine stands before another of the same id: a person's own,
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
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from relief_player.errors import NotFoundError
from relief_player.routine.shelf_rows import ShelfRow, row_from, row_of

if TYPE_CHECKING:
    from relief_player.routine.model import Routine
    from relief_player.routine.moves import MoveBook
    from relief_player.routine.problems import Problem
    from relief_player.routine.shelf_index import ShelfIndex

SUFFIX: Final = ".toml"
NO_ROUTINES: Final = frozenset({"moves.toml", "sources.toml"})
"""Files of a routine folder that hold something else."""
_MOST_NEAR: Final = 3


class Origin(StrEnum):
    """Where a routine comes from."""

    OWN = "own"
    """The person's own folder."""
    FOLDER = "folder"
    """A folder named in the settings."""
    SHIPPED = "shipped"
    PATH = "path"
    """A path that was asked for."""


class Folder(NamedTuple):
    """A folder with routines in it; those in folders inside it are not looked for."""

    path: Path
    origin: Origin


class Found(NamedTuple):
    """A file that is taken for a routine by its place and its name."""

    id: str
    """The file's name without its ending."""
    path: Path
    origin: Origin


class ShelfEntry(NamedTuple):
    """A routine file that was read."""

    id: str
    path: Path
    origin: Origin
    routine: Routine | None
    """None where the file has problems."""
    problems: tuple[Problem, ...] = ()
    name: str = ""
    """The routine's name as far as it could be read, else its id."""


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
        seen: dict[str, Found] = {}
        for folder in self._folders:
            for one in _files_in(folder):
                seen.setdefault(one.id, one)
        return tuple(seen[key] for key in sorted(seen))

    def entries(self) -> tuple[ShelfEntry, ...]:
        """Every routine, read; in the order of the ids."""
        return tuple(self.read(one) for one in self.found())

    def rows(self, describe: Callable[[Routine], tuple[int, bool]], index: ShelfIndex) -> tuple[ShelfRow, ...]:
        """The rows of a list, in the order of the ids; files that have not changed are not read.

        Args:
            describe: says of a routine how long it is in milliseconds, and whether the user's own pace adds to it.
            index: what is remembered; written back where anything has changed.
        """
        from relief_player.routine.shelf_index import stamp_of  # noqa: PLC0415 - its owner has loaded it already

        rows = []
        for one in self.found():
            remembered = index.recall(one.path) if one.id.isprintable() else None
            row = row_from(remembered, one.id, str(one.path), str(one.origin))
            if row is None:
                stamp = stamp_of(one.path)
                entry = self.read(one)
                row = row_of(entry, describe)
                index.remember(one.path, row.as_fields(), stamp)
            rows.append(row)
        index.save()
        return tuple(rows)

    def read(self, found: Found) -> ShelfEntry:
        """Read one file; what is wrong with it, its name included, is in the entry."""
        from relief_player.routine.reader import read_routine_file  # noqa: PLC0415 - a list in use reads no file

        if not found.id.isprintable() and (problem := _unseen_in_id(found)):
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
        raise NotFoundError(f"No routine is called {_quoted(wanted)}", hint=_nearest(wanted, named))

    def _shipped(self, wanted: str) -> Found | None:
        """``shipped/ID`` reaches a shipped routine that a person's own stands before."""
        prefix = f"{Origin.SHIPPED}/"
        if not wanted.startswith(prefix):
            return None
        folders = (folder for folder in self._folders if folder.origin is Origin.SHIPPED)
        files = (one for folder in folders for one in _files_in(folder))
        return next((one for one in files if one.id == wanted.removeprefix(prefix)), None)

    def _at(self, wanted: str) -> ShelfEntry:
        path = Path(os.path.expanduser(wanted))  # noqa: PTH111 - leaves an unknown ~name as it is, and does not raise
        if not os.path.lexists(path):
            raise NotFoundError(
                f"There is no file {_quoted(wanted)}", hint="Try relief list for the routines that are there."
            )
        return self.read(Found(path.name.removesuffix(SUFFIX), path, Origin.PATH))


def _files_in(folder: Folder) -> Iterable[Found]:
    """The files of a folder that are taken for routines; none where the folder is missing or may not be read."""
    try:
        with os.scandir(folder.path) as listed:
            names = [entry.name for entry in listed]
    except OSError:
        return
    for name in names:
        if name.endswith(SUFFIX) and not name.startswith(".") and name.lower() not in NO_ROUTINES:
            yield Found(name.removesuffix(SUFFIX), folder.path / name, folder.origin)


def _looks_like_a_path(text: str) -> bool:
    return text.endswith(SUFFIX) or text.startswith("~") or os.sep in text or (os.altsep or os.sep) in text


def _unseen_in_id(found: Found) -> Problem | None:
    """The problem of an id that holds something unseen; told with the id written out."""
    from relief_player.routine.problems import UNSEEN, Problem, cleaned  # noqa: PLC0415 - hardly ever needed

    if not UNSEEN.search(found.id):
        return None
    return Problem(cleaned(found.id), None, None, "", "the file's name holds a control character", "rename the file")


def _quoted(text: str) -> str:
    from relief_player.routine.problems import shown  # noqa: PLC0415 - only a mistake pays for it

    return shown(text)


def _nearest(wanted: str, entries: list[ShelfEntry]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake pays for it

    from relief_player.routine.problems import cleaned  # noqa: PLC0415 - as above

    spelled = {entry.name.casefold(): entry.id for entry in entries} | {
        entry.id.casefold(): entry.id for entry in entries
    }
    near = get_close_matches(wanted.casefold()[:80], spelled, n=_MOST_NEAR, cutoff=0.5)
    ids = dict.fromkeys(spelled[word] for word in near)
    if not ids:
        return "Try relief list for the routines that are there."
    return f"Did you mean {' or '.join(cleaned(one) for one in ids)}?"
