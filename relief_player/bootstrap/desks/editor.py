"""A person's own editor: a text is handed to it, and what it saved comes back.

This module owns which editor that is, and how it is run. The terminal is its own meanwhile: whoever calls this has
given it up.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from relief_player.errors import ReliefError
from relief_player.routine.problems import Problem
from relief_player.routine.source import read_text

_USUAL: Final = ("sensible-editor", "nano", "vim", "vi") if sys.platform != "win32" else ("notepad",)
"""What is tried where a person has named none."""


def edit_in_editor(text: str, name: str) -> str:
    """Let a person edit a text; what the editor saved, which is the same text where it saved nothing.

    Args:
        text: the whole text.
        name: what the editor calls the file.

    Raises:
        ReliefError: there is no editor, it cannot be run, it failed, or what it saved is no text.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="relief-") as folder:
            path = Path(folder) / name
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            run_editor(path, otherwise="Nothing was taken over.")
            edited = read_text(path)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise ReliefError("The text could not be handed to the editor", f"{tempfile.gettempdir()}: {why}.") from error
    if isinstance(edited, Problem):
        where = f" {edited.hint[:1].upper()}{edited.hint[1:]}." if edited.hint else ""
        message = f"{edited.message[:1].upper()}{edited.message[1:]}.{where}"
        raise ReliefError("What the editor saved cannot be read", message, "Nothing was taken over.")
    return edited


def run_editor(path: Path, *, otherwise: str = "") -> None:
    """Open a file in the person's editor and wait until it is closed.

    Args:
        path: the file.
        otherwise: what to say of the file where the editor fails.

    Raises:
        ReliefError: there is no editor, it cannot be started, or it failed.
    """
    command = _editor()
    try:
        with _interrupts_are_the_editors():
            # The command is the person's own choice.
            code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  # as said above
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise ReliefError("The editor could not be started", f"{command[0]}: {why}.", _HINT) from error
    if code:
        ended = f"gave {code}" if code > 0 else f"was ended by signal {-code}"
        raise ReliefError("The editor ended with an error", f"{command[0]} {ended}.", otherwise)


_HINT: Final = "Set VISUAL or EDITOR to an editor that is there, as in EDITOR=nano."


def _editor() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        if wanted := os.environ.get(variable, "").strip():
            try:
                words = shlex.split(wanted, posix=sys.platform != "win32")
            except ValueError as error:
                raise ReliefError(f"{variable} is no command", f"It says: {wanted}", _HINT) from error
            # On Windows a backslash is part of a path; quotes are only for spaces there, and stay around a word.
            return [word.strip('"') for word in words] if sys.platform == "win32" else words
    for usual in _USUAL:
        if found := shutil.which(usual):
            return [found]
    raise ReliefError("No editor was found", hint=_HINT)


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl-C in the editor must not end us; a handler of ours, unlike an ignored signal, is not passed on to it."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
