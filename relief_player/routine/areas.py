"""The common names of parts of the body, and the areas they stand for.

This module owns what people may type instead of an area at the command line and in search. In a file the areas stand
by their own names (`model.AREAS`).
"""

from __future__ import annotations

from typing import Final

from relief_player.routine.model import AREAS
from relief_player.routine.problems import nearest

_ARM: Final = ("shoulder", "upper-arm", "forearm", "wrist", "hand")
_LEG: Final = ("hip", "buttock", "inner-thigh", "front-thigh", "back-thigh", "calf", "ankle", "foot", "toes")
_THIGH: Final = ("inner-thigh", "front-thigh", "back-thigh")
_TRUNK: Final = ("chest", "mid-back", "low-back", "side", "abdomen")

COMMON_NAMES: Final[dict[str, tuple[str, ...]]] = {
    # a group stands for its parts
    "arm": _ARM,
    "leg": _LEG,
    "thigh": _THIGH,
    "upper-leg": _THIGH,
    "lower-leg": ("calf", "ankle"),
    "back": ("mid-back", "low-back"),
    "trunk": _TRUNK,
    "torso": _TRUNK,
    "core": ("abdomen", "side", "low-back"),
    "upper-body": ("neck", "shoulder", "chest", "upper-arm", "forearm", "wrist", "hand", "mid-back"),
    "lower-body": _LEG,
    "feet": ("foot", "toes"),
    "head": ("neck", "face"),
    "upper-back": ("mid-back", "shoulder"),
    "body": ("whole-body",),
    "all": ("whole-body",),
    "everything": ("whole-body",),
    # other words for one part
    "hamstring": ("back-thigh",),
    "ham": ("back-thigh",),
    "quad": ("front-thigh",),
    "quadricep": ("front-thigh",),
    "quadriceps": ("front-thigh",),
    "adductor": ("inner-thigh",),
    "groin": ("inner-thigh", "hip"),
    "glute": ("buttock",),
    "gluteal": ("buttock",),
    "bum": ("buttock",),
    "bottom": ("buttock",),
    "butt": ("buttock",),
    "piriformis": ("buttock",),
    "hip-flexor": ("hip",),
    "psoas": ("hip",),
    "knee": ("front-thigh", "back-thigh", "calf"),
    "calves": ("calf",),
    "achilles": ("calf", "ankle"),
    "soleus": ("calf",),
    "gastrocnemius": ("calf",),
    "shin": ("ankle", "foot"),
    "arch": ("foot",),
    "sole": ("foot",),
    "heel": ("foot", "calf"),
    "toe": ("toes",),
    "bicep": ("upper-arm",),
    "biceps": ("upper-arm",),
    "tricep": ("upper-arm",),
    "triceps": ("upper-arm",),
    "elbow": ("forearm", "upper-arm"),
    "lower-arm": ("forearm",),
    "finger": ("hand",),
    "thumb": ("hand",),
    "palm": ("hand",),
    "jaw": ("face",),
    "forehead": ("face",),
    "eye": ("face",),
    "nape": ("neck",),
    "trap": ("neck", "shoulder"),
    "trapezius": ("neck", "shoulder"),
    "shoulder-blade": ("mid-back", "shoulder"),
    "deltoid": ("shoulder",),
    "pec": ("chest",),
    "pectoral": ("chest",),
    "thorax": ("chest",),
    "spine": ("mid-back", "low-back"),
    "lumbar": ("low-back",),
    "lower-back": ("low-back",),
    "middle-back": ("mid-back",),
    "thoracic": ("mid-back",),
    "lat": ("mid-back", "side"),
    "waist": ("side",),
    "oblique": ("side",),
    "flank": ("side",),
    "belly": ("abdomen",),
    "stomach": ("abdomen",),
    "tummy": ("abdomen",),
    "ab": ("abdomen",),
    "abdominal": ("abdomen",),
}
"""Each common name in the singular, in lower case, with the areas it stands for."""

AREA_HINTS: Final[dict[str, str]] = {
    spelling: "write " + " or ".join(f'"{area}"' for area in areas)
    for name, areas in COMMON_NAMES.items()
    for spelling in (name, f"{name}s", name.replace("-", " "))
    if spelling not in AREAS
}
"""What to say where a file has a common name instead of an area."""


def areas_named(text: str) -> tuple[str, ...]:
    """The areas a person means by a word: one area, or the parts of a group; none where the word is not known.

    Upper case, blanks, underscores and a plural make no difference.
    """
    word = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    for spelling in (word, word.removesuffix("s"), word.removesuffix("es")):
        if spelling in AREAS:
            return (spelling,)
        if spelling in COMMON_NAMES:
            return COMMON_NAMES[spelling]
    return ()


def areas_together(area: str, areas: tuple[str, ...]) -> tuple[str, ...]:
    """The one area of a key `area`, then those of `areas`, each once."""
    return each_once((area, *areas) if area else areas)


def each_once(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Texts without those that came before."""
    return tuple(dict.fromkeys(texts))


def nearest_area(text: str) -> str:
    """The area or common name that is spelled most like a word; empty where none is like it."""
    return nearest(text, (*AREAS, *COMMON_NAMES))


def area_words(area: str) -> str:
    """An area as people read it: ``low back``."""
    return area.replace("-", " ")
