"""A list at the left and words about the marked line beside it: what the settings and their keys have in common.

This module owns how the list is filled anew without losing its place, and that the file is read on another thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from relief_player.settings.standing import Standing
from relief_player.tui.commands import Keyboard
from relief_player.tui.screens.base import SHEET, ReliefScreen
from relief_player.tui.settings_desk.port import SettingsDesk
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Prose

Result = TypeVar("Result")


class ListedScreen(ReliefScreen[Result]):
    """What can be chosen, a line each, as it stands in the file.

    Args:
        desk: reads and keeps the settings.
        keyboard: the keys in force.
    """

    CSS_PATH: ClassVar[list[str]] = [SHEET, "settings.tcss"]  # type: ignore[assignment]  # its own besides

    def __init__(self, desk: SettingsDesk, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._desk = desk

    def heading(self) -> TextLine:
        """The first line."""
        raise NotImplementedError

    def show(self, standing: Standing) -> None:
        """Show what holds now."""
        raise NotImplementedError

    def show_about(self) -> None:
        """Show the words about the marked line."""
        raise NotImplementedError

    def compose(self) -> Iterable[Widget]:
        """The list and the words side by side, or one above the other where it is narrow."""
        yield self.heading()
        with Horizontal(id="settings"):
            yield OptionList(id="settings-list", markup=False)
            yield Prose(id="settings-about")
        yield KeyLine(id="keys")

    async def on_mount(self) -> None:
        """Read the file."""
        self.query_one(OptionList).focus()
        self.show_keys()
        self.show(await asyncio.to_thread(self._desk.stand))

    @property
    def marked(self) -> int | None:
        """The number of the marked line."""
        return self.query_one(OptionList).highlighted

    def fill(self, options: Sequence[Option]) -> None:
        """Fill the list anew; the mark and what is in sight stay where they were. At first the line below a heading."""
        shown = self.query_one(OptionList)
        before, top = shown.highlighted, shown.scroll_offset
        shown.clear_options()
        shown.add_options(options)
        shown.highlighted = 1 if before is None else min(before, len(options) - 1)
        shown.scroll_to(y=top.y, animate=False)

    @on(OptionList.OptionHighlighted)
    def follow_mark(self) -> None:
        """Another line was marked."""
        self.show_about()

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.action_leave()
        return True

    def action_leave(self) -> None:
        """Back to where it was opened."""
        raise NotImplementedError
