"""Figures in several sizes: plain text, thin lines three rows high, and dots of any size.

This module owns their shapes and which size fits a space. It is pure: a text and a size give rows of characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

_LINES: Final[dict[str, tuple[str, str, str]]] = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": (" ┓ ", " ┃ ", " ┻ "),
    "2": ("━━┓", "┏━┛", "┗━━"),
    "3": ("━━┓", " ━┫", "━━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━━", "┗━┓", "━━┛"),
    "6": ("┏━━", "┣━┓", "┗━┛"),
    "7": ("━━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "━━┛"),
    ":": (" ", ":", " "),
}
_SMALL: Final[dict[str, str]] = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
}
_FINE: Final[dict[str, str]] = {
    "0": ".##. #..# #..# #..# #..# #..# .##.",
    "1": "..#. .##. ..#. ..#. ..#. ..#. .###",
    "2": ".##. #..# ...# ..#. .#.. #... ####",
    "3": "###. ...# ...# .##. ...# ...# ###.",
    "4": "#..# #..# #..# #### ...# ...# ...#",
    "5": "#### #... ###. ...# ...# ...# ###.",
    "6": ".##. #... #... ###. #..# #..# .##.",
    "7": "#### ...# ...# ..#. ..#. .#.. .#..",
    "8": ".##. #..# #..# .##. #..# #..# .##.",
    "9": ".##. #..# #..# .### ...# ...# .##.",
    ":": ". . # . # . .",
}
_HALVES: Final = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}


class Face(Struct, frozen=True):
    """A shape and a size of figures."""

    shape: Literal["text", "lines", "small", "fine"]
    """Plain text; thin lines; dots, 3 x 5 or 4 x 7 to a figure."""
    dot: int = 1
    """The width of a dot in cells; it is as many half rows high, which makes it nearly square."""

    @property
    def rows(self) -> int:
        """How many rows its figures take."""
        return len(self.draw("0"))

    def draw(self, character: str) -> tuple[str, ...]:
        """One figure as rows of equal length, with the gap after it; unknown characters are blank."""
        return _draw(self.shape, self.dot, character)

    def width(self, text: str) -> int:
        """How many columns a text takes, without the last gap."""
        gap = 0 if self.shape == "text" else self.dot
        return max(0, sum(len(self.draw(character)[0]) for character in text) - gap)


FACES: Final = (
    *(Face("fine", dot) for dot in (12, 10, 8, 6, 5, 4, 3, 2)),
    Face("small", 2),
    Face("fine", 1),
    Face("lines"),
)
"""From the largest to the smallest, plain text left out."""


def face_for(text: str, columns: int, rows: int) -> Face:
    """The largest face in which a text fits into a space; plain text where none does."""
    fitting = (face for face in FACES if face.rows <= rows and face.width(text) <= columns)
    return next(fitting, Face("text"))


@lru_cache(maxsize=128)
def _draw(shape: str, dot: int, character: str) -> tuple[str, ...]:
    if shape == "text":
        return (character,)
    if shape == "lines":
        return tuple(row + " " for row in _LINES.get(character, ("   ",) * 3))
    font = _FINE if shape == "fine" else _SMALL
    dots = font.get(character, re.sub("#", ".", font["0"])).split()
    halves = [row for row in dots for _ in range(dot)]
    if len(halves) % 2:
        halves.append("." * len(dots[0]))
    pairs = zip(halves[::2], halves[1::2], strict=True)
    gap = " " * dot
    return tuple("".join(_HALVES[up + down] * dot for up, down in zip(*pair, strict=True)) + gap for pair in pairs)
