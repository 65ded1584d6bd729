"""The keys, from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from relief_player.tui import keys
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.screens.base import SHEET
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Cell, Rows


class HelpScreen(Modal[None]):
    """What can be pressed on the screen below, with a sentence for each key.

    Args:
        keyboard: the commands with the keys in force.
        where: the screen below.
    """

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,f1,enter", "dismiss", "Close")]

    def __init__(self, keyboard: Keyboard, where: Where) -> None:
        super().__init__()
        self._keyboard = keyboard
        self._where = where

    def compose(self) -> Iterable[Widget]:
        """One list, which scrolls."""
        with VerticalScroll(id="help") as panel:
            panel.border_title = Content("Keys")
            panel.border_subtitle = Content("esc closes")
            for where in dict.fromkeys((self._where, Where.EVERYWHERE)):
                yield Plain(where.value, classes="help-heading")
                rows = Rows(classes="help-keys")
                rows.show(tuple(_row(command) for command in self._keyboard.of(where)))
                yield rows


def _row(command: UserCommand) -> tuple[Cell, ...]:
    pressed = " ".join(keys.shown(key) for key in command.keys)
    return (((f"{pressed:<11}", "key"),), ((command.help, ""),))
