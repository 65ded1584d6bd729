"""Which cues of an item lie in a stretch of time, found without looking at the others.

This module owns the search. An item may hold a hundred thousand cues (a day of breathing) and is looked at several
times a second, so nothing here walks through all of them. It is pure.
"""

from __future__ import annotations

from bisect import bisect_right

from relief_player.session.timeline import Cue, Edge, Item
from relief_player.units import Ms


def crossed_between(item: Item, length: Ms, after: int, reach: int) -> list[tuple[Ms, int]]:
    """The cues with ``after < moment <= reach`` as (moment, index in the item's cues), in the order they sound.

    Args:
        item: whose cues lie in the order of their planned moments.
        length: of the item as it is now played; cues tied to its end have moved with it.
        after: milliseconds inside the item.
        reach: milliseconds inside the item.
    """
    moved = Ms(length - item.length)
    if not moved:
        low, high = _place(item, after), _place(item, reach)
        return [(cue.within(length), low + number) for number, cue in enumerate(item.cues[low:high])]
    found: list[tuple[Ms, int]] = []
    for edge, shift in ((Edge.START, 0), (Edge.END, moved)):
        low, high = _place(item, after - shift), _place(item, reach - shift)
        cues = enumerate(item.cues[low:high], low)
        found.extend((cue.within(length), index) for index, cue in cues if cue.edge is edge)
    return sorted(found)


def next_moment(item: Item, length: Ms, after: int) -> Ms:
    """The first moment after `after` at which a cue lies; the item's end, where none does before it."""
    first = length
    for edge, shift in ((Edge.START, 0), (Edge.END, length - item.length)):
        for index in range(_place(item, after - shift), len(item.cues)):
            cue = item.cues[index]
            if cue.within(item.length) + shift >= first:
                break
            if cue.edge is edge:
                first = cue.within(length)
                break
    return first


def _place(item: Item, moment: int) -> int:
    """How many cues lie at or before a planned moment."""

    def planned(cue: Cue) -> int:
        return cue.within(item.length)

    return bisect_right(item.cues, moment, key=planned)
