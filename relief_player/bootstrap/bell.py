"""The terminal's bell, for when there is no better sound: rung by the face, which alone writes to the terminal."""

from __future__ import annotations

from collections.abc import Callable


class Bell:
    """Given to the speaker at once; the face says later how it rings. Until then it is silent."""

    def __init__(self) -> None:
        self.rung_by: Callable[[], None] | None = None
        """Rings the terminal; called on the speaker's thread, must not block."""

    def __call__(self) -> None:
        """Ring, if anybody can."""
        if self.rung_by is not None:
            self.rung_by()
