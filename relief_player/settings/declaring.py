"""How a setting is declared: once, beside its default, with its kind and one sentence.

This module owns the shape of a declaration, and the way from a settings class to the list of what it declares. The
reader, `relief config`, the settings screen and the README are made from that list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, get_type_hints

from msgspec import Struct

from relief_player.settings import kinds
from relief_player.settings.kind import Kind

KEYMAP: Final = "keymap"
"""The table of commands and their keys: the one part of the file whose names are not declared here."""


class Setting(Struct, frozen=True):
    """One thing a person may choose."""

    path: tuple[str, ...]
    """The table it is in, where it is in one, and its name."""
    kind: Kind
    default: Any
    help: str
    """One sentence."""
    group: str
    """The heading it stands under."""

    @property
    def key(self) -> str:
        """Its name for people, as in ``sound.volume``."""
        return ".".join(self.path)


class Declared(Struct, frozen=True):
    """What stands beside the type of a field of a settings class."""

    kind: Kind
    help: str
    group: str


def setting(kind: Kind, sentence: str, group: str = "") -> Declared:
    """Declare a setting, as the note of a field's type.

    Args:
        kind: what it takes.
        sentence: what it is, for people.
        group: its heading, where it is in no table.
    """
    return Declared(kind, sentence, group)


def declared(settings: type[tuple[Any, ...]]) -> Iterator[Setting]:
    """What a settings class (a named tuple) declares, its tables last, each in its order."""
    known = {**vars(kinds), "setting": setting}
    types = get_type_hints(settings, localns=known, include_extras=True)
    for name, default in _defaults(settings).items():
        for note in getattr(types[name], "__metadata__", ()):
            yield Setting((name,), note.kind, default, note.help, note.group)
    for name, table in tables_of(settings).items():
        for inside in declared(table):
            yield Setting((name, *inside.path), inside.kind, inside.default, inside.help, name.capitalize())


def tables_of(settings: type[tuple[Any, ...]]) -> dict[str, type[tuple[Any, ...]]]:
    """The tables of a settings class, by their names."""
    return {name: type(default) for name, default in _defaults(settings).items() if hasattr(default, "_fields")}


def _defaults(settings: Any) -> dict[str, Any]:
    defaults: dict[str, Any] = settings._field_defaults
    return defaults


def value_of(settings: Any, path: tuple[str, ...]) -> Any:
    """What a person chose."""
    for name in path:
        settings = getattr(settings, name)
    return settings
