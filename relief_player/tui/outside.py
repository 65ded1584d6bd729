"""What the terminal can show outside of its own rows: how far the session is, and a note on the desktop.

This module owns which terminal is sent which sequence, and the sequences. It is pure: the environment is an argument.
A terminal that does not know one of them prints it, or shows its figures as a message, so only those are served that
are known to have it, and none behind a multiplexer, which keeps the environment of the terminal it was started in.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final, Literal

from msgspec import Struct

from relief_player.tui.text import clean_line

_VTE_WITH_PROGRESS: Final = 8000
"""0.80 of the library that GNOME's terminals are made with."""
_MULTIPLEXERS: Final = ("TMUX", "STY", "ZELLIJ")
_NO_TERMINAL: Final = ("", "dumb", "linux")
NO_PROGRESS: Final = "\x1b]9;4;0;0\x1b\\"


class Pace(IntEnum):
    """What a progress bar shows; the values are those of the sequence."""

    RUNS = 1
    STANDS = 4
    """Paused, or waiting for the person."""


class Outside(Struct, frozen=True):
    """What a terminal can be sent."""

    progress: bool = False
    """OSC 9;4, a bar in the tab or the task bar."""
    note: Literal["", "9", "777", "99"] = ""
    """Which sequence makes a note on the desktop."""

    def progress_at(self, pace: Pace, percent: int) -> str:
        """The sequence that shows how far it is; empty where there is none."""
        return f"\x1b]9;4;{int(pace)};{max(0, min(100, percent))}\x1b\\" if self.progress else ""

    def note_of(self, words: str) -> str:
        """The sequence that shows a note; empty where there is none."""
        text = clean_line(words).replace(";", ",")
        match self.note:
            case "9":
                return f"\x1b]9;{text}\x1b\\"
            case "777":
                return f"\x1b]777;notify;relief;{text}\x1b\\"
            case "99":
                return f"\x1b]99;;{text}\x1b\\"
            case _:
                return ""


def outside_of(environment: Mapping[str, str]) -> Outside:
    """What the terminal of an environment can be sent; nothing where that is not known."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    windows = bool(environment.get("WT_SESSION")) or environment.get("ConEmuANSI") == "ON"
    if any(environment.get(name) for name in _MULTIPLEXERS) or term.startswith(("screen", "tmux")):
        return Outside()
    if windows:
        return Outside(progress=True)
    if term in _NO_TERMINAL:
        return Outside()
    if term == "xterm-kitty":
        return Outside(note="99")
    if program == "ghostty":
        return Outside(progress=True, note="777")
    if term.startswith("foot") or program == "WezTerm":
        return Outside(note="777")
    if program == "iTerm.app":
        return Outside(note="9")
    version = environment.get("VTE_VERSION", "")
    return Outside(progress=version.isdecimal() and int(version) >= _VTE_WITH_PROGRESS)
