"""The log of faults that nobody foresaw: what a developer needs to mend one.

This module owns that log. It never raises, and says nothing to the person.
"""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import relief_player
from relief_player.places import find_places

LOG: Final = "faults.log"
"""The log's name in the folder of the person's state."""


def log_fault(error: BaseException) -> Path | None:
    """Write the details of a fault to the log; returns where it is, None where it cannot be written."""
    folder = find_places().state
    log = folder / LOG
    details = "".join(traceback.format_exception(error))
    version = f"relief_player {relief_player.__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {version}\n{sys.argv!r}\n{details}\n")
    except OSError:
        return None
    return log
