"""Which sound a cue makes: the names of the shipped clips, and the clip of each cue.

This module owns the mapping from what is told to what is heard. It never knows how a clip is made or played.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from relief_player.session.timeline import Cue, CueKind
from relief_player.units import SECOND

COUNTDOWN_LAST: Final = "countdown-last"
"""The beat one second before the end; it differs, so that the end itself is no surprise."""

CLIP_NAMES: Final[tuple[str, ...]] = (*(kind.value for kind in CueKind), COUNTDOWN_LAST)
"""Every clip there is; the file of each is ``NAME.wav``."""


def clip_of(cue: Cue) -> str:
    """The name of the clip that is heard for a cue."""
    if cue.kind is CueKind.COUNTDOWN and cue.offset <= SECOND:
        return COUNTDOWN_LAST
    return cue.kind.value


def clip_files(folder: Path) -> Mapping[str, Path]:
    """The file of each clip in a folder of clips, whether it exists or not."""
    return MappingProxyType({name: folder / f"{name}.wav" for name in CLIP_NAMES})
