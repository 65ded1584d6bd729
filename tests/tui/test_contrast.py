"""The screens that are not played on can be read too: WCAG AA in every theme of ours, as they are drawn."""

from __future__ import annotations

import pytest
from contrast import assert_readable
from diary_fakes import URGENT, FakeDiary, a_few, diary
from tui_fakes import FakeLibrary, browsing, cramp_now, evening_legs

from relief_player.tui.screens.learn import LearnScreen
from relief_player.tui.themes import PALETTES

THEMES = [palette.name for palette in PALETTES]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("keys", [(), ("a",), ("e",), ("r",)], ids=["list", "new", "change", "report"])
async def test_the_diary(theme: str, keys: tuple[str, ...]) -> None:
    async with diary(FakeDiary(a_few(), prompting=[URGENT]), theme=theme) as stage:
        await stage.press(*keys)
        assert_readable(stage.app)
        await stage.press("tab", "tab")
        assert_readable(stage.app)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("key", "box"), [("f", "#ask"), ("x", "#more"), ("g", "#filters"), ("ctrl+p", "#--container")])
async def test_what_opens_over_the_library(theme: str, key: str, box: str) -> None:
    async with browsing(FakeLibrary([evening_legs(), cramp_now()]), theme=theme) as stage:
        await stage.press(key)
        await stage.rest()
        assert_readable(stage.app, box)


@pytest.mark.parametrize("theme", THEMES)
async def test_looking_for_a_routine(theme: str) -> None:
    async with browsing(FakeLibrary([evening_legs(), cramp_now()]), theme=theme) as stage:
        await stage.press("slash")
        assert_readable(stage.app)
        await stage.press(*"calf")
        assert_readable(stage.app)
        await stage.press(*"zzz")
        assert_readable(stage.app)


@pytest.mark.parametrize("theme", THEMES)
async def test_reading(theme: str) -> None:
    async with browsing(FakeLibrary([evening_legs()]), theme=theme) as stage:
        await stage.press("l")
        await stage.rest()
        assert isinstance(stage.app.screen, LearnScreen)
        assert_readable(stage.app)
