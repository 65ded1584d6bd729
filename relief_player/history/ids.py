"""Ids of the history: UUIDv7 (RFC 9562), so that they sort by the time they were made.

This module owns how they are made. Python has them from 3.14 on; the package that has them for older ones takes longer
to import (40 ms) than a session takes to begin.
"""

from __future__ import annotations

import os
import sys
import time
from uuid import UUID

if sys.version_info >= (3, 14):
    from uuid import uuid7
else:

    def uuid7() -> UUID:
        """48 bits of milliseconds, 12 bits of their fraction (method 3 of RFC 9562, section 6.2), 62 random bits."""
        milliseconds, rest = divmod(time.time_ns(), 1_000_000)
        fraction = (rest << 12) // 1_000_000
        chance = int.from_bytes(os.urandom(8), "big") >> 2
        return UUID(int=(milliseconds & (1 << 48) - 1) << 80 | 7 << 76 | fraction << 64 | 2 << 62 | chance)


def new_id() -> str:
    """A new id, as text."""
    return str(uuid7())
