"""The text that a new routine begins with.

This module owns its words.
"""

from __future__ import annotations

from relief_player.routine.writer import value_text

_STARTER = """\
format = 1
name = {name}

[[step]]
kind = "stretch"
move = "calf-wall-straight"
duration = "30s"
sides = "each"
"""


def starter_text(title: str = "") -> str:
    """The text of a new routine: a head and one step."""
    return _STARTER.format(name=value_text(title or "My routine"))
