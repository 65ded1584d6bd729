"""A person with many routines: copies of the shipped ones, each under a name of its own.

This module owns making that home. Nothing in it is read before it is asked for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bench.start_up import RELIEF, new_home, seconds_of
from relief_player.places import shipped

LONG_AGO = 1_500_000_000_000_000_000
"""A time of change, in nanoseconds, at which nobody suspects that the file is still being written."""
_NAME = re.compile(r'^name = "(.*)"$', re.MULTILINE)
_NO_ROUTINES = frozenset({"moves.toml", "sources.toml"})


def home_with(folder: Path, count: int) -> Mapping[str, str]:
    """The environment of somebody with so many routines of their own besides the shipped ones; all have been listed."""
    environment = new_home(folder)
    own = folder / "data" / "relief_player" / "routines"
    own.mkdir(parents=True)
    models = [
        path.read_text(encoding="utf-8")
        for path in sorted(shipped("routines").glob("*.toml"))
        if path.name not in _NO_ROUTINES
    ]
    for number in range(count):
        text = _NAME.sub(rf'name = "\1 {number}"', models[number % len(models)], count=1)
        path = own / f"own-{number:05}.toml"
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    seconds_of((*RELIEF, "list"), environment)
    return environment
