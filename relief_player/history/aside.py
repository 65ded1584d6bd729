"""A damaged database is given another name, never deleted.

This module owns that name, and the lock under which a database is moved or migrated by one process at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from relief_player.errors import HistoryError
from relief_player.history import locks
from relief_player.history.faults import BusyError, told_as_history_errors

_PATIENCE: Final = 5.0
"""Seconds to wait for another process that moves or migrates the database."""


def keep_aside(
    path: Path, seen: os.stat_result, why: HistoryError, *, notice: Callable[[str], None], now: Callable[[], datetime]
) -> None:
    """Give a damaged database another name, and tell.

    Args:
        path: where it is.
        seen: the file that was found damaged. If another one has this name by now, another process was faster, and
            nothing is done.
        why: what was found.
        notice: told, in one line.
        now: the wall clock, for the new name.

    Raises:
        HistoryError: it cannot be renamed.
    """
    with told_as_history_errors(path), alone(path):
        if not path.exists() or not os.path.samestat(path.stat(), seen):
            return
        aside = free_name(path, f"{path.stem}.corrupt-{now():%Y%m%dT%H%M%S}")
        path.rename(aside)
        # A journal belongs to the file it was begun for: it must never be played back into the new one.
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))
    notice(f"{why.title} ({why.message.rstrip('.')}). It is kept as {aside.name}, and a new history begins.")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Be the only process that moves or migrates the database.

    Raises:
        BusyError: another one does, and did not end in time.
    """
    guard = locks.hold(path.with_name(f"{path.name}.opening{locks.SUFFIX}"), _PATIENCE)
    if guard is None:
        raise BusyError("The history is busy", f"Another program is making {path} ready.", "Try again in a moment.")
    try:
        yield
    finally:
        guard.release()


def free_name(path: Path, stem: str) -> Path:
    """A name beside a file that nothing has yet: the stem, and a number where that is taken."""
    wanted, number = path.with_name(f"{stem}{path.suffix}"), 2
    while wanted.exists():
        wanted, number = path.with_name(f"{stem}-{number}{path.suffix}"), number + 1
    return wanted
