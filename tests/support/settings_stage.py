"""The settings over another screen, for tests and for the README's picture: the real desk, on a file of the test's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList
from tui_fakes import MORNING

from relief_player import tui
from relief_player.bootstrap.desks.settings import SettingsDesk
from relief_player.settings import read_settings
from relief_player.tui.app import ReliefApp
from relief_player.tui.ports import Services
from relief_player.tui.screens.learn import LearnScreen
from relief_player.tui.settings_desk.screen import SettingsScreen

SHEETS = Path(tui.__file__).parent


class SettingsApp(ReliefApp):
    """An app with the settings over another screen."""

    CSS_PATH = [SHEETS / "base.tcss", SHEETS / "player.tcss"]  # noqa: RUF012  # Textual's own shape for it

    def __init__(self, file: Path) -> None:
        chosen = read_settings(file)[0]
        super().__init__(Services(now=lambda: MORNING, theme=chosen.theme, keymap=chosen.keymap))
        self.desk = SettingsDesk(file)
        self.told: bool | None = None

    def first_screen(self) -> LearnScreen:
        return LearnScreen(self.keyboard)

    def open(self) -> None:
        def keep(changed: bool | None) -> None:
            self.told = changed

        self.push_screen(SettingsScreen(self.desk, self.keyboard), keep)


@asynccontextmanager
async def opened(file: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """The settings, open over another screen."""
    app = SettingsApp(file)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        app.open()
        await pilot.pause()
        await settled(pilot)
        assert isinstance(app.screen, SettingsScreen)
        yield pilot


async def until(pilot: Pilot[int], true: Callable[[], object]) -> None:
    """Let the screens go on until something is so; what never is fails."""
    for _ in range(100):
        await pilot.pause()
        if true():
            return
    raise AssertionError(true)


async def settled(pilot: Pilot[int]) -> None:
    """The list is filled."""
    await until(pilot, lambda: (lists := pilot.app.screen.query(OptionList)) and lists.first().option_count)


async def at(pilot: Pilot[int], key: str) -> None:
    """Go to a setting."""
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    number = next(at for at, row in enumerate(screen._rows) if ".".join(row.path) == key)
    screen.query_one(OptionList).highlighted = number
    await pilot.pause()
