"""What becomes of a fault that nobody foresaw: its details go to a log, and the person gets a sentence.

This module owns that sentence. It never raises.
"""

from __future__ import annotations

from relief_player.faultlog import log_fault


def keep_fault(error: BaseException) -> str:
    """Write the details of a fault to the log; returns what to tell the person.

    A disk that is full, or a folder that may not be written, is a state of the machine and no fault of ours: it is
    told as it is, and not logged.
    """
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return f"It could not be done: {error.strerror.lower()}{where}."
    words = "Something went wrong inside relief, and it had to stop. What you did before is kept."
    log = log_fault(error)
    if log is None:
        return f"{words}\nThe details: {type(error).__name__}: {error}"
    return f"{words}\nThe details are in {log}; please send them along when you report it."
