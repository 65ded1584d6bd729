"""The characters a person typed, of the bytes that a terminal sends.

This module owns what is no character: arrow and function keys, pastes, the terminal's answers. It reads no terminal.
"""

from __future__ import annotations

import re
from typing import Final

ESCAPE: Final = "\x1b"
"""The escape key, alone."""

_SEQUENCES: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[^\x1b])?", re.DOTALL)
"""What arrow and function keys, pastes and terminal answers send."""


def characters(data: bytes) -> str:
    """The characters that were typed. Of an escape sequence nothing is left; the escape key alone is `ESCAPE`."""
    text = data.decode("utf-8", errors="ignore")
    return _SEQUENCES.sub(lambda found: ESCAPE if found[0] == ESCAPE else "", text)
