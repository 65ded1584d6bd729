"""The present, as both sound processes read it.

This module owns the choice of clock for sound: the one whose seconds `DueCue.due` is given in. The clock counts for
the whole machine, so that a second sent to the sound process is the same second there. It never counts anything.
"""

from __future__ import annotations

import sys
import time


def now() -> float:
    """The `time.monotonic` second; on Windows `perf_counter`, which is the same idea in finer ticks."""
    return time.perf_counter() if sys.platform == "win32" else time.monotonic()
