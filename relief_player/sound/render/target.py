"""The files that a rendering ends in: all of them, whole, or none.

This module owns the parts that are written first and put in place at the end, by a rename in the same folder. Whatever
ends the writing early leaves the folder as it was.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from relief_player.errors import ReliefError, UsageError


class Target:
    """Files to be written, to be used with ``with``: put in place where it ends well, removed where it does not.

    Args:
        paths: where the files are to be.
        replace: whether files that are there may be replaced.

    Raises:
        UsageError: one is there already, or its folder is not.
    """

    def __init__(self, paths: list[Path], *, replace: bool) -> None:
        for path in paths:
            if path.is_dir():
                raise UsageError(f"{path} is a folder", "The file to be written needs a name.")
            if not path.parent.is_dir():
                raise UsageError(f"There is no folder {path.parent}", f"{path.name} was to be written there.")
            if os.path.lexists(path) and not replace:
                hint = "Give another name, or --replace to write over it."
                raise UsageError(f"{path} is there already", "It was left as it is.", hint)
        self._parts = {path: path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part") for path in paths}

    def part(self, path: Path) -> Path:
        """Where to write what will be at `path`."""
        return self._parts[path]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._put_in_place()
        except OSError as failed:
            raise not_written(failed) from failed
        finally:
            for part in self._parts.values():
                part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise not_written(error) from error

    def _put_in_place(self) -> None:
        for part in self._parts.values():
            with part.open("rb+") as file:
                # A disk that is full says so here at the latest.
                os.fsync(file.fileno())
        for path, part in self._parts.items():
            part.replace(path)


def not_written(error: OSError) -> ReliefError:
    """Why a file could not be written, for the person."""
    why = error.strerror or str(error)
    return ReliefError("The file could not be written", f"{why[:1].upper()}{why[1:]}. Nothing was left behind.")
