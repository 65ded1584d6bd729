"""How a person's settings stand: what holds, where it was chosen, and what is wrong.

This module owns that view of the file, for whoever shows or changes settings. It writes nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from relief_player.settings.declaring import KEYMAP, Setting, declared
from relief_player.settings.mistakes import Mistake, holds, lines_of
from relief_player.settings.reading import find_mistakes
from relief_player.settings.values import Settings


class Standing(Struct, frozen=True):
    """A person's settings at one moment."""

    settings: Settings
    """What holds."""
    chosen: Mapping[tuple[str, ...], int | None]
    """What stands in the file, each with its line (1-based) where that is known."""
    mistakes: tuple[Mistake, ...] = ()
    """What is wrong with it."""

    @property
    def broken(self) -> str:
        """Why the file cannot be read at all; empty where it can."""
        return next((mistake.what for mistake in self.mistakes if not mistake.keys), "")


@cache
def all_settings() -> tuple[Setting, ...]:
    """Everything that can be chosen, but for the keymap."""
    return tuple(declared(Settings))


def stand(path: Path) -> Standing:
    """How the settings in a file stand."""
    settings, mistakes = find_mistakes(path)
    if any(not mistake.keys for mistake in mistakes) or not path.exists():
        return Standing(settings, {}, mistakes)
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    table = tomllib.loads(text)
    spelt = {one.path: one.path for one in all_settings() if holds(table, one.path)}
    # A command may be one quoted name, or a table in a table.
    for command, _ in settings.keymap:
        whole = (KEYMAP, command)
        spelt[whole] = whole if holds(table, whole) else (KEYMAP, *command.split("."))
    lines = lines_of(text, spelt.values())
    return Standing(settings, {one: lines.get(keys) for one, keys in spelt.items()}, mistakes)
