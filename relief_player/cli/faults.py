"""What becomes of a fault that nobody foresaw: its details go to a log, and the person gets a sentence.

This module owns that log. It never raises.
"""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime

import relief_player
from relief_player.places import find_places

LOG = "faults.log"
"""The log's name in the folder of the person's state."""


def keep_fault(error: BaseException) -> str:
    """Write the details of a fault to the log; returns what to tell the person.

    A disk that is full, or a folder that may not be written, is a state of the machine and no fault of ours: it is
    told as it is, and not logged.
    """
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return f"It could not be done: {error.strerror.lower()}{where}."
    words = "Something went wrong inside relief, and it had to stop. What you did before is kept."
    folder = find_places().state
    log = folder / LOG
    details = "".join(traceback.format_exception(error))
    version = f"relief_player {relief_player.__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {version}\n{sys.argv!r}\n{details}\n")
    except OSError:
        return f"{words}\nThe details: {type(error).__name__}: {error}"
    return f"{words}\nThe details are in {log}; please send them along when you report it."
