"""Whether anything in the folders of routines has changed, and which of them cannot be looked into.

This module owns such cheap looks, which read no file. Who looks how often is somebody else's business.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from relief_player.cleaning import one_line
from relief_player.routine.shelf_rows import Folder, Origin

_SUFFIX: Final = ".toml"


def stamp_of_folders(folders: Iterable[Path]) -> int:
    """A figure that changes when a file that a list depends on is made, changed or removed; catalogues are such too.

    It is the same only within one process.
    """
    return hash(tuple(_files_in(folder) for folder in folders))


def _files_in(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Each file with its time and size; none where the folder is missing or may not be read."""
    found = set()
    with suppress(OSError), os.scandir(folder) as listed:
        for entry in listed:
            if entry.name.endswith(_SUFFIX):
                with suppress(OSError):
                    status = entry.stat()
                    found.add((entry.name, status.st_mtime_ns, status.st_size))
    return frozenset(found)


def unlisted(folders: Iterable[Folder]) -> tuple[str, ...]:
    """A sentence for each folder whose routines cannot be listed. One's own may be missing: it is made when needed."""
    told = []
    for folder in folders:
        try:
            os.scandir(folder.path).close()
        except FileNotFoundError:
            if folder.origin is Origin.FOLDER:
                told.append(f"{one_line(str(folder.path))} is not there: it stands among the folders in your settings.")
        except PermissionError:
            told.append(f"{one_line(str(folder.path))} may not be read: the routines in it are not listed.")
        except OSError as error:
            why = (error.strerror or "unknown reason").lower()
            told.append(f"{one_line(str(folder.path))}: {why}. No routines of it are listed.")
    return tuple(told)
