"""The hints for somebody who is new here: one at a time, each until it has been followed.

This module owns their words and their order. It is pure.
"""

from __future__ import annotations

from collections.abc import Collection

from relief_player.tui.commands import Keyboard
from relief_player.tui.library.port import Hint


def hint_for(followed: Collection[str]) -> Hint | None:
    """The hint to show now; None where there is none left.

    Args:
        followed: those that were followed.
    """
    if Hint.DONE in followed:
        return None
    return next((hint for hint in Hint if hint is not Hint.DONE and hint not in followed), None)


def hint_words(hint: Hint | None, keyboard: Keyboard) -> tuple[str, ...]:
    """A hint in a line, from the longest wording to the shortest."""
    if hint is None:
        return ("",)
    key = keyboard.key
    play, search, more = key("library.play").capitalize(), key("library.search"), key("library.more")
    longer, shorter = {
        Hint.PLAY: (f"New here? {play} plays the marked routine; you can stop at any time.", f"{play} plays it."),
        Hint.SEARCH: (f"{search} finds a routine as you type. Try: calf <10m", f"{search} finds a routine."),
        Hint.MORE: (
            f"{key('library.filters')} filters. {more} copies a routine, or makes a sound file.",
            f"{key('library.filters')} filters, {more} does more.",
        ),
    }[hint]
    return (f"{longer}  ({key('library.clear')}: no more hints)", longer, shorter)
