"""Where the lines go: written and flushed one by one, with the ways in which a reader can go away.

This module owns the writing end. It knows nothing of sessions. A reader that went away is told once, by `gone`,
and everything after that is dropped in silence.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from enum import Enum
from typing import TextIO


class Gone(Enum):
    """Why nothing can be written any more."""

    READER = "the reader of a pipe went away"
    TERMINAL = "the terminal went away"
    GIVEN_UP = "the terminal took nothing more, and the session had to end"
    FULL = "the output could not be written"


class WriteAbortedError(Exception):
    """Raised by a signal handler into a write that hangs, so that the session can still end."""


class Output:
    """A stream of lines.

    Args:
        stream: text; flushed after every line.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.gone: Gone | None = None
        """Why it takes nothing more; None while it does."""
        self.writing = False
        """Whether a write is under way; read by signal handlers."""
        self.lines = 0
        """How many lines have been begun."""

    def line(self, text: str) -> None:
        """Write a line and flush it. Does nothing once the reader has gone."""
        if self.gone is not None:
            return
        self.lines += 1
        try:
            self.writing = True
            self._stream.write(text + "\n")
            self._stream.flush()
        except WriteAbortedError:
            self._lose(Gone.GIVEN_UP)
        except OSError as error:
            self._lose(_REASONS.get(error.errno or 0, Gone.FULL))
        finally:
            self.writing = False

    def _lose(self, why: Gone) -> None:
        self.gone = why
        discard(self._stream)


_REASONS = {errno.EPIPE: Gone.READER, errno.EINVAL: Gone.READER, errno.EIO: Gone.TERMINAL, errno.ENXIO: Gone.TERMINAL}
"""Windows says EINVAL where others say EPIPE."""


def discard(stream: TextIO) -> None:
    """Send what is still held for a stream nowhere, so that the end of the program neither fails nor hangs on it."""
    with suppress(OSError, ValueError):  # a stream without a descriptor, or one already closed, holds nothing
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
