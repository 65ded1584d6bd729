"""The keys of every command, to change them by pressing others.

This module owns how a command is given a key. Whether keys clash is told by `commands`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from relief_player.errors import ReliefError
from relief_player.settings.declaring import KEYMAP
from relief_player.settings.standing import Standing
from relief_player.tui import keys
from relief_player.tui.commands import Keyboard, UserCommand, Where, apply_keymap
from relief_player.tui.screens.base import SHEET, bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.settings_desk.listed import ListedScreen
from relief_player.tui.settings_desk.port import SettingsDesk
from relief_player.tui.text import clean
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain, Prose

_KEYS = 16
"""Columns for the keys of a command."""


class KeysScreen(ListedScreen[Standing | None]):
    """Every command with its keys; a change is kept at once. Returns how the settings stand, None if as before.

    Args:
        desk: reads and keeps the settings.
        keyboard: the keys in force.
    """

    WHERE = Where.KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.KEYS)

    def __init__(self, desk: SettingsDesk, keyboard: Keyboard) -> None:
        super().__init__(desk, keyboard)
        self._listed: tuple[UserCommand | None, ...] = ()
        self._in_force = keyboard
        self._standing: Standing | None = None

    def heading(self) -> TextLine:
        """The first line."""
        return TextLine("Keys", id="routine")

    def show(self, standing: Standing) -> None:
        """Show what holds now."""
        self._in_force, problems = apply_keymap(standing.settings.keymap)
        listed: list[UserCommand | None] = []
        options: list[Option] = []
        for where in Where:
            listed.append(None)
            options.append(Option(Content.assemble((where.value, "bold $calm")), disabled=True))
            for command in self._in_force.of(where):
                pressed = " ".join(map(keys.shown, command.keys))
                mark = "•" if (KEYMAP, command.id) in standing.chosen else " "
                listed.append(command)
                options.append(Option(Content(f" {mark} {pressed:<{_KEYS}} {command.label}")))
        self._listed = tuple(listed)
        self.fill(options)
        if problems:
            self.notify(clean("\n".join(problems)), markup=False, severity="warning", timeout=10)
        self.show_about()

    @property
    def _command(self) -> UserCommand | None:
        at = self.marked
        return None if at is None or at >= len(self._listed) else self._listed[at]

    def show_about(self) -> None:
        """Show the words about the marked command."""
        command = self._command
        if command is None:
            return
        usual = next(one for one in Keyboard().commands if one.id == command.id)
        self.query_one(Prose).show(
            (
                (command.label, ""),
                ("", command.help),
                ("Now", " ".join(map(keys.shown, command.keys))),
                ("Usually", " ".join(map(keys.shown, usual.keys))),
                ("In the file", f'{KEYMAP}."{command.id}"'),
            )
        )

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        """Enter, or a click."""
        self.action_press()

    @work(exclusive=True, group="pressing")
    async def action_press(self, *, beside: bool = False) -> None:
        """Ask for a key, and give it to the command in place of its own, or beside them."""
        command = self._command
        if command is None:
            return
        pressed = await self.app.push_screen_wait(PressScreen(command.label))
        if pressed:
            await self._change(command, ",".join((*command.keys, pressed) if beside else (pressed,)))

    def action_add(self) -> None:
        """One more key."""
        self.action_press(beside=True)

    async def action_usual(self) -> None:
        """The usual keys again."""
        command = self._command
        if command is not None:
            await self._change(command, None)

    async def _change(self, command: UserCommand, typed: str | None) -> None:
        try:
            self._standing = await asyncio.to_thread(self._desk.change, (KEYMAP, command.id), typed)
        except ReliefError as error:
            self.notify(clean(str(error)), markup=False, severity="error", timeout=10)
        else:
            self.show(self._standing)

    def action_leave(self) -> None:
        """Back to the settings."""
        self.dismiss(self._standing)


class PressScreen(Modal[str]):
    """Waits for a key; returns its name, and nothing where Escape was pressed.

    Args:
        label: what the key will do.
    """

    CSS_PATH = SHEET

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        with Vertical(id="ask"):
            yield Plain(f"Press the key for: {self._label}", id="ask-question")
            yield Plain("Escape leaves it as it is.", id="ask-detail")

    def on_key(self, event: Key) -> None:
        """Whatever it is."""
        event.stop()
        self.dismiss("" if event.key == "escape" else event.key)

    def interrupt(self) -> bool:
        """Ctrl-C leaves it as it is."""
        self.dismiss("")
        return True
