"""What the attendant of the sound process needs of others: a process to attend to, and somebody to tell.

This module owns these two shapes, so that tests put in others than the real ones. It does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from relief_player.sound.protocol import Order, Started


class Process(Protocol):
    """What the attendant needs of a `sound.link.Link`."""

    def send(self, order: Order) -> bool:
        """Have an order written; returns whether there was room for it."""
        ...

    def kill(self) -> None:
        """End the process at once."""
        ...

    def close(self) -> None:
        """Ask the process to leave, and end it where it does not."""
        ...


class Hooks(Struct, frozen=True, kw_only=True):
    """Whom the attendant tells."""

    notice: Callable[[str], None]
    """Told each sentence for people, once."""
    ring: Callable[[], None] | None = None
    """Rings the terminal's bell."""
    started: Callable[[Started], None] | None = None
    """Told of each cue that begins to sound."""
