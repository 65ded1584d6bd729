"""The settings: a list of what can be chosen, and what each means beside it.

This module owns how keys change a value, and that each change is kept at once. What a setting takes is its kind's
business, and the desk writes the file.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from relief_player.errors import ReliefError
from relief_player.settings.kind import Kind
from relief_player.settings.kinds import Choice
from relief_player.settings.standing import Standing
from relief_player.tui.app import ReliefApp
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.settings_desk.listed import ListedScreen
from relief_player.tui.settings_desk.live import follow
from relief_player.tui.settings_desk.port import SettingsDesk
from relief_player.tui.settings_desk.rows import KEYS_ROW, SettingRow, about, rows_of, steps
from relief_player.tui.settings_desk.value_box import TypingScreen
from relief_player.tui.text import clean, clean_line
from relief_player.tui.themes import theme_names
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Prose


class SettingsScreen(ListedScreen[bool]):
    """Everything a person may choose; each change is kept at once. Returns whether anything was changed.

    Args:
        desk: reads and keeps the settings.
        keyboard: the keys in force.
    """

    WHERE = Where.SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.SETTINGS)

    def __init__(self, desk: SettingsDesk, keyboard: Keyboard) -> None:
        super().__init__(desk, keyboard)
        self._rows: tuple[SettingRow, ...] = ()
        self._changed = False

    def heading(self) -> TextLine:
        """The first line: the file."""
        return TextLine(f"Settings: {clean_line(str(self._desk.path))}", "Settings", id="routine")

    def show(self, standing: Standing) -> None:
        """Show what holds now."""
        if standing.broken:
            self.query_one("#routine", TextLine).show("The settings file has a mistake; the usual settings hold.")
        self._rows = tuple(rows_of(standing))
        self.fill([Option(Content.assemble(_drawn(row)), disabled=not row.path) for row in self._rows])
        self._tell(standing.broken)

    @property
    def _row(self) -> SettingRow | None:
        at = self.marked
        return None if at is None or at >= len(self._rows) else self._rows[at]

    def show_about(self) -> None:
        """Show the words about the marked setting."""
        self._tell()

    def _tell(self, broken: str = "") -> None:
        row = self._row
        words = () if row is None else about(row, self._desk.path, _kind(row))
        self.query_one(Prose).show((*((("Take care", clean_line(broken)),) if broken else ()), *words))

    @on(OptionList.OptionSelected)
    async def choose(self) -> None:
        """Enter, or a click."""
        await self.action_change()

    async def action_change(self) -> None:
        """Go on to the next value, or type one."""
        row = self._row
        if row is None or not row.path:
            return
        if row.path == KEYS_ROW:
            self.action_keys()
        elif (kind := _kind(row)) is not None:
            if steps(kind):
                await self.action_nudge(1)
            else:
                self._type(row)

    @work(exclusive=True, group="typing")
    async def _type(self, row: SettingRow) -> None:
        if row.setting is None:
            return
        text = row.setting.kind.text(row.value)
        box = TypingScreen(self._desk, row.setting, text, self.keyboard)
        standing = await self.app.push_screen_wait(box)
        if standing is not None:
            self._keep(standing)

    async def action_nudge(self, by: int) -> None:
        """One value further, or back."""
        row = self._row
        kind = None if row is None else _kind(row)
        if row is None or kind is None:
            return
        value = kind.nudged(row.value, by)
        if value != row.value:
            await self._change(row.path, kind.text(value))

    async def action_usual(self) -> None:
        """The usual value again: out of the file with it."""
        row = self._row
        if row is not None and row.path not in {(), KEYS_ROW} and (row.chosen or row.mistake):
            await self._change(row.path, None)

    async def _change(self, path: tuple[str, ...], typed: str | None) -> None:
        """Have it kept before the next key is looked at, so that changes come into the file in their order."""
        try:
            self._keep(await asyncio.to_thread(self._desk.change, path, typed))
        except ReliefError as error:
            self.notify(clean(str(error)), markup=False, severity="error", timeout=10)

    def _keep(self, standing: Standing) -> None:
        self._changed = True
        if isinstance(self.app, ReliefApp):
            follow(self.app, standing.settings)
        self.show(standing)

    @work(exclusive=True, group="keys")
    async def action_keys(self) -> None:
        """The keys of every command."""
        from relief_player.tui.settings_desk.keys import KeysScreen  # noqa: PLC0415  # few people go there

        standing = await self.app.push_screen_wait(KeysScreen(self._desk, self.keyboard))
        if standing is not None:
            self._keep(standing)

    def action_leave(self) -> None:
        """Back to where it was opened."""
        self.dismiss(self._changed)


def _kind(row: SettingRow) -> Kind | None:
    """What a row takes, None where it is no setting; of the themes it is known here which there are."""
    if row.setting is None:
        return None
    if row.path == ("theme",):
        names = theme_names()
        return Choice(names if row.value in names else (str(row.value), *names))
    return row.setting.kind


def _drawn(row: SettingRow) -> Content:
    if not row.path:
        return Content.styled(row.label, "bold $calm")
    return Content(row.line)
