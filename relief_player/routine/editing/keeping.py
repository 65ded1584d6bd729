"""Getting a draft into its file, and keeping what is not saved yet through a crash.

This module owns when a file may be written: never over a change that somebody else made, never over another routine,
never where the shipped routines are. How a file is written stands in `routine.saving`. It never asks: it says what is
in the way, and the caller comes again with the answer.

    keeper = Keeper(own=places.routines, shipped=shipped("routines"), drafts=places.state / "drafts")
    clash = keeper.save(path, draft.text, draft.opened)       # None: it is saved
    if clash: ...                                             # shows clash.ours and clash.theirs, asks
    keeper.save(path, draft.text, clash.theirs)               # "mine": over what is there now
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from relief_player.digests import digest
from relief_player.errors import ReliefError
from relief_player.routine.problems import Problem
from relief_player.routine.saving import save_text
from relief_player.routine.shelf import NO_ROUTINES, SUFFIX
from relief_player.routine.source import read_text

_MOST_NAME: Final = 60
_UNNAMED: Final = "my-routine"
_UNTITLED: Final = "untitled"
_NOT_ON_WINDOWS: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""Names that stand for devices there, whatever their ending."""


class Clash(Struct, frozen=True):
    """The file on disk is another than the one that was opened. Nothing was written."""

    path: Path
    ours: str
    """The text that was to be saved."""
    theirs: str | None
    """The text that is there; None where the file is gone."""


class KeptDraft(Struct, frozen=True):
    """A draft that was not saved."""

    path: Path | None
    """The file it belongs to; None for a new routine."""
    text: str
    opened: str
    """The text of the file as it was opened."""


class Keeper:
    """Saves drafts.

    Args:
        own: the folder of the person's routines.
        shipped: the folder of the shipped routines, which are never written.
        drafts: the folder for what is not saved yet.
    """

    def __init__(self, *, own: Path, shipped: Path, drafts: Path) -> None:
        self._own = own
        self._shipped = shipped
        self._drafts = drafts

    # -- places --------------------------------------------------------------------------------------------------------

    def is_shipped(self, path: Path) -> bool:
        """Whether a file is one of the shipped routines."""
        return _real(path).is_relative_to(_real(self._shipped))

    def home_of(self, path: Path) -> Path:
        """Where a change of a routine is saved: its own file; for a shipped one, the person's file of the same id."""
        return self._own / path.name if self.is_shipped(path) else path

    def free_place(self, title: str) -> Path:
        """A file in the person's folder that is not there yet, named after a routine's title."""
        stem = file_stem(title)
        count, path = 1, self._own / f"{stem}{SUFFIX}"
        while os.path.lexists(path) or path.name in NO_ROUTINES:
            count += 1
            path = self._own / f"{stem}-{count}{SUFFIX}"
        return path

    # -- saving --------------------------------------------------------------------------------------------------------

    def save(self, path: Path, text: str, opened: str | None) -> Clash | None:
        """Write a text into its file, in one step, if the file is still as it was opened.

        Args:
            path: the file.
            text: the whole text.
            opened: the text that is taken to be in the file; None where there is to be no file yet.

        Returns:
            None where it is saved; otherwise what is in the way.

        Raises:
            ReliefError: it is a shipped routine, the file is there already, or it cannot be read or written.
        """
        if self.is_shipped(path):
            raise ReliefError(
                "The shipped routines stay as they are", f"{path} was not changed.", "Save it among your own routines."
            )
        if opened is None:
            # Where a link leads nowhere any more, what it leads to is made again.
            save_text(_real(path) if path.is_symlink() else path, text)
            return None
        theirs = text_at(path)
        if theirs not in (opened, text):
            return Clash(path, text, theirs)
        if theirs != text:
            target = _real(path)
            if not os.access(target, os.W_OK):
                raise ReliefError("The file may not be written", f"{path} was left as it is.", "Save it elsewhere.")
            save_text(target, text, overwrite=True)
        return None

    # -- through a crash -----------------------------------------------------------------------------------------------

    def keep_draft(self, path: Path | None, text: str, opened: str) -> None:
        """Keep a text that is not saved; an older one of the same file is replaced.

        Raises:
            ReliefError: it cannot be written.
        """
        whole = {"path": None if path is None else str(path.absolute()), "text": text, "opened": opened}
        save_text(self._draft_of(path), json.dumps(whole), overwrite=True, lasting=False)

    def find_draft(self, path: Path | None) -> KeptDraft | None:
        """What was kept of a file, or of a new routine (None); None where there is nothing, or nothing readable."""
        try:
            kept: Any = json.loads(self._draft_of(path).read_text(encoding="utf-8"))
            return KeptDraft(path, str(kept["text"]), str(kept["opened"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def drop_draft(self, path: Path | None) -> None:
        """Forget what was kept; for when it is saved, or the person does not want it."""
        with suppress(OSError):
            self._draft_of(path).unlink()

    def _draft_of(self, path: Path | None) -> Path:
        if path is None:
            return self._drafts / f"{_UNTITLED}.json"
        mark = digest(str(path.absolute()))[:16]
        return self._drafts / f"{file_stem(path.stem)}-{mark}.json"


def text_at(path: Path) -> str | None:
    """The text of a file as it is on disk; None where there is none.

    Raises:
        ReliefError: there is something that cannot be read as a text.
    """
    if not path.exists():
        return None
    text = read_text(path)
    if isinstance(text, Problem):
        raise ReliefError("The file cannot be read", str(text), text.hint)
    return text


def file_stem(title: str) -> str:
    """A title as the name of a file, without its ending: letters, digits and single dashes, in lower case."""
    words = "".join(one if one.isalnum() else " " for one in title.casefold()).split()
    stem = "-".join(words)[:_MOST_NAME].strip("-") or _UNNAMED
    return f"my-{stem}" if stem in _NOT_ON_WINDOWS else stem


def _real(path: Path) -> Path:
    """The file itself, where a path goes through links; unlike `Path.resolve` it never fails on a loop of them."""
    return Path(os.path.realpath(path))
