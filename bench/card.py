"""The sound card made of software that the tests play into, for measurements.

This module owns the way to it; it is the tests' own (`tests/support/sound_rig.py`).
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any


def rig() -> Any:
    """The module of the card; `missing()` there says what this machine lacks for it."""
    folder = str(Path(__file__).resolve().parents[1] / "tests" / "support")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("sound_rig")
