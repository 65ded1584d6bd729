"""Single keys of a Windows console. Its modes need no change, so there is nothing to put back.

This module owns the reading of keys there; it is imported on Windows only.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Final

if sys.platform == "win32":
    import msvcrt

    _POLL: Final = 0.05
    """Seconds between two looks: a console cannot be waited on together with anything else."""
    _PREFIXES: Final = ("\x00", "\xe0")
    """What comes before the code of an arrow or function key."""

    class ConsoleKeyboard:
        """The keys of the console the program runs in."""

        def __init__(self) -> None:
            self._over = threading.Event()
            self._thread: threading.Thread | None = None

        def start(self, press: Callable[[str], None], gone: Callable[[], None]) -> None:  # noqa: ARG002  # a console never goes
            """Begin to read, on a thread."""
            self._thread = threading.Thread(target=self._read, args=(press,), name="keys", daemon=True)
            self._thread.start()

        def take(self) -> None:
            """Nothing to do."""

        def release(self) -> None:
            """Nothing to do."""

        def stop(self) -> None:
            """End the thread."""
            self._over.set()
            if self._thread is not None:
                self._thread.join(1.0)

        def _read(self, press: Callable[[str], None]) -> None:
            while not self._over.wait(_POLL):
                while msvcrt.kbhit():
                    key = msvcrt.getwch()
                    if key in _PREFIXES:
                        msvcrt.getwch()
                    else:
                        press(key)
