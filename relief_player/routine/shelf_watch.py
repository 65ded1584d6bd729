"""Whether anything in the folders of routines has changed.

This module owns one cheap look that reads no file. Who looks how often is somebody else's business.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

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
