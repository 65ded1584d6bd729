"""relief_player: guided stretching and relaxation in the terminal."""

from __future__ import annotations

__version__ = "0.1.0"
