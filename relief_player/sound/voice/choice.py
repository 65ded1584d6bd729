"""Which voice speaks on this machine, found without loading any.

This module owns the order: the one that came with the package, then the system's own, then what is installed beside.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

ORDER: Final = ("pico", "say", "sapi", "espeak")


def _installed(name: str) -> bool:
    return find_spec(name) is not None


def choose_voice(
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
    installed: Callable[[str], bool] = _installed,
) -> str:
    """The name of the voice to use: ``pico``, ``say``, ``sapi``, ``espeak``; empty where there is none."""
    there = {
        "pico": installed("py_nanotts"),
        "say": platform == "darwin" and which("say") is not None,
        "sapi": platform == "win32" and which("powershell") is not None,
        "espeak": which("espeak-ng") is not None,
    }
    return next((name for name in ORDER if there[name]), "")
