"""What all our screens share: their keys from the table of commands, and room for every size of terminal.

This module owns how a screen's commands become bindings, a key line and palette entries. It draws nothing.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.types import CSSPathType

from relief_player.session.state import Phase
from relief_player.tui.commands import COMMANDS, Keyboard, UserCommand, Where
from relief_player.tui.screens.leaving import may_leave
from relief_player.tui.widgets.keyline import KeyEntry, KeyLine

Result = TypeVar("Result")

SHEET = "../screens.tcss"
"""What all screens but the player are drawn with; it is read when the first of them opens."""
WIDTHS: list[tuple[int, str]] = [(0, "-tight"), (36, "-narrow"), (70, "-normal"), (108, "-wide")]
"""Columns from which a screen is laid out in each way."""
HEIGHTS: list[tuple[int, str]] = [(0, "-tiny"), (8, "-low"), (14, "-short"), (20, "-medium"), (34, "-tall")]
"""Rows, likewise."""


def bindings_for(*where: Where) -> list[BindingType]:
    """The bindings of some screens' commands, with their declared keys; a keymap replaces them by id."""
    return [
        Binding(
            ",".join(command.keys), command.action, command.label, id=command.id, show=False, tooltip=command.help,
            # Ctrl-C must reach the app wherever the focus is, even in an input.
            priority=command.id == "interrupt",
        )
        for command in COMMANDS
        if command.where in where
    ]  # fmt: skip


class ReliefScreen(Screen[Result], Generic[Result]):
    """A screen whose commands come from the table.

    Args:
        keyboard: the commands with the keys in force.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = SHEET
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    WHERE: ClassVar[Where]
    """The part of the table that is this screen's own."""
    COMES_BACK: ClassVar[bool] = False
    """Whether a session that began here ends here, and not at the first screen."""

    def __init__(self, keyboard: Keyboard) -> None:
        super().__init__()
        self.keyboard = keyboard

    def stand_in(self, size: Size) -> None:
        """Take the classes of a size at once. Textual gives them after the first layout, which then is done twice."""
        for cells, breakpoints in ((size.width, WIDTHS), (size.height, HEIGHTS)):
            self.add_class(max(one for one in breakpoints if cells >= one[0])[1], update=False)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave, with whatever lies over it. Nothing, where it has left already."""
        return super().dismiss(result) if may_leave(self) else AwaitComplete()

    @property
    def phase(self) -> Phase | None:
        """What the player is doing, for the labels and the availability of commands; None where none plays."""
        return None

    def commands(self) -> tuple[UserCommand, ...]:
        """What can be asked of this screen: its own commands and those that hold everywhere."""
        return self.keyboard.of(self.WHERE, Where.EVERYWHERE)

    def available(self, command: UserCommand) -> bool:
        """Whether a command can be given now."""
        return self.phase is None or command.available(self.phase)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual asks whether a key may act now: a command that the player would refuse may not.

        Nor may any before the parts of the screen are there: a key that was given to the screen below is carried out
        on the one that is uppermost by then, which may just have been opened. Ctrl-C is the app's, and may at any time.
        """
        if not self.is_mounted:
            return False
        text = f"{action}({', '.join(map(repr, parameters))})" if parameters else action
        command = self.keyboard.by_action(text, self.WHERE)
        return command is None or self.available(command)

    def show_keys(self) -> None:
        """Bring the key line up to date."""
        entries = tuple(
            KeyEntry(command.key, command.label_in(self.phase), command.action, command.rank, self.available(command))
            for command in self.commands()
            if command.rank is not None
        )
        self.query_one(KeyLine).show(entries)

    def interrupt(self) -> bool:
        """Take Ctrl-C; returns whether this screen did, so that the one below is not asked."""
        return False

    @on(KeyLine.Pressed)
    async def run_clicked(self, message: KeyLine.Pressed) -> None:
        """Do what a clicked key does."""
        await self.run_action(message.action)
