"""When the next cues sound: the room there is for words that belong to no cue.

This module owns the look ahead. It is pure: where the session stands is an argument.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Final

from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Phase
from relief_player.session.timeline import Timeline
from relief_player.units import SECOND, Ms

FURTHEST: Final = Ms(60 * SECOND)
"""How far it looks; no phrase lasts as long."""
_MOST: Final = 200
"""Items that are looked at; a session of very short ones has no room in any case."""


def cues_ahead(seen: Snapshot, timeline: Timeline) -> list[Ms]:
    """How long it is, in the session's milliseconds, to each cue that comes by itself within the next minute.

    None comes in a pause or at a gate. While a session is counted back in, there is no room at all.
    """
    if seen.recount_left is not None:
        return [Ms(0)]
    if seen.phase is not Phase.PLAYING:
        return []
    return list(takewhile(lambda moment: moment <= FURTHEST, _moments(seen, timeline)))


def _moments(seen: Snapshot, timeline: Timeline) -> Iterator[Ms]:
    item = seen.item
    moments = (cue.within(seen.length) for cue in item.cues)
    yield from sorted(Ms(moment - seen.inside) for moment in moments if moment >= seen.inside)
    ahead = seen.left
    for _ in islice(iter(int, 1), _MOST):
        index = item.index + 1 if item.lap_to is None else item.lap_to
        if (item.wait is not None and item.lap_to is None) or index >= len(timeline.items):
            return
        item = timeline.items[index]
        if ahead > FURTHEST:
            return
        yield from (Ms(ahead + cue.within(item.length)) for cue in item.cues)
        ahead = Ms(ahead + item.length)
