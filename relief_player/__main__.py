"""The way in: ``python -m relief_player`` and the ``relief`` command."""

from __future__ import annotations

import gc
import sys
from typing import Final

_OBJECTS: Final = 50_000
"""How many more objects there must be than at the last look before Python looks for cycles that nobody holds."""


def main() -> None:
    """Run the command line and end with its exit code."""
    # Nothing that starting up makes is rubbish: looking for it at every 700 objects took a seventh of the time to the
    # first frame, and each look holds up the sounds.
    gc.set_threshold(_OBJECTS)
    from relief_player.cli.main import run  # noqa: PLC0415  # nothing is imported before it is needed

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
