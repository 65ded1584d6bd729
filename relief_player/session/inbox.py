"""What is asked of a session, waiting for its thread.

This module owns the queue between whoever presses keys and the conductor: nothing put into it is ever left without
an answer. It carries nothing out.
"""

from __future__ import annotations

import queue
from concurrent.futures import Future

from msgspec import Struct

from relief_player.session.state import Order
from relief_player.units import Ms


class Submitted(Struct, frozen=True):
    """An order on its way."""

    order: Order
    pressed_at: Ms | None
    """The clock's time at which its key was pressed; None where that is not known."""
    carried_out: Future[None]
    """Done once the order was carried out."""


class Inbox:
    """Orders, in the order in which they were submitted. Any thread may put, any may take."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Submitted] = queue.SimpleQueue()

    def put(self, order: Order, pressed_at: Ms | None) -> Future[None]:
        """Put an order in; never blocks."""
        submitted = Submitted(order, pressed_at, Future())
        self._waiting.put(submitted)
        return submitted.carried_out

    def take(self, seconds: float = 0.0) -> Submitted | None:
        """The next order, waiting for one at most so long; None where none came. Those called off are passed over."""
        try:
            while True:
                submitted = self._waiting.get(block=seconds > 0, timeout=seconds if seconds > 0 else None)
                if submitted.carried_out.set_running_or_notify_cancel():
                    return submitted
                seconds = 0.0
        except queue.Empty:
            return None
