"""The moods of the cue sounds: one design, told by three sets of instruments.

This module owns which instrument takes whose place in a mood, and where the sounds of a mood lie. All three are
shipped: they are made in a second, but then a first session would wait for them, and a person without a cache to write
to would never hear them; and what is shipped is what was tested for clicks and loudness. It imports no library of
sound.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from relief_player.settings import MOODS

SOFT: Final = MOODS[0]
"""The mood that the design was written for; its sounds lie in the folder itself."""


def folder_of(audio: Path, mood: str) -> Path:
    """Where the sounds of a mood lie in the folder of all shipped sounds."""
    return audio if mood == SOFT else audio / mood
