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

_USUAL: Final = ("nano", "vi") if sys.platform != "win32" else ("notepad",)
"""What is tried where a person has named none."""


def edit_in_editor(text: str, name: str) -> str:
    """Let a person edit a text; what the editor saved, which is the same text where it saved nothing.

    Args:
        text: the whole text.
        name: what the editor calls the file.

    Raises:
        ReliefError: there is no editor, it cannot be run, it failed, or what it saved is no text.
    """
    command = _editor()
    try:
        with tempfile.TemporaryDirectory(prefix="relief-") as folder:
            path = Path(folder) / name
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            with _interrupts_are_the_editors():
                # The command is the person's own choice, and the path is ours.
                code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  # as said above
            edited = read_text(path)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise ReliefError("The editor could not be run", f"{command[0]}: {why}.", _HINT) from error
    if code:
        raise ReliefError("The editor ended with an error", f"{command[0]} gave {code}; nothing was taken over.")
    if isinstance(edited, Problem):
        raise ReliefError("What the editor saved cannot be read", edited.message, edited.hint)
    return edited


_HINT: Final = "Name it in the variable VISUAL or EDITOR."


def _editor() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        if wanted := os.environ.get(variable, "").strip():
            try:
                return shlex.split(wanted, posix=sys.platform != "win32")
            except ValueError as error:
                raise ReliefError(f"{variable} is no command", f"It says: {wanted}") from error
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
