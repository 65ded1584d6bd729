"""The commands with the keys that are in force: declared ones, and a person's own laid over them.

This module owns the keymap and its checks. Whether a command may be given now comes from the player's own table
(`session.state.TABLE`). It knows no Textual; what the keys of a keymap may look like is in `keys`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from relief_player.tui import keys
from relief_player.tui.commands.command import UserCommand, Where
from relief_player.tui.commands.table import COMMANDS

_IN_THE_README: Final = (
    Where.PLAYER,
    Where.LIBRARY,
    Where.SEARCHING,
    Where.SIEVE,
    Where.MORE,
    Where.FILE,
    Where.FITTING,
    Where.NOW,
    Where.GATE,
    Where.SUMMARY,
    Where.DIARY,
    Where.CRAMP,
    Where.REPORT,
    Where.LEARN,
    Where.BUILDER,
    Where.PICKING,
    Where.FIELD,
    Where.CHOICE,
    Where.CHANGED,
    Where.UNSAVED,
    Where.LEFT_BEHIND,
    Where.HISTORY,
    Where.SESSION,
    Where.WANTED,
    Where.NOTE,
    Where.SETTINGS,
    Where.KEYS,
    Where.VALUE,
    Where.QUESTION,
    Where.EVERYWHERE,
)


class Keyboard(Struct, frozen=True):
    """The commands with the keys that are in force."""

    commands: tuple[UserCommand, ...] = COMMANDS

    def of(self, *where: Where) -> tuple[UserCommand, ...]:
        """The commands of some screens, in the order of the table."""
        return tuple(command for command in self.commands if command.where in where)

    def key(self, command_id: str) -> str:
        """The key to show for a command."""
        return next(command.key for command in self.commands if command.id == command_id)

    def by_action(self, action: str, where: Where) -> UserCommand | None:
        """The command an action belongs to; where screens have actions of one name, that of the screen."""
        found = [command for command in self.commands if command.action == action]
        return next((command for command in found if command.where is where), next(iter(found), None))


def apply_keymap(keymap: Iterable[tuple[str, str]]) -> tuple[Keyboard, tuple[str, ...]]:
    """Lay a person's keys over the declared ones.

    Args:
        keymap: (command id, keys) pairs; several keys are parted by commas.

    Returns:
        The keyboard with every pair that is right, and one sentence for each pair that was left out: an unknown
        command, a key that does not exist, or a key that another command of the same screen has.
    """
    in_force = {command.id: command for command in COMMANDS}
    problems: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for command_id, text in keymap:
        if command_id not in in_force:
            near = keys.nearest(command_id, in_force)
            problems.append(
                f"keymap: there is no command {command_id!r}." + (f" Did you mean {near!r}?" if near else "")
            )
            continue
        try:
            wanted[command_id] = keys.parse(text)
        except keys.NoKeyError as error:
            problems.append(f"keymap: {command_id}: {error}")
    changed = {**in_force, **{name: replace(in_force[name], keys=pressed) for name, pressed in wanted.items()}}
    # Putting one back can make another clash with it, so this goes on until nothing changes.
    while clash := next(_clashes(changed, wanted), None):
        name, key, other = clash
        problems.append(f"keymap: {name}: {keys.shown(key)!r} is already the key of {other}; left as it was.")
        changed[name] = in_force[name]
        del wanted[name]
    return Keyboard(tuple(changed.values())), tuple(problems)


def check_keymap(keymap: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What is wrong with a keymap, one sentence each."""
    return apply_keymap(keymap)[1]


def _clashes(commands: Mapping[str, UserCommand], names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Of these commands, those that have a key of another one of the same screen: its name, the key, and whose."""
    for name in names:
        command = commands[name]
        for other in commands.values():
            together = Where.EVERYWHERE in (command.where, other.where) or command.where is other.where
            for key in command.keys:
                if other.id != name and together and key in other.keys:
                    yield name, key, other.id


def keys_table() -> str:
    """The keys as a Markdown table for the README, under a heading for each screen."""
    lines: list[str] = []
    for where in _IN_THE_README:
        lines += [f"**{where}**", "", "| Keys | | What it does |", "|---|---|---|"]
        for command in Keyboard().of(where):
            pressed = " ".join(f"`{keys.shown(key)}`" for key in command.keys)
            lines.append(f"| {pressed} | {command.label} | {command.help} |")
        lines.append("")
    return "\n".join(lines)
