"""What a person can do in the settings and in the list of keys: this room's part of the table of commands.

This module owns those declarations. It knows no Textual.
"""

from __future__ import annotations

from typing import Final

from relief_player.tui.commands.command import UserCommand, Where

_S, _K, _V = Where.SETTINGS, Where.KEYS, Where.VALUE

SETTINGS_COMMANDS: Final = (
    UserCommand(
        id="settings.change", keys=("enter", "space"), label="Change", where=_S, action="change", rank=1,
        help="Go on to the next value, or type one.",
    ),
    UserCommand(
        id="settings.less", keys=("left", "minus"), label="Less", where=_S, action="nudge(-1)", rank=4,
        help="The value before.",
    ),
    UserCommand(
        id="settings.more", keys=("right", "plus"), label="More", where=_S, action="nudge(1)", rank=3,
        help="The value after.",
    ),
    UserCommand(
        id="settings.usual", keys=("delete", "backspace"), label="Usual", where=_S, action="usual", rank=5,
        help="The usual value again.",
    ),
    UserCommand(
        id="settings.keys", keys=("k",), label="Keys", where=_S, action="keys", rank=6,
        help="The keys of every command.",
    ),
    UserCommand(
        id="settings.leave", keys=("q", "escape"), label="Close", where=_S, action="leave", rank=2,
        help="Back to the library. Every change is kept already.",
    ),
    UserCommand(
        id="keys.change", keys=("enter", "space"), label="Change", where=_K, action="press", rank=1,
        help="Give the command the key that is pressed next, in place of its own.",
    ),
    UserCommand(
        id="keys.add", keys=("a",), label="One more", where=_K, action="add", rank=3,
        help="Give it the key that is pressed next, besides its own.",
    ),
    UserCommand(
        id="keys.usual", keys=("delete", "backspace"), label="Usual", where=_K, action="usual", rank=4,
        help="The usual keys again.",
    ),
    UserCommand(
        id="keys.leave", keys=("q", "escape"), label="Close", where=_K, action="leave", rank=2,
        help="Back to the settings.",
    ),
    UserCommand(
        id="value.leave", keys=("escape",), label="Leave", where=_V, action="leave", rank=1,
        help="Leave the value as it was. Enter keeps what was typed.",
    ),
)  # fmt: skip
