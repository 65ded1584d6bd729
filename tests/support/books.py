"""Books for a journal's writer: one that is slow, busy or broken for as long as a test says."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

from relief_player.errors import HistoryError
from relief_player.history.entry import Entry, GateAnswer

LONG = 10.0
"""Seconds that a test waits for something that happens at once; only a failing test waits as long."""


class FakeBook:
    """Keeps what is written in lists.

    Args:
        troubles: what the coming tries raise, one after the other; None is a try that succeeds. After the last one
            every try does.
    """

    def __init__(self, troubles: Iterable[HistoryError | None] = ()) -> None:
        self._troubles: Iterator[HistoryError | None] = iter(troubles)
        self.goes_on = threading.Event()
        """Cleared while the disk hangs."""
        self.goes_on.set()
        self.reached = threading.Event()
        """Set once a try has begun."""
        self.tries = 0
        self.written: list[Entry] = []
        self.gates: list[GateAnswer] = []
        self.closed = False

    def open(self) -> None:
        self.tries += 1
        self.reached.set()
        assert self.goes_on.wait(LONG)
        trouble = next(self._troubles, None)
        if trouble is not None:
            raise trouble

    def write(self, entry: Entry) -> None:
        self.written.append(entry)

    def write_gate(self, gate_id: str, answer: GateAnswer) -> None:
        self.gates.append(answer)

    def close(self) -> None:
        self.closed = True
