"""Where things live: the person's folders, and the routines and sounds that are shipped.

This module owns paths. It creates nothing by being imported or asked; whoever writes creates.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import platformdirs

_APP = "relief_player"


class Places(NamedTuple):
    """The folders and files of one person on one machine."""

    data: Path
    """The person's routines and history."""
    config: Path
    state: Path
    """Logs."""
    cache: Path
    """Made sounds; can be deleted at any time."""

    @property
    def routines(self) -> Path:
        """The person's own routines, and their `moves.toml`."""
        return self.data / "routines"

    @property
    def history(self) -> Path:
        """The history's database."""
        return self.data / "history.db"

    @property
    def locks(self) -> Path:
        """One lock file for each session that is being played."""
        return self.data / "sessions"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "config.toml"


def find_places() -> Places:
    """The places of the person who runs this process, by the habits of their system."""
    return Places(
        data=platformdirs.user_data_path(_APP, appauthor=False),
        config=platformdirs.user_config_path(_APP, appauthor=False),
        state=platformdirs.user_state_path(_APP, appauthor=False),
        cache=platformdirs.user_cache_path(_APP, appauthor=False),
    )


def shipped(kind: str) -> Path:
    """The folder of shipped ``"routines"`` or ``"audio"``: inside an installed package, beside an editable one."""
    package = Path(__file__).resolve().parent
    inside = package / kind
    return inside if inside.is_dir() else package.parent / kind
