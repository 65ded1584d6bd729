"""Ids of the history.

This module owns how they are made.
"""

from __future__ import annotations

import sys

if sys.version_info >= (3, 14):
    from uuid import uuid7
else:
    from uuid6 import uuid7


def new_id() -> str:
    """A new id: UUIDv7, so that ids sort by the time they were made."""
    return str(uuid7())
