"""Which sound a cue makes: the names of the shipped clips, the clip of each cue, and the side it leans to.

This module owns the mapping from what is told to what is heard. It never knows how a clip is made or played.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from relief_player.routine.model import Side
from relief_player.session.timeline import Cue, CueKind, Item
from relief_player.units import SECOND, Ms

COUNTDOWN_LAST: Final = "countdown-last"
"""The beat one second before the end; it differs, so that the end itself is no surprise."""

CLIP_NAMES: Final[tuple[str, ...]] = (*(kind.value for kind in CueKind), COUNTDOWN_LAST)
"""Every clip there is; the file of each is ``NAME.wav``."""

_BREATH: Final = frozenset({CueKind.BREATHE_IN, CueKind.HOLD, CueKind.BREATHE_OUT})


def clip_of(cue: Cue) -> str:
    """The name of the clip that is heard for a cue."""
    if cue.kind is CueKind.COUNTDOWN and cue.offset <= SECOND:
        return COUNTDOWN_LAST
    return cue.kind.value


def side_of(item: Item, cue: Cue) -> Side | None:
    """The side a cue of an item leans to; the end of a session belongs to no side."""
    return None if cue.kind is CueKind.FINISH else item.side


def breath_of(item: Item, index: int) -> Ms:
    """How long the breath lasts that a cue begins, up to the next part of it; 0 where it begins none."""
    cue = item.cues[index]
    if cue.kind not in _BREATH:
        return Ms(0)
    begins = cue.within(item.length)
    later = (one.within(item.length) for one in item.cues[index + 1 :] if one.kind in _BREATH)
    return Ms(next((moment for moment in later if moment > begins), item.length) - begins)


def clip_files(folder: Path) -> Mapping[str, Path]:
    """The file of each clip in a folder of clips, whether it exists or not."""
    return MappingProxyType({name: folder / f"{name}.wav" for name in CLIP_NAMES})
