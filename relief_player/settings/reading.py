"""Reading `config.toml`: the settings that hold, and a line for each mistake.

This module owns the file as it lies on the disk. What is in it is read by `parsing`, which only a person with a
settings file pays for.
"""

from __future__ import annotations

from pathlib import Path

from relief_player.settings.mistakes import USUAL, Mistake
from relief_player.settings.values import Settings


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read a settings file.

    Returns:
        The settings, and one line for each mistake: ``file:line: key: what was expected, what was found``. What is
        mistaken keeps its default. A file that is not there is no mistake.
    """
    settings, mistakes = find_mistakes(path)
    return settings, tuple(mistake.told(path) for mistake in mistakes)


def find_mistakes(path: Path) -> tuple[Settings, tuple[Mistake, ...]]:
    """Read a settings file; each mistake with the keys that lead to it."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (Mistake((), f"{path}: cannot be read ({error.strerror or error}); {USUAL}"),)
    from relief_player.settings.parsing import read_bytes  # noqa: PLC0415  # most people have no settings file

    return read_bytes(raw, path)
