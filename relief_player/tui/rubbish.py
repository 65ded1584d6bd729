"""How often Python looks for objects that only hold each other. This module owns that choice, once for a process.

A look stops everything, the thread of the cues with it, for as long as it has objects to go through.
"""

from __future__ import annotations

import gc
from typing import Final

YOUNG: Final = 5_000
"""New objects between two looks: a look at so few takes about a millisecond."""


def look_at_new_objects_only() -> None:
    """Look once at all that start-up made, and then leave it out: it stays for as long as the program runs.

    That one look takes some 25 ms. It comes after the first frame and before the session begins, which then takes the
    room that start-up has no more use for.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)
