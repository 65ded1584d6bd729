"""What the settings screens need from the rest of the program, as they see it.

This module owns that protocol and imports no Textual.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from relief_player.settings.standing import Standing


class SettingsDesk(Protocol):
    """The settings file of one person."""

    @property
    def path(self) -> Path:
        """Where it is, or will be."""
        ...

    def stand(self) -> Standing:
        """What holds now. Reads the file; is called on a worker thread."""
        ...

    def change(self, path: tuple[str, ...], typed: str | None) -> Standing:
        """Set a setting, or the keys of a command (``("keymap", id)``), to what was typed; None is its default.

        Writes the file; is called on a worker thread.

        Raises:
            ReliefError: it is not right, or the file cannot be read or written; nothing was changed.
        """
        ...
