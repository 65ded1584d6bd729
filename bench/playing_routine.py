"""The routine that is played while the player is measured, and the command that plays it."""

from __future__ import annotations

from pathlib import Path

from bench.start_up import RELIEF

NAME = "A long hold"
STEP = "Wide reach"
LAST_ROW = b"Stop"
"""A word of the key line, the last row to be drawn."""
_TEXT = f"""
name = "{NAME}"
[timing]
get_ready = "2s"
[[step]]
kind = "stretch"
name = "{STEP}"
duration = "5m"
sets = 2
sides = "each"
note = "Breathe slowly, and go only as far as it is easy."
"""


_BREATHS = f"""
name = "{NAME}"
[timing]
get_ready = "2s"
[[step]]
kind = "breathe"
name = "{STEP}"
pattern = [5, 0, 5, 0]
duration = "20m"
"""
"""Without a hold: the pacer never rests."""


def breathing_command(folder: Path) -> tuple[str, ...]:
    """Write a routine of breaths into a folder; the command that plays it in the TUI."""
    routine = folder / "long-breath.toml"
    routine.write_text(_BREATHS, encoding="utf-8")
    return (*RELIEF, "play", str(routine), "--yes")


def player_command(folder: Path) -> tuple[str, ...]:
    """Write the routine into a folder; the command that plays it in the TUI."""
    routine = folder / "long-hold.toml"
    routine.write_text(_TEXT, encoding="utf-8")
    return (*RELIEF, "play", str(routine), "--yes")
