"""The whole session as a row of lettered parts: which parts there are, and how many cells each of them gets.

This module owns the arithmetic of the strip. It is pure. Every part has at least one cell, so that none is hidden;
where a terminal is too narrow for that, parts that belong together are shown as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from msgspec import Struct

from relief_player.session.timeline import Item, Role, Timeline
from relief_player.tui.words import Tone, tone_of


class Part(Struct, frozen=True):
    """One or more neighbouring items that are drawn as one."""

    tone: Tone
    first: int
    """The index of its first item."""
    last: int
    """The index of its last item, itself included."""
    begins: int
    """Where it begins, in milliseconds of the planned session."""
    length: int
    """Milliseconds; 0 for a part that only waits."""


class Cells(Struct, frozen=True):
    """A part with its place on the strip."""

    part: Part
    at: int
    """Its first cell."""
    width: int
    """How many cells it has, at least one."""


def parts_of(timeline: Timeline) -> tuple[Part, ...]:
    """One part for each item."""
    return tuple(Part(tone_of(item), item.index, item.index, item.at, item.length) for item in timeline.items)


def fit_parts(timeline: Timeline, room: int) -> tuple[Cells, ...]:
    """Lay a session out over `room` cells, all of them used.

    Where there are more items than cells, a pass is shown with its lead-in and its rest, then a step with all its
    passes, and at last whatever neighbours are left share a cell.
    """
    if room <= 0 or not timeline.items:
        return ()
    parts = parts_of(timeline)
    if len(parts) > room:
        parts = _together(timeline.items, lambda item: item.group)
    if len(parts) > room:
        parts = _together(timeline.items, lambda item: item.step)
    if len(parts) > room:
        size = -(-len(parts) // room)
        parts = tuple(_joined(parts[at : at + size]) for at in range(0, len(parts), size))
    widths = share([part.length for part in parts], room)
    cells, at = [], 0
    for part, width in zip(parts, widths, strict=True):
        cells.append(Cells(part, at, width))
        at += width
    return tuple(cells)


def share(lengths: list[int], room: int) -> list[int]:
    """Share `room` cells out in proportion to lengths, at least one each; needs `room` to be at least their number."""
    spare = room - len(lengths)
    total = sum(lengths)
    if total <= 0:
        even, over = divmod(spare, len(lengths))
        return [1 + even + (index < over) for index in range(len(lengths))]
    exact = [length * spare / total for length in lengths]
    widths = [int(share_) for share_ in exact]
    order = sorted(range(len(lengths)), key=lambda index: (widths[index] - exact[index], index))
    for index in order[: spare - sum(widths)]:
        widths[index] += 1
    return [1 + width for width in widths]


def cell_of(cells: tuple[Cells, ...], item: int, at: int) -> int:
    """The cell of the present moment.

    Args:
        cells: the strip.
        item: the index of the present item.
        at: the planned position in milliseconds.
    """
    for place in cells:
        part = place.part
        if part.first <= item <= part.last:
            inside = max(0, at - part.begins) * place.width // part.length if part.length else 0
            return place.at + min(place.width - 1, inside)
    return 0


def tones_in(timeline: Timeline) -> tuple[Tone, ...]:
    """The tones of a session for its legend, in order of appearance, those of work first."""
    found = dict.fromkeys(tone_of(item) for item in timeline.items)
    return tuple(sorted(found, key=lambda tone: tone.letter.islower()))


def _together(items: Iterable[Item], key: Callable[[Item], int]) -> tuple[Part, ...]:
    """Neighbouring items of one key as one part, in the tone of their work."""
    found = []
    for _, group in groupby(items, key):
        run = list(group)
        work = next((item for item in run if item.role is Role.WORK), run[0])
        length = run[-1].ends_at - run[0].at
        found.append(Part(tone_of(work), run[0].index, run[-1].index, run[0].at, length))
    return tuple(found)


def _joined(parts: tuple[Part, ...]) -> Part:
    longest = max(parts, key=lambda part: (part.tone.letter.isupper(), part.length))
    first, last = parts[0], parts[-1]
    return Part(longest.tone, first.first, last.last, first.begins, last.begins + last.length - first.begins)
