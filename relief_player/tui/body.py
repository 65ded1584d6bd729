"""The body in cells: a front and a back view in which every cell belongs to a part of the body.

This module owns the drawing and which cell is which part. It draws nothing itself and knows no colours.
"""

from __future__ import annotations

from typing import Final

FRONT: Final = (
    "      fff      ",
    "      fff      ",
    "       n       ",
    "    ssscsss    ",
    "   usscccssu   ",
    "  uu ccccc uu  ",
    "  u  aaaaa  u  ",
    " rr iaaaaai rr ",
    " r  iaaaaai  r ",
    " w  ppppppp  w ",
    "hh  qqqgqqq  hh",
    "h   qqqgqqq   h",
    "    qqqgqqq    ",
    "    qqq qqq    ",
    "    kkk kkk    ",
    "    kkk kkk    ",
    "     k   k     ",
    "     e   e     ",
    "   too   oot   ",
)
BACK: Final = (
    "      nnn      ",
    "      nnn      ",
    "       n       ",
    "    sssmsss    ",
    "   ussmmmssu   ",
    "  uu mmmmm uu  ",
    "  u  mmmmm  u  ",
    " rr ibbbbbi rr ",
    " r  ibbbbbi  r ",
    " w  bbbbbbb  w ",
    "hh  vvvvvvv  hh",
    "h   vvvvvvv   h",
    "    xxx xxx    ",
    "    xxx xxx    ",
    "    xxx xxx    ",
    "    kkk kkk    ",
    "    kkk kkk    ",
    "     e   e     ",
    "    oo   oo    ",
)
"""One letter a cell; a blank is no body. As tall as the front."""

_AREAS: Final = {
    "f": "face", "n": "neck", "s": "shoulder", "c": "chest", "u": "upper-arm", "r": "forearm", "w": "wrist",
    "h": "hand", "a": "abdomen", "i": "side", "m": "mid-back", "b": "low-back", "p": "hip", "v": "buttock",
    "q": "front-thigh", "g": "inner-thigh", "x": "back-thigh", "k": "calf", "e": "ankle", "o": "foot", "t": "toes",
}  # fmt: skip
GAP: Final = 4
"""Columns between the two views."""
HEIGHT: Final = len(FRONT)
WIDTH: Final = 2 * len(FRONT[0]) + GAP


def area_at(x: int, y: int) -> str | None:
    """The part of the body at a cell of the whole picture; None beside it."""
    if not 0 <= y < HEIGHT or not 0 <= x < WIDTH:
        return None
    letter = f"{FRONT[y]}{' ' * GAP}{BACK[y]}"[x]
    return _AREAS.get(letter)


def row(y: int) -> tuple[str | None, ...]:
    """The parts of the body along one row."""
    return tuple(area_at(x, y) for x in range(WIDTH))


def drawn_areas() -> frozenset[str]:
    """Every part that has a cell."""
    return frozenset(_AREAS.values())
