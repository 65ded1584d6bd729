"""The commands of the library's search, filters and further choices.

This module owns those declarations, for the one table of commands. It knows no Textual.
"""

from __future__ import annotations

from typing import Final

from relief_player.tui.commands.command import UserCommand, Where

_L: Final = Where.LIBRARY
_S, _F, _M, _X = Where.SEARCHING, Where.SIEVE, Where.MORE, Where.FILE

FINDING_COMMANDS: Final = (
    UserCommand(
        id="library.search", keys=("slash",), label="Find", where=_L, action="search", rank=3,
        help="Find routines as you type: words, and filters such as <10m, area:calves, goal:relax.",
    ),
    UserCommand(
        id="library.filters", keys=("g",), label="Filter", where=_L, action="filters", rank=10,
        help="Choose by goal, length, area, kind, equipment, and whose they are.",
    ),
    UserCommand(
        id="library.more", keys=("x",), label="More", where=_L, action="more", rank=11,
        help="Copy the routine into your folder, make a sound file of it, or write it on paper.",
    ),
    UserCommand(
        id="library.clear", keys=("escape",), label="Show all", where=_L, action="clear",
        help="Show all routines again; where all are shown, no more hints.",
    ),
)  # fmt: skip
"""In the library itself."""
PANEL_COMMANDS: Final = (
    UserCommand(
        id="search.take", keys=("enter",), label="To the list", where=_S, action="take", rank=1,
        help="Go to what was found.",
    ),
    UserCommand(
        id="search.clear", keys=("escape",), label="Show all", where=_S, action="clear", rank=2,
        help="Show all routines again.",
    ),
    UserCommand(
        id="search.up", keys=("up",), label="Up", where=_S, action="mark(-1)", rank=5,
        help="Mark the routine above.",
    ),
    UserCommand(
        id="search.down", keys=("down",), label="Down", where=_S, action="mark(1)", rank=6,
        help="Mark the routine below.",
    ),
    UserCommand(
        id="filters.next", keys=("right", "space"), label="Next", where=_F, action="turn(1)",
        help="The next choice.",
    ),
    UserCommand(
        id="filters.before", keys=("left",), label="Before", where=_F, action="turn(-1)", help="The choice before.",
    ),
    UserCommand(
        id="filters.up", keys=("up",), label="Up", where=_F, action="move(-1)", help="The line above.",
    ),
    UserCommand(
        id="filters.down", keys=("down",), label="Down", where=_F, action="move(1)", help="The line below.",
    ),
    UserCommand(
        id="filters.clear", keys=("c", "delete", "backspace"), label="Clear", where=_F, action="clear",
        help="No filters at all.",
    ),
    UserCommand(
        id="filters.leave", keys=("enter", "escape", "g", "q"), label="Done", where=_F, action="leave",
        help="Back to what was found.",
    ),
    UserCommand(
        id="more.leave", keys=("escape", "q", "x"), label="Leave", where=_M, action="leave",
        help="Back to the library.",
    ),
    UserCommand(
        id="file.leave", keys=("escape",), label="Leave", where=_X, action="leave",
        help="Back to the library; a file that is being made is given up.",
    ),
)  # fmt: skip
"""In what opens over it."""
