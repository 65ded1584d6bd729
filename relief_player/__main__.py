"""The way in: ``python -m relief_player`` and the ``relief`` command."""

from __future__ import annotations

import gc
import sys
from typing import Final

_OBJECTS: Final = 200_000
"""How many more objects there must be than at the last look before Python looks for cycles that nobody holds: more
than any start-up makes. Once the screens are up they look more often, at new objects alone (`tui.rubbish`)."""

_INTERRUPTED: Final = 130
"""`errors.Exit` may not be loaded yet."""


def main() -> None:
    """Run the command line and end with its exit code."""
    # Nothing that starting up makes is rubbish: looking for it at every 700 objects took a seventh of the time to the
    # first frame, and each look holds up the sounds.
    gc.set_threshold(_OBJECTS)
    try:
        from relief_player.cli.main import run  # noqa: PLC0415  # nothing is imported before it is needed

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl-C before anything is loaded, or after everything is done: quiet as it is in between.
        code = _INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
