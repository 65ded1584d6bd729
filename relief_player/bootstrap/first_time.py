"""What a person has been shown once: kept as empty files in the folder of states.

This module owns only that. Where nothing can be kept nothing is shown, so that nobody is told the same thing each time.
"""

from __future__ import annotations

from pathlib import Path


def is_first_time(folder: Path, what: str) -> bool:
    """Whether this is shown for the first time; from now on it is not.

    Args:
        folder: the person's folder of states.
        what: names it; a part of a file's name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"shown-{what}").touch(exist_ok=False)
    except OSError:  # there already, or it cannot be kept
        return False
    return True
