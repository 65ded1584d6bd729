"""Locks of the operating system: the proof that a session's player is alive.

This module owns the lock files. A lock is held by an open file and falls with its process, however that dies; what a
lock file says (nothing) and how old it is never matter. Where a file system knows no locks, holding one is taken as
read: a session may then look interrupted to others until its next write says that it runs.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        """Lock the first byte, or raise OSError at once."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        """Lock the open file, or raise OSError at once. A second opening in the same process is another one."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


_HELD_ELSEWHERE: Final = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_NO_LOCKS_HERE: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
_NAP: Final = 0.01
"""Seconds between two tries at a lock that another process may hold for a moment only."""
SUFFIX: Final = ".lock"


class Lock:
    """A held lock. Made by `hold`; let go by `release`, or by the end of the process."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle = handle
        self._path = path

    def release(self) -> None:
        """Let go and remove the file. Does nothing the second time."""
        handle, self._handle = self._handle, -1
        if handle < 0:
            return
        # The file goes while the lock is held, so that nobody can hold a file that is about to vanish: who was waiting
        # finds that its file is no longer the one of that name. Windows removes no open file: it goes afterwards.
        with suppress(OSError):
            self._path.unlink()
        with suppress(OSError):
            _unlock(handle)
        os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()


def hold(path: Path, patience: float = 0.0) -> Lock | None:
    """Take the lock of a file, making it if need be.

    Args:
        path: the lock file; its folder exists.
        patience: seconds to go on trying while somebody else holds it.

    Returns:
        The lock; None where somebody else holds it.

    Raises:
        OSError: the file cannot be made or opened.
    """
    until = time.monotonic() + patience
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if _take(handle) and _is_still(handle, path):
                return Lock(handle, path)
        except BaseException:
            os.close(handle)
            raise
        gone = not _is_still(handle, path)
        os.close(handle)
        if gone:
            continue  # the holder has just removed it: the name is free
        if time.monotonic() >= until:
            return None
        time.sleep(_NAP)


def _take(handle: int) -> bool:
    try:
        _try_lock(handle)
    except OSError as error:
        if error.errno in _HELD_ELSEWHERE:
            return False
        if error.errno in _NO_LOCKS_HERE:
            return True
        raise
    return True


def _is_still(handle: int, path: Path) -> bool:
    """Whether the name still leads to the open file."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def session_lock(folder: Path, session_id: str) -> Path:
    """The lock file of a session."""
    return folder / f"{session_id}{SUFFIX}"


def locked_ids(folder: Path) -> list[str]:
    """The ids of all lock files of a folder, held or stale; none where there is no such folder."""
    try:
        return sorted(entry.name.removesuffix(SUFFIX) for entry in folder.iterdir() if entry.name.endswith(SUFFIX))
    except (FileNotFoundError, NotADirectoryError):
        return []
