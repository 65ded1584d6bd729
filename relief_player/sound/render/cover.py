"""The cover of a session: its strip, in lines as on a page, so that a phone shows what kind of session it is.

This module owns which colour and which height what is done has. It is pure; the same session has the same picture.
"""

from __future__ import annotations

from typing import Final

from relief_player.routine.model import Kind, Side
from relief_player.session.timeline import Item, Role, Timeline
from relief_player.sound.render.png import Colour, Picture

SIZE: Final = 600
"""Points of each side; what most players show at most."""
_LINES: Final = 8
_MARGIN: Final = 60
_WIDTH: Final = SIZE - 2 * _MARGIN
"""Points of a line."""
_LINE: Final = _WIDTH // _LINES
_TALL: Final = 38
"""Points of the height of what is done."""
_LOW: Final = 6
"""Points of the height of what lies between."""
_GAP: Final = 3
"""Points between two parts, where they are wide enough to have any."""

GROUND: Final[Colour] = (18, 26, 28)
_BETWEEN: Final[Colour] = (70, 84, 88)
_COLOURS: Final[dict[Kind, Colour]] = {
    Kind.STRETCH: (103, 190, 160),
    Kind.MOVE: (226, 178, 92),
    Kind.WARM_UP: (232, 150, 90),
    Kind.MASSAGE: (214, 130, 150),
    Kind.HEAT: (222, 104, 84),
    Kind.COLD: (110, 170, 222),
    Kind.BREATHE: (150, 150, 222),
    Kind.RELAX: (186, 146, 206),
    Kind.NOTE: (200, 204, 196),
    Kind.REST: _BETWEEN,
}
"""What each kind of step is drawn in."""
_KINDS: Final = tuple(_COLOURS)
_PALETTE: Final = (GROUND, _BETWEEN, *_COLOURS.values())


def cover(timeline: Timeline) -> Picture:
    """The picture of a session: time runs along the lines; what is done stands tall, a side up or down."""
    picture = Picture(SIZE, SIZE, _PALETTE)
    length = max(1, timeline.length)
    whole = _WIDTH * _LINES
    for item in timeline.items:
        if item.length:
            start, end = item.at * whole // length, item.ends_at * whole // length
            _draw(picture, item, start, end - (_GAP if end - start > 2 * _GAP else 0))
    return picture


def _draw(picture: Picture, item: Item, start: int, end: int) -> None:
    """One part, over as many lines as it takes."""
    colour, up, down = _shape(item)
    while start < end:
        line, left = divmod(start, _WIDTH)
        width = min(_WIDTH - left, end - start)
        middle = _MARGIN + line * _LINE + _LINE // 2
        picture.fill(_MARGIN + left, middle - up, _MARGIN + left + width, middle + down, colour)
        start += width


def _shape(item: Item) -> tuple[int, int, int]:
    """Its colour in the palette, and how far it stands up and down of the middle of its line."""
    if item.role not in (Role.WORK, Role.NOTE):
        return 1, _LOW // 2, _LOW // 2
    colour, half = 2 + _KINDS.index(item.kind), _TALL // 2
    up = _LOW // 2 if item.side is Side.RIGHT else half
    down = _LOW // 2 if item.side is Side.LEFT else half
    return colour, up, down
