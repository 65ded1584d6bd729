"""The chapters of a session: one for each step as it comes round, so that a player of music can name it and jump to it.

This module owns where a chapter begins and what it is called. It is pure.
"""

from __future__ import annotations

from msgspec import Struct

from relief_player.session.timeline import Item, Timeline
from relief_player.units import Ms


class Chapter(Struct, frozen=True):
    """One step of the session, with its lead-in and the rest after it."""

    at: Ms
    end: Ms
    """Where the next one begins."""
    title: str


def chapters(timeline: Timeline) -> tuple[Chapter, ...]:
    """Every step in order, once for each round; contiguous. What has no length, a note that waits, cannot be heard."""
    begun: list[tuple[Ms, Item]] = []
    for item in timeline.items:
        if not begun or (item.step, item.round) != (begun[-1][1].step, begun[-1][1].round):
            begun.append((item.at, item))
    ends = [*(at for at, _ in begun[1:]), timeline.length]
    return tuple(Chapter(at, end, title_of(item)) for (at, item), end in zip(begun, ends, strict=True) if end > at)


def title_of(item: Item) -> str:
    """The step's name, with its round where there are several."""
    if item.rounds is None or item.rounds == 1:
        return item.name
    return f"{item.name} ({item.round} of {item.rounds})"
