"""A box in which a value is typed, and stays open until it is right."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from relief_player.errors import ReliefError
from relief_player.settings.declaring import Setting
from relief_player.settings.standing import Standing
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import SHEET, bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.settings_desk.port import SettingsDesk
from relief_player.tui.settings_desk.rows import label_of
from relief_player.tui.text import clean, clean_line
from relief_player.tui.widgets.prose import Plain


class TypingScreen(Modal[Standing | None]):
    """Asks for the value of one setting and has it kept; returns how the settings stand then, None where it was left.

    Args:
        desk: keeps it.
        setting: what is asked for.
        value: what holds now, as a person would type it.
        keyboard: the keys in force.
    """

    CSS_PATH = SHEET
    WHERE: ClassVar[Where] = Where.VALUE
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.VALUE)

    def __init__(self, desk: SettingsDesk, setting: Setting, value: str, keyboard: Keyboard) -> None:
        super().__init__()
        self._desk, self._setting, self._value = desk, setting, value
        self._keyboard = keyboard

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        expected = self._setting.kind.expected
        with Vertical(id="ask"):
            yield Plain(label_of(self._setting.path), id="ask-question")
            yield Plain(f"{clean_line(self._setting.help)}\nTakes {expected}.", id="ask-detail")
            yield Input(clean_line(self._value), compact=True, id="fitting-time")
            yield Plain("", id="fitting-wrong")
            yield Plain(f"enter keeps it, {self._keyboard.key('value.leave')} leaves it as it was", id="fitting-how")

    def on_mount(self) -> None:
        """Type at once, over what stands there."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    async def keep(self, event: Input.Submitted) -> None:
        """Enter: keep it, or say what is wrong with it."""
        try:
            standing = await asyncio.to_thread(self._desk.change, self._setting.path, event.value)
        except ReliefError as error:
            self.query_one("#fitting-wrong", Plain).show(clean("\n".join(filter(None, (error.message, error.hint)))))
        else:
            self.dismiss(standing)

    def action_leave(self) -> None:
        """Think better of it."""
        self.dismiss(None)
