"""Playing a routine in the time there is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from relief_player.tui import app as relief_app
from relief_player.tui.app import ReliefApp
from relief_player.tui.ports import Services
from relief_player.tui.screens.fitting import FittingScreen
from relief_player.tui.widgets.prose import Plain


class Asking(ReliefApp):
    """Asks for a time and keeps what was said."""

    CSS_PATH = [Path(relief_app.__file__).parent / sheet for sheet in ReliefApp.CSS_PATH]  # noqa: RUF012  # Textual's own shape for it
    said: object = "nothing yet"

    def on_ready(self) -> None:
        self.push_screen(FittingScreen(), self.take)

    def take(self, said: object) -> None:
        self.said = said


def app() -> Asking:
    return Asking(Services(now=lambda: datetime(2026, 1, 2, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("7", 420_000),
        ("90s", 90_000),
        ("7:30", 450_000),
        (" 12m ", 720_000),
        ("10 min", 600_000),
        ("5 Minutes", 300_000),
        ("1 minute 30s", 90_000),
    ],
)
async def test_a_time_is_taken_in_any_spelling_and_a_bare_number_is_minutes(typed: str, length: int) -> None:
    asking = app()
    async with asking.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asking.screen.query_one(Input).value = typed
        await pilot.press("enter")
        await pilot.pause()
        assert asking.said == length


@pytest.mark.parametrize("typed", ["", "soon", "-3m", "0", "1234", "5 minutely", "٣"])
async def test_what_is_no_time_is_asked_for_again(typed: str) -> None:
    asking = app()
    async with asking.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asking.screen.query_one(Input).value = typed
        await pilot.press("enter")
        await pilot.pause()
        assert asking.said == "nothing yet"
        assert asking.screen.query_one("#fitting-wrong", Plain).text


async def test_escape_thinks_better_of_it() -> None:
    asking = app()
    async with asking.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert asking.said is None
