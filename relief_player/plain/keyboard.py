"""Where keys come from: single keys of a terminal, read on a thread of their own.

This module owns what a keyboard is and which one a system has; how keys are read is in `keyboard_posix` and
`keyboard_windows`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Protocol


class Keyboard(Protocol):
    """A source of single keys."""

    def start(self, press: Callable[[str], None], gone: Callable[[], None]) -> None:
        """Begin to read; `press` is told each character, `gone` that there will be none any more."""
        ...

    def take(self) -> None:
        """Set the terminal to single keys (again, after it was suspended)."""
        ...

    def release(self) -> None:
        """Put the terminal back as it was found."""
        ...

    def stop(self) -> None:
        """End reading and put the terminal back."""
        ...


def find_keyboard(descriptor: int) -> Keyboard | None:
    """The keyboard of a terminal; None where the descriptor is none."""
    if not os.isatty(descriptor):
        return None
    if sys.platform == "win32":
        from relief_player.plain.keyboard_windows import ConsoleKeyboard  # noqa: PLC0415  # exists on Windows only

        return ConsoleKeyboard()
    else:  # noqa: RET505  # the type checker follows the platform only so
        from relief_player.plain.keyboard_posix import TerminalKeyboard  # noqa: PLC0415  # exists elsewhere only

        return TerminalKeyboard(descriptor)
