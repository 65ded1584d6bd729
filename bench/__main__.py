"""``python -m bench [NAME…] [--long]``: run the measurements and print their table.

Ends with 1 if a figure is over its bound.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from datetime import UTC, datetime

from bench.figures import Figure, table

MEASUREMENTS = ("start_up", "compile_time", "first_frame", "playing", "lateness", "render", "voice")
"""One module each, with a function `measure` that gives figures."""
LONG = (
    "background",
    "builder",
    "drift",
    "history",
    "library",
    "monkey",
    "kills",
    "onset",
    "onset_hour",
    "sound_cost",
)
"""Those that take minutes; run with --long, or by name."""


def main() -> int:
    """Run what was asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="What the player costs.")
    parser.add_argument("names", nargs="*", choices=[[], *MEASUREMENTS, *LONG], metavar="NAME", help="only these")
    parser.add_argument("--long", action="store_true", help="also what takes minutes")
    asked = parser.parse_args()
    names = asked.names or [*MEASUREMENTS, *(LONG if asked.long else ())]
    figures: list[Figure] = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        figures.extend(importlib.import_module(f"bench.{name}").measure())
    today = datetime.now(UTC).astimezone().date().isoformat()
    print(f"{today}, {platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(table(figures))
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
