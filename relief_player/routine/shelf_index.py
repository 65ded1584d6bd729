"""What the shelf remembers of each file, so that a list of routines need not read them all.

This module owns one small JSON file in the person's cache. It can be deleted at any time; where it is missing, damaged
or cannot be written, the shelf reads the files themselves and nobody notices.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from relief_player.routine.shelf_shipped import ShippedRows

Fields = dict[str, Any]
"""What is remembered of one routine: the values of its row, as JSON has them."""

_VERSION: Final = 1
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Ten thousand routines take six million."""
_STAMP: Final = ("time", "size", "number")
"""What stands before a row: see `stamp_of`."""
_FRESH: Final = 2_000_000_000
"""Nanoseconds in which a file may be written again without its time of change showing it."""


class ShelfIndex:
    """The rows of files that have not changed since they were read.

    Args:
        path: the JSON file; None keeps nothing.
        made_with: whatever else a row depends on (versions, the catalogue, settings); another value forgets all.
        shipped: what came with the program about its own routines; None where it does not hold.
    """

    def __init__(self, path: Path | None, made_with: str, shipped: ShippedRows | None = None) -> None:
        self._path = path
        self._shipped = shipped
        self.made_with = made_with
        """As it was given."""
        with uncollected():
            self._known = _load(path, made_with) if path else {}
        self._kept: dict[str, Any] = {}
        self._changed = False

    def begin(self) -> None:
        """Begin another list: what it does not ask for is forgotten when it is saved."""
        self._kept = {}

    def recall(self, path: str, *, look: bool = True) -> Fields | None:
        """What is known of a file; None where nothing is, or it has changed.

        Args:
            path: the file.
            look: whether the file is asked if it has changed; otherwise it is taken to be as it was.
        """
        known = self._known.get(path)
        if isinstance(known, list) and len(known) > len(_STAMP):
            fields = known[len(_STAMP)]
            if isinstance(fields, dict) and (not look or known[: len(_STAMP)] == stamp_of(path)):
                self._kept[path] = known
                return fields
        return self._shipped.recall(Path(path)) if self._shipped is not None else None

    def remember(self, path: str, fields: Fields, stamp: list[int] | None) -> None:
        """Keep what was read of a file.

        Args:
            path: the file.
            fields: its row.
            stamp: what `stamp_of` said before the file was read.
        """
        self._changed = True
        if stamp is None or stamp[0] > time.time_ns() - _FRESH:
            return
        self._kept[path] = [*stamp, fields]

    def save(self) -> None:
        """Write the index where anything has changed. Failing to is no matter."""
        if self._path is None or not (self._changed or self._kept.keys() != self._known.keys()):
            return
        from relief_player.errors import ReliefError  # noqa: PLC0415 - an index in use is seldom written
        from relief_player.routine.saving import save_text  # noqa: PLC0415 - as above

        whole = {"version": _VERSION, "made_with": self.made_with, "files": self._kept}
        try:
            save_text(self._path, json.dumps(whole, ensure_ascii=True), overwrite=True, lasting=False)
        except ReliefError:
            return
        self._known, self._changed = dict(self._kept), False


@contextmanager
def uncollected() -> Iterator[None]:
    """A while without the collector: what is made of ten thousand files is all kept, and not worth going over.

    Nor is it later: it is freed by itself when nobody has it any more.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def stamp_of(path: Path | str) -> list[int] | None:
    """What changes when a file is changed: its time, size and number; None where it cannot be asked."""
    try:
        status = os.stat(path)  # noqa: PTH116 - one call for each file of every list
    except (OSError, ValueError):
        return None
    return [status.st_mtime_ns, status.st_size, status.st_ino]


def _load(path: Path, made_with: str) -> dict[str, Any]:
    try:
        with path.open("rb") as opened:
            raw = opened.read(_MOST_BYTES + 1)
        whole = json.loads(raw) if len(raw) <= _MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(whole, dict) or whole.get("version") != _VERSION or whole.get("made_with") != made_with:
        return {}
    files = whole.get("files")
    return files if isinstance(files, dict) else {}
