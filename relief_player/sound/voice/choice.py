"""Which voice speaks on this machine, found without loading any.

This module owns the order: the best-sounding first, since who installed it wants it; then the one that came with the
package, the system's own, and what is installed beside.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

AUTO: Final = "auto"
"""What a person writes who leaves it to this module."""
ORDER: Final = ("hibari", "pico", "say", "sapi", "espeak")


def _installed(name: str) -> bool:
    return find_spec(name) is not None


def choose_voice(
    wanted: str = AUTO,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
    installed: Callable[[str], bool] = _installed,
) -> str:
    """The name of the voice to use: the wanted one where it is there, else the first of `ORDER`; empty without any."""
    there = {
        "hibari": installed("hibari") and installed("onnxruntime"),
        "pico": installed("py_nanotts"),
        "say": platform == "darwin" and which("say") is not None,
        "sapi": platform == "win32" and which("powershell") is not None,
        "espeak": which("espeak-ng") is not None,
    }
    return next((name for name in (wanted, *ORDER) if there.get(name, False)), "")
