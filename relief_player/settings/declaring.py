"""How a setting is declared: once, beside its default, with its kind and one sentence.

This module owns the shape of a declaration, and the way from a settings class to the list of what it declares. The
reader, `relief config`, the settings screen and the README are made from that list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from relief_player.settings.kinds import Kind


@dataclass(frozen=True, slots=True)
class Setting:
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


def setting(kind: Kind, sentence: str, *, default: object, group: str = "") -> Any:
    """Declare a setting as a field of a settings class.

    Args:
        kind: what it takes.
        sentence: what it is, for people.
        default: what holds where a person chooses nothing.
        group: its heading, where it is in no table.
    """
    return field(default=default, metadata={"kind": kind, "help": sentence, "group": group})


def declared(settings: type) -> Iterator[Setting]:
    """What a settings class declares, its tables last, each in its order."""
    for one in fields(settings):
        if "kind" in one.metadata:
            yield Setting((one.name,), one.metadata["kind"], one.default, one.metadata["help"], one.metadata["group"])
    for name, table in tables_of(settings).items():
        for inside in declared(table):
            yield Setting((name, *inside.path), inside.kind, inside.default, inside.help, name.capitalize())


def tables_of(settings: type) -> dict[str, type]:
    """The tables of a settings class, by their names."""
    made: dict[str, object] = {one.name: one.default_factory for one in fields(settings)}
    return {name: table for name, table in made.items() if isinstance(table, type) and is_dataclass(table)}


def value_of(settings: Any, path: tuple[str, ...]) -> Any:
    """What a person chose."""
    for name in path:
        settings = getattr(settings, name)
    return settings
