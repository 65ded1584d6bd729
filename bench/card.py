"""The sound card made of software that the tests play into, for measurements.

This module owns the way to it and to the ears that hear what it played; they are the tests' own (`tests/support`).
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any


def rig() -> Any:
    """The module of the card; `missing()` there says what this machine lacks for it."""
    return _support("sound_rig")


def gaps() -> Any:
    """The module that hears where a background is interrupted."""
    return _support("gaps")


def hour() -> Any:
    """The module of the card whose clock runs as fast as it is read."""
    return _support("card_clock")


def _support(name: str) -> Any:
    folder = str(Path(__file__).resolve().parents[1] / "tests" / "support")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)
