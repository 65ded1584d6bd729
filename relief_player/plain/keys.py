"""The keys of the plain face: each declared once, with what it asks for and how it is called.

This module owns the table that the key reader, the help line and the tests share. It never reads a terminal.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from relief_player.session.state import Command


class Wish(StrEnum):
    """What a key asks of the face itself, not of the player."""

    MUTE = "mute"
    SAY = "say"
    VOICE = "voice"
    SOFTER = "softer"
    LOUDER = "louder"
    STEPS = "steps"
    WHERE = "where"
    HELP = "help"
    QUIT = "quit"


class Key(Struct, frozen=True):
    """One key, or several that mean the same."""

    keys: str
    """The characters that mean it; the first is the one that is named."""
    label: str
    """What it does, in a few words."""
    means: Command | Wish

    @property
    def name(self) -> str:
        """The key as people call it."""
        return "space" if self.keys[0] == " " else self.keys[0]


KEYS: Final = (
    Key(" ", "pause, or go on", Command.TOGGLE),
    Key("n", "next", Command.NEXT),
    Key("b", "back", Command.BACK),
    Key("r", "restart", Command.RESTART),
    Key("+=", "10 seconds longer", Command.EXTEND),
    Key("-_", "10 seconds shorter", Command.SHORTEN),
    Key("m", "sound off or on", Wish.MUTE),
    Key("i", "say how it is done", Wish.SAY),
    Key("v", "voice off or on", Wish.VOICE),
    Key("[", "softer", Wish.SOFTER),
    Key("]", "louder", Wish.LOUDER),
    Key("s", "steps, to go to one", Wish.STEPS),
    Key("w", "say where you are", Wish.WHERE),
    Key("?", "this help", Wish.HELP),
    Key("q", "stop", Wish.QUIT),
)
"""Every key of the plain face."""

_MEANINGS: Final = {character: key.means for key in KEYS for character in key.keys}


def meaning(character: str) -> Command | Wish | None:
    """What a key asks for; None where it asks for nothing. Capital letters mean the same as small ones."""
    return _MEANINGS.get(character.lower())


def help_line() -> str:
    """All keys in one line."""
    return "Keys: " + ", ".join(f"{key.name} {key.label}" for key in KEYS) + "."
