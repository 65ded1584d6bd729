"""The journal's thread: brings the history up to date with the newest entry, however slow or broken the disk is.

This module owns the hand-over between a session and its record, the retries, and the one message a person gets when
nothing can be written. It knows no SQL: it writes to a `Book`.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from relief_player.errors import HistoryError
from relief_player.history.entry import Entry, GateAnswer
from relief_player.history.faults import BusyError, RefusalError

_BUSY_PAUSE: Final = 0.05
"""Seconds before a busy book is tried again; it has done its own waiting before it said so."""


class Book(Protocol):
    """Where entries are written; used by one thread only. The ledger is the real one."""

    def open(self) -> None:
        """Make ready. Raises HistoryError, or RefusalError where it never will be."""
        ...

    def write(self, entry: Entry) -> None:
        """Write an entry; it is safe when this returns. Raises HistoryError."""
        ...

    def write_gate(self, gate_id: str, answer: GateAnswer) -> None:
        """Write the answers to a gate; they are safe when this returns. Raises HistoryError."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


class Writer:
    """A thread that writes to a book.

    Of entries only the newest matters; answers to gates are all written, in order. Nothing is given up while there is
    hope: a busy book is tried again at once, one that refuses every few seconds.

    Args:
        book: where to write.
        notice: told once, in one line, when something cannot be written. Called on this thread; must not block.
        retry_every: seconds between two tries at a book that refuses.
        awaited: whether whoever makes it calls `settle_or_raise` at once, and so is raised a refusal.
    """

    def __init__(self, book: Book, notice: Callable[[str], None], retry_every: float, *, awaited: bool = False) -> None:
        self._book = book
        self._notice = notice
        self._retry_every = retry_every
        self._changed = threading.Condition()
        self._entries: dict[str, Entry] = {}
        """The newest entry of each session that is not written yet, the oldest session first."""
        self._gates: deque[tuple[str, GateAnswer]] = deque()
        self._opened = False
        self._closing = False
        self._told = False
        self._troubled = False
        """Whether the last try failed; a disk that refuses is not waited for."""
        self._urgent = False
        """Whether the next try is not to wait."""
        self._expected = awaited
        """Whether whoever made it is about to wait; counted from the start, for the thread may be faster."""
        self._awaited = int(awaited)
        """How many callers wait to be raised a refusal."""
        self.refusal: RefusalError | None = None
        """Why nothing is written any more; None while there is hope."""
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def put(self, entry: Entry, *, urgent: bool = False) -> None:
        """Take an entry in place of the session's one before; never blocks on the disk.

        Args:
            entry: everything there is to say of its session.
            urgent: try at once, also where the book has just refused.
        """
        with self._changed:
            self._entries[entry.id] = entry
            self._urgent = self._urgent or urgent
            self._troubled = self._troubled and not urgent
            self._changed.notify_all()

    def put_gate(self, gate_id: str, answer: GateAnswer) -> None:
        """Take the answers to a gate; never blocks on the disk."""
        with self._changed:
            self._gates.append((gate_id, answer))
            self._changed.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until the book is open and all that was put is written; returns whether it is.

        Returns early where the book refuses.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._is_settled() or self._troubled or self.refusal, seconds)
            return self._is_settled()

    def settle_or_raise(self, seconds: float) -> bool:
        """As `settle`, for a caller who can do something about a refusal.

        Raises:
            RefusalError: nothing will ever be written.
        """
        with self._changed:
            self._awaited += not self._expected
            self._expected = False
            try:
                settled = self.settle(seconds)
                if self.refusal:
                    raise self.refusal
                return settled
            finally:
                self._awaited -= 1

    def close(self, seconds: float) -> bool:
        """Write what is left, with one last try where the book refuses, and end the thread.

        Args:
            seconds: how long to wait; a disk that hangs is left behind.

        Returns:
            Whether everything was written.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(seconds)
        with self._changed:
            settled = self._is_settled()
        if not settled:
            self._tell("The last of this session could not be saved to the history.")
        return settled

    # -- inside ----------------------------------------------------------------------------------------------------

    def _is_settled(self) -> bool:
        return self._opened and not self._entries and not self._gates

    def _run(self) -> None:
        while not self.refusal:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or not self._is_settled())
                last_try, self._urgent = self._closing, False
                if self._is_settled():
                    break
            try:
                self._write_next()
            except BusyError:
                with self._changed:
                    self._changed.wait(_BUSY_PAUSE)
            except RefusalError as error:
                self._refuse(error)
            except HistoryError as error:
                with self._changed:
                    self._troubled = not self._urgent
                    self._changed.notify_all()
                self._tell(_in_one_line(error, "The session goes on; it is saved as soon as it can be."))
                if last_try:
                    break
                with self._changed:
                    self._changed.wait_for(lambda: self._closing or self._urgent, self._retry_every)
        self._book.close()

    def _write_next(self) -> None:
        """Write the oldest answers, or else the oldest session; what is put meanwhile waits for the next turn."""
        with self._changed:
            gate = self._gates[0] if self._gates else None
            entry = next(iter(self._entries.values()), None)
        self._book.open()
        if gate:
            self._book.write_gate(*gate)
        elif entry:
            self._book.write(entry)
        with self._changed:
            self._opened, self._troubled = True, False
            if gate:
                self._gates.popleft()
            elif entry and self._entries[entry.id] is entry:
                del self._entries[entry.id]
            self._changed.notify_all()

    def _refuse(self, error: RefusalError) -> None:
        with self._changed:
            if self._awaited:
                self._told = True  # by whoever is raised it
            self.refusal = error
            self._changed.notify_all()
        self._tell(_in_one_line(error, "The session goes on, but it is not saved."))

    def _tell(self, text: str) -> None:
        with self._changed:
            told, self._told = self._told, True
        if told:
            return
        # A face that is being closed, or an error stream that is gone, must not take the record with it.
        with suppress(OSError, ValueError, RuntimeError):
            self._notice(text)


def _in_one_line(error: HistoryError, then: str) -> str:
    parts = (f"{error.title}.", error.message, then)
    return " ".join(part for part in parts if part)
