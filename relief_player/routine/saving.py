"""Writing a text to a file so that there is always a whole one: the old, or the new.

This module owns the atomic write. It never writes over a file unless it is told to.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from relief_player.errors import ReliefError


def save_text(path: Path, text: str, *, overwrite: bool = False, lasting: bool = True) -> None:
    """Write a text as UTF-8, in one step: a temporary file beside it takes its place.

    Args:
        path: the file; its folder is made where there is none.
        text: the whole text.
        overwrite: whether a file that is there may be replaced.
        lasting: whether to wait until the disk has it; a cache need not.

    Raises:
        ReliefError: the file is there already, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=".tmp")
    except FileExistsError as error:
        raise ReliefError("The file was not written", f"{path}: {error.filename} is no folder.") from error
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            if lasting:
                os.fsync(opened.fileno())
        _take_place(Path(temporary), path, overwrite=overwrite)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def _take_place(temporary: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        else:
            temporary.chmod(_usual_mode())
        temporary.replace(path)
        return
    temporary.chmod(_usual_mode())
    try:
        # A hard link fails where the name is taken, so that nothing is lost to a race; not every disk has links.
        os.link(temporary, path)
    except FileExistsError as error:
        raise ReliefError(
            "The file is there already", f"{path} was left as it is.", "Choose another name, or remove the file first."
        ) from error
    except OSError:
        if path.exists():
            raise ReliefError(
                "The file is there already",
                f"{path} was left as it is.",
                "Choose another name, or remove the file first.",
            ) from None
        temporary.replace(path)


def _usual_mode() -> int:
    """What a file that is made in the usual way may be read by."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def _not_written(path: Path, error: OSError) -> ReliefError:
    why = (error.strerror or "unknown reason").lower()
    return ReliefError("The file was not written", f"{path}: {why}.", "Nothing was changed.")
