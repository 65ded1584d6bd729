"""What sounds for a cue: its tone, and for a breath the swell that lasts as long; each on the side that it is about.

This module owns the way from a cue of an item to the orders for the sound process. It is pure.
"""

from __future__ import annotations

from typing import Final

from relief_player.session.timeline import Item
from relief_player.sound.breath_names import swell_name
from relief_player.sound.cues import breath_of, clip_of, side_of
from relief_player.sound.protocol import At, Key

SWELL_PART: Final = -1
"""What is put behind a cue's key to name its swell; words have the numbers from 0 on."""


def tone_at(due: float, item: Item, index: int, key: Key) -> At:
    """The tone of a cue."""
    cue = item.cues[index]
    return At(due, clip_of(cue), key, side=side_of(item, cue) or "")


def swell_at(due: float, item: Item, index: int, key: Key) -> At | None:
    """The swell of the breath that a cue begins; None where it begins none."""
    name = swell_name(item.cues[index].kind, breath_of(item, index))
    return At(due, name, (*key, SWELL_PART), side=item.side or "") if name else None
