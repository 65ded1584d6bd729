"""Parts of a session that are made when they are first needed, so that the first frame does not wait for them.

This module owns that a part is made once, whoever asks first and from whatever thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Part = TypeVar("Part")


class Late(Generic[Part]):
    """A part that is not there yet.

    Args:
        make: makes it; called once. What it raises is raised to whoever asked, and it is tried again the next time.
    """

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._making = threading.Lock()
        self.made: Part | None = None
        """The part, once it is there."""

    def get(self) -> Part:
        """The part; made now where it was not."""
        with self._making:
            if self.made is None:
                self.made = self._make()
            return self.made
