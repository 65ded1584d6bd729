"""From what a person calls a background to its samples.

This module owns that choice: a name of one that is made, or a path.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from relief_player.sound.background.bed import Source, round_and_round
from relief_player.sound.background.tap import Tap


def source_of(name: str, *, patient: bool) -> tuple[Source, Callable[[], None]]:
    """The samples of a background, and what gives back what they need.

    Args:
        name: one of `recipes.KINDS`, or the path of a file or a folder.
        patient: whether who asks for samples may be made to wait.

    Raises:
        TapError: it is no background, and no file that can be played.
    """
    from relief_player.sound.background.recipes import KINDS, loop  # noqa: PLC0415  # the session's side asks for none

    if name in KINDS:
        return round_and_round(loop(name)), nothing
    tap = Tap(Path(name).expanduser(), patient=patient)
    return tap.give, tap.close


def nothing() -> None:
    """There is nothing to give back."""
