"""Colours: every text on every screen is held to WCAG AA, in each theme, as it is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from contrast import AA_LARGE, assert_readable, contrast
from tui_fakes import FakeEntry, FakeLibrary, browsing, cramp_now, evening_legs, playing

import relief_player.tui
from relief_player.session.state import Command
from relief_player.tui.themes import PALETTES, fallback_variables, theme_notices, variables_of

NAMES = [palette.name for palette in PALETTES]


def test_the_measure_is_that_of_wcag():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", NAMES)
class TestReadable:
    async def test_the_player_in_every_mood(self, theme: str):
        async with playing(evening_legs(), (120, 40), theme=theme) as stage:
            assert_readable(stage.app)
            for item in (1, 2, 3, 5, 23, 25, 30, 32):
                await stage.play_to(item, 500)
                assert_readable(stage.app)
            await stage.press("space")
            assert_readable(stage.app)

    async def test_the_last_seconds_and_the_ten_minute_advice(self, theme: str):
        async with playing(cramp_now(), theme=theme) as stage:
            await stage.pass_time(31_000)
            assert_readable(stage.app)
            await stage.pass_time(600_000)
            assert_readable(stage.app)

    async def test_the_question_the_steps_and_the_keys(self, theme: str):
        async with playing(evening_legs(), (50, 15), theme=theme) as stage:
            for key in ("q", "s", "question_mark"):
                await stage.press(key)
                assert_readable(stage.app, "#ask, #steps, #help")
                await stage.press("escape")

    async def test_the_summary(self, theme: str):
        async with playing(evening_legs(), theme=theme) as stage:
            await stage.play_to(3)
            await stage.press("n", "n", "n")
            stage.playing.ask(Command.STOP)
            await stage.rest()
            assert_readable(stage.app)

    async def test_the_library(self, theme: str):
        library = FakeLibrary([evening_legs()], [FakeEntry("x", "x.toml", problems=("x.toml:1:1: a problem",))])
        async with browsing(library, theme=theme) as stage:
            assert_readable(stage.app)
            await stage.press("down")
            assert_readable(stage.app)

    async def test_notices(self, theme: str):
        async with browsing(FakeLibrary([evening_legs()]), theme=theme, notices=("A notice",)) as stage:
            assert "A notice" in stage.text
            assert_readable(stage.app)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_figures_and_borders_stand_out(palette):
    for colour in (palette.calm, palette.ready, palette.switch, palette.rest, palette.alert):
        assert contrast(_rgb(colour), _rgb(palette.background)) >= AA_LARGE


def _rgb(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_all_themes_name_the_same_colours():
    assert {frozenset(variables_of(palette)) for palette in PALETTES} == {frozenset(fallback_variables())}


def test_the_stylesheets_name_no_colour_themselves():
    for sheet in Path(relief_player.tui.__file__).parent.rglob("*.tcss"):
        assert not re.findall(r"#[0-9a-fA-F]{6}\b|rgb\(", sheet.read_text(encoding="utf-8"))


async def test_a_stock_theme_works_too():
    async with playing(evening_legs(), theme="nord") as stage:
        await stage.play_to(2)
        assert (stage.app.theme, "● Stretch ●" in stage.text) == ("nord", True)


async def test_an_unknown_theme_gives_the_dark_one():
    async with playing(evening_legs(), theme="no-such-theme") as stage:
        assert stage.app.theme == "relief-dark"


async def test_without_colour_everything_is_still_told(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(evening_legs()) as stage:
        await stage.play_to(5)
        assert stage.app.no_color
        assert "⇄ Switch sides ⇄" in stage.text


@pytest.mark.parametrize("name", [*NAMES, "nord", "textual-light"])
def test_a_theme_that_is_there_is_not_worth_a_word(name: str):
    assert theme_notices(name) == ()


def test_a_theme_that_is_not_there_is_told_with_the_nearest():
    assert theme_notices("relief-ligt") == ("theme: there is no theme 'relief-ligt'. Did you mean 'relief-light'?",)
    assert theme_notices("") == ("theme: there is no theme ''.",)
