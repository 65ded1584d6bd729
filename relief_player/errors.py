"""Typed errors and the exit codes they end with.

This module owns what can be told to a person when something cannot be done. It never prints and never exits:
the command line maps an error to a message on stderr and an exit code.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a process ends with (the contract of the command line)."""

    DONE = 0
    """Done; also after q, and when the reader of a pipe went away."""
    FAILED = 1
    """It could not be done."""
    USAGE = 2
    """The command was not understood."""
    PROBLEMS = 3
    """The file has problems, or findings of level error."""
    REFUSED = 4
    """Not started: a limit or a safety question said no, or there was no one to ask."""
    HUNG_UP = 129
    """Ended because the terminal went away."""
    INTERRUPTED = 130
    """Ended by Ctrl-C."""
    TERMINATED = 143
    """Ended by a polite kill."""


class ReliefError(Exception):
    """Something cannot be done, said for the one who must act.

    Args:
        title: what is wrong, in a few words, with no full stop.
        message: where and why, one or two sentences.
        hint: how to mend it; empty where there is nothing to do.
    """

    exit_code: Exit = Exit.FAILED

    def __init__(self, title: str, message: str = "", hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The whole text, one line for each part."""
        return "\n".join(part for part in (self.title, self.message, self.hint) if part)


class UsageError(ReliefError):
    """The command, a flag or its value was not understood."""

    exit_code = Exit.USAGE


class NotFoundError(UsageError):
    """No routine, move, area or topic of that name."""


class ProblemsError(ReliefError):
    """A routine, moves or settings file has problems; they are told one by one."""

    exit_code = Exit.PROBLEMS


class RefusedError(ReliefError):
    """A limit or a safety question said no, or there was no one to ask."""

    exit_code = Exit.REFUSED


class HistoryError(ReliefError):
    """The history cannot be opened, read or written."""
