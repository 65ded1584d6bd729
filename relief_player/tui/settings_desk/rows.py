"""What the settings screen lists: headings, settings with what holds, and lines of the file that are no setting.

This module owns the words of a row and of the text beside it. It knows no Textual.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from relief_player.settings.declaring import KEYMAP, Setting, value_of
from relief_player.settings.kind import Kind
from relief_player.settings.kinds import Choice, Flag
from relief_player.settings.mistakes import Mistake
from relief_player.settings.standing import Standing, all_settings
from relief_player.tui.text import clean_line

KEYS_ROW = (KEYMAP,)
"""The path of the row that leads to the keys."""
_LABEL = 17


class SettingRow(Struct, frozen=True):
    """One row of the list."""

    label: str
    """In words."""
    path: tuple[str, ...] = ()
    """The setting it is; none for a heading."""
    setting: Setting | None = None
    """Its declaration; None for a heading, and for a line of the file that is no setting."""
    value: Any = None
    """What holds."""
    chosen: bool = False
    """Whether it stands in the file."""
    mistake: Mistake | None = None
    """What is wrong with it."""

    @property
    def line(self) -> str:
        """The row as it is drawn: ``!`` a mistake, ``•`` chosen, and the value behind the label."""
        if not self.path:
            return self.label
        mark = "!" if self.mistake else "•" if self.chosen else " "
        return f" {mark} {self.label:<{_LABEL}} {clean_line(self.shown)}".rstrip()

    @property
    def shown(self) -> str:
        """What holds, for people."""
        if self.setting is None:
            return "" if self.mistake is None else "no such setting"
        return said(self.setting.kind, self.value)


def said(kind: Kind, value: Any) -> str:
    """A value for people."""
    if isinstance(kind, Flag):
        return "on" if value else "off"
    return kind.text(value) or "none"


def steps(kind: Kind) -> bool:
    """Whether a value of this kind is changed by going on to the next."""
    return isinstance(kind, Flag | Choice)


def rows_of(standing: Standing) -> Iterator[SettingRow]:
    """The list."""
    known = {one.path for one in all_settings()}
    wrong = {mistake.keys: mistake for mistake in standing.mistakes}
    group = ""
    for one in all_settings():
        if one.group != group:
            group = one.group
            yield SettingRow(group)
        value = value_of(standing.settings, one.path)
        chosen = one.path in standing.chosen
        yield SettingRow(label_of(one.path), one.path, one, value, chosen=chosen, mistake=wrong.get(one.path))
    yield SettingRow("Keys")
    count = sum(1 for path in standing.chosen if path[0] == KEYMAP)
    yield SettingRow(f"Of every command{f' ({count} of your own)' if count else ''} …", KEYS_ROW, chosen=count > 0)
    strangers = [mistake for keys, mistake in wrong.items() if keys and keys not in known]
    if strangers:
        yield SettingRow("In the file besides")
    for mistake in strangers:
        yield SettingRow(clean_line(".".join(mistake.keys)), mistake.keys, mistake=mistake)


def label_of(path: tuple[str, ...]) -> str:
    """A setting's name in words."""
    words = path[-1].replace("_", " ")
    return words[:1].upper() + words[1:]


def about(row: SettingRow, path: Path, kind: Kind | None) -> tuple[tuple[str, str], ...]:
    """The paragraphs beside a row: (heading, text) pairs.

    Args:
        row: what is marked.
        path: the file.
        kind: what it takes; None where it is no setting.
    """
    told = (("Take care", clean_line(row.mistake.told(path))),) if row.mistake else ()
    if row.path == KEYS_ROW:
        return (("Keys", ""), ("", "Every command with its keys, to change them by pressing others."), *told)
    if row.setting is None or kind is None:
        return told
    usual = said(kind, row.setting.default)
    now = said(kind, row.value)
    lines = [("", clean_line(row.setting.help)), *told]
    if not isinstance(kind, Flag):
        lines.append(("Takes", f"{kind.expected}."))
    lines += [("Now", clean_line(now)), ("Usually", clean_line(usual)), ("In the file", row.setting.key)]
    return ((row.label, ""), *lines)
