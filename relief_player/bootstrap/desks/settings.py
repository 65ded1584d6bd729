"""Changing a person's settings: what is asked for is checked, and written into their own file in place.

This module owns the way from a wish to a changed `config.toml`. What a setting takes is in `settings`, which keys a
command may have in `tui.commands`; where the two meet is here. A file that cannot be read is never written over.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path

from relief_player.errors import NotFoundError, ProblemsError, ReliefError, UsageError
from relief_player.routine.saving import save_text
from relief_player.settings.declaring import KEYMAP, Setting
from relief_player.settings.kind import WrongValueError
from relief_player.settings.mistakes import Mistake, shown
from relief_player.settings.parsing import read_bytes
from relief_player.settings.standing import Standing, all_settings, stand
from relief_player.tui.commands import Keyboard, apply_keymap


class SettingsDesk:
    """The settings file of one person.

    Args:
        path: where it is, or will be.
        changed: is told after each change.
    """

    def __init__(self, path: Path, changed: Callable[[], None] = lambda: None) -> None:
        self.path = path
        self._changed = changed

    def stand(self) -> Standing:
        """What holds now. Reads the file."""
        return stand(self.path)

    def keyboard(self, standing: Standing) -> tuple[Keyboard, tuple[str, ...]]:
        """The keys that hold, and a sentence for each that does not."""
        return apply_keymap(standing.settings.keymap)

    def change(self, path: tuple[str, ...], typed: str | None) -> Standing:
        """Set a setting, or the keys of a command, to what a person typed; None gives it back its default.

        Raises:
            UsageError: it is not what the setting takes; nothing was written.
            ProblemsError: the file cannot be read, so it is not written either.
            ReliefError: the file cannot be written.
        """
        value = None if typed is None else self._checked(path, typed)
        text = self._text()
        from relief_player.settings.editing import LostError, with_value, without_value  # noqa: PLC0415  # only writing

        try:
            made = without_value(text, path) if value is None else with_value(text, path, value)
        except LostError:
            raise ProblemsError(
                f"{'.'.join(path)} was not changed",
                f"In {self.path} something else stands in its place.",
                "Change it there by hand: relief config edit.",
            ) from None
        if made != text:
            # A person's file may be a link to where they keep such files; what it leads to is replaced.
            save_text(self.path.resolve(), made, overwrite=True)
            self._changed()
        return self.stand()

    def _checked(self, path: tuple[str, ...], typed: str) -> object:
        """What the file is to hold.

        Raises:
            UsageError: it is not right.
        """
        if path[0] == KEYMAP:
            return self._checked_keys(path[1], typed)
        setting = find_setting(".".join(path))
        raw = setting.kind.typed(typed)
        try:
            value = setting.kind.read(raw)
        except WrongValueError as error:
            told = f"{error}; {shown(raw)} was found."
            raise UsageError(f"{setting.key} was not changed", f"{told[:1].upper()}{told[1:]}") from None
        if setting.key == "theme":
            check_theme(value)
        return setting.kind.plain(value)

    def _checked_keys(self, command: str, typed: str) -> str:
        others = tuple(pair for pair in self.stand().settings.keymap if pair[0] != command)
        before = set(apply_keymap(others)[1])
        wrong = [told for told in apply_keymap((*others, (command, typed)))[1] if told not in before]
        if wrong:
            raise UsageError("The keys were not changed", wrong[0].removeprefix(f"{KEYMAP}: "))
        return typed

    def _text(self) -> str:
        """The text of the file, as it is.

        Raises:
            ProblemsError: it cannot be read.
        """
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise ReliefError(
                "The settings file cannot be read", f"{self.path}: {(error.strerror or 'no reason given').lower()}."
            ) from error
        broken = next((one.what for one in read_bytes(raw, self.path)[1] if not one.keys), "")
        if broken:
            raise ProblemsError(
                "The settings file has a mistake, so nothing was changed", broken, "Mend it first: relief config edit."
            )
        return raw.decode("utf-8")


def find_setting(key: str) -> Setting:
    """A setting by its name.

    Raises:
        NotFoundError: there is none; the nearest spelling is told.
    """
    known = {one.key: one for one in all_settings()}
    if key in known:
        return known[key]
    wanted = key.lower().replace("-", "_")
    if inside := [one for one in known if one.startswith(f"{wanted}.")]:
        raise NotFoundError(f"{shown(key)} holds several settings", hint=f"They are {', '.join(inside)}.")
    near = [one for one in known if one.endswith(f".{wanted}")] or difflib.get_close_matches(wanted, known, n=1)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    raise NotFoundError(f"There is no setting {shown(key)}", hint=f"{hint}relief config list shows them all.")


def path_of(key: str) -> tuple[str, ...]:
    """The names that lead to a setting, or to the keys of a command as in ``keymap.player.next``.

    Raises:
        NotFoundError: there is no such setting or command.
    """
    if not key.startswith(f"{KEYMAP}."):
        return find_setting(key).path
    command = key.removeprefix(f"{KEYMAP}.")
    if not any(one.id == command for one in Keyboard().commands):
        raise NotFoundError(f"There is no command {shown(command)}", hint=_did_you_mean(command))
    return KEYMAP, command


def path_in_file(desk: SettingsDesk, key: str) -> tuple[str, ...]:
    """The same, also of what stands in the file and is no setting: to be taken out.

    Raises:
        NotFoundError: there is no such setting or command, and nothing of that name in the file.
    """
    try:
        return path_of(key)
    except NotFoundError:
        standing = desk.stand()
        there = [mistake.keys for mistake in standing.mistakes]
        there += [(KEYMAP, command) for command, _ in standing.settings.keymap]
        found = next((keys for keys in there if keys and ".".join(keys) == key), None)
        if found is None:
            raise
        return found


def check_theme(name: str) -> None:
    """Whether there is a theme of that name; loads Textual.

    Raises:
        UsageError: there is none.
    """
    from relief_player.tui.themes import theme_names, theme_notices  # noqa: PLC0415  # only where a theme is chosen

    for notice in theme_notices(name):
        told = notice.removeprefix("theme: ")
        raise UsageError(
            "theme was not changed", f"{told[:1].upper()}{told[1:]}", f"There are {', '.join(theme_names())}."
        )


def all_mistakes(desk: SettingsDesk) -> tuple[str, ...]:
    """Everything that is wrong with the file, a line each; loads Textual where a theme is named."""
    standing = desk.stand()
    told = [*mistakes_told(desk, standing)]
    if ("theme",) in standing.chosen and not any(one.keys == ("theme",) for one in standing.mistakes):
        try:
            check_theme(standing.settings.theme)
        except UsageError as error:
            told.append(Mistake(("theme",), error.message, standing.chosen[("theme",)]).told(desk.path))
    return tuple(told)


def mistakes_told(desk: SettingsDesk, standing: Standing) -> Iterator[str]:
    """What is wrong with the file, but for a theme that nobody knows: a line each, with its place in the file."""
    for mistake in standing.mistakes:
        yield mistake.told(desk.path)
    for sentence in desk.keyboard(standing)[1]:
        begins = {
            f"{KEYMAP}: {told}": line
            for (*_, command), line in standing.chosen.items()
            for told in (f"{command}:", f"there is no command {command!r}.")
        }
        line = next((line for words, line in begins.items() if sentence.startswith(words)), None)
        yield f"{desk.path}{f':{line}' if line else ''}: {sentence}"


def _did_you_mean(command: str) -> str:
    near = difflib.get_close_matches(command, [one.id for one in Keyboard().commands], n=1)
    return f"Did you mean {near[0]}?" if near else "The README lists them."
