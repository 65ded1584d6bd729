"""Colours: every text on every screen is held to WCAG AA, in each theme, as it is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from contrast import AA_LARGE, AA_TEXT, DARK_TERMINALS, LIGHT_TERMINALS, assert_readable, contrast
from rich.color import Color, ColorSystem
from rich.terminal_theme import TerminalTheme
from textual.app import App
from textual.theme import BUILTIN_THEMES
from tui_fakes import FakeEntry, FakeLibrary, browsing, cramp_now, evening_legs, playing

import relief_player.tui
from relief_player.session.state import Command
from relief_player.tui.themes import (
    ANSI_DARK,
    ANSI_LIGHT,
    PALETTES,
    Palette,
    fallback_variables,
    theme_names,
    theme_notices,
    variables_of,
)

NAMES = [palette.name for palette in PALETTES]
STOCK = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi and not name.startswith("solarized-")]
"""Textual's themes. Solarized's own text has less than AA on its own panels: its maker wanted it so."""


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


def every_colour_is_the_terminal_s(app: App[object]) -> bool:
    """Whether nothing on the screen is a colour that only we know."""
    styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
    colours = [colour for style in styles if style for colour in (style.color, style.bgcolor) if colour]
    return all(colour.is_default or colour.is_system_defined for colour in colours)


async def assert_readable_in(terminals: dict[str, TerminalTheme], theme: str) -> None:
    """The library, its boxes, the player in its moods and its boxes."""
    async with browsing(FakeLibrary([evening_legs()]), theme=theme) as stage:
        for keys, box in ((("down",), ""), (("g",), "#filters"), (("escape", "question_mark"), "#help")):
            await stage.press(*keys)
            for terminal in terminals.values():
                assert_readable(stage.app, box, terminal)
            assert every_colour_is_the_terminal_s(stage.app)
    async with playing(evening_legs(), (120, 40), theme=theme) as stage:
        for item in (1, 2, 3, 5, 23, 25, 30, 32):
            await stage.play_to(item, 500)
            for terminal in terminals.values():
                assert_readable(stage.app, terminal=terminal)
        await stage.press("space")
        for terminal in terminals.values():
            assert_readable(stage.app, terminal=terminal)
        await stage.press("q")
        for terminal in terminals.values():
            assert_readable(stage.app, "#ask", terminal)
        assert every_colour_is_the_terminal_s(stage.app)


class TestTheTerminalsOwnColours:
    """Nobody knows what they look like; these are some that many people have."""

    async def test_on_a_dark_ground(self):
        await assert_readable_in(DARK_TERMINALS, "ansi-dark")

    async def test_on_a_light_ground(self):
        await assert_readable_in(LIGHT_TERMINALS, "ansi-light")

    @pytest.mark.parametrize(
        ("theme", "terminals"), [("relief-dark", DARK_TERMINALS), ("relief-light", LIGHT_TERMINALS)]
    )
    async def test_where_there_are_only_sixteen(self, monkeypatch, theme: str, terminals: dict[str, TerminalTheme]):
        monkeypatch.setenv("TERM", "linux")
        monkeypatch.delenv("COLORTERM", raising=False)
        few = {name: terminal for name, terminal in terminals.items() if name in ("linux", "xterm", "windows")}
        await assert_readable_in(few, theme)

    async def test_the_ground_is_the_terminal_s_own_too(self):
        async with playing(evening_legs(), theme="ansi-dark") as stage:
            corner = next(iter(stage.app.screen._compositor.render_strips()[0])).style
            assert corner.bgcolor.is_default


@pytest.mark.parametrize("name", STOCK)
def test_our_colours_are_readable_on_the_grounds_of_a_theme_of_textual_s(name: str):
    theme = BUILTIN_THEMES[name]
    colours = fallback_variables(theme) | theme.to_color_system().generate() | theme.variables
    for text in ("foreground", "quiet", "calm", "ready", "switching", "resting", "alert"):
        for ground in ("background", "surface"):
            assert contrast(_rgb(colours[text]), _rgb(colours[ground])) >= AA_TEXT, (text, ground)


@pytest.mark.parametrize("theme", ["catppuccin-frappe", "textual-light"])
async def test_a_theme_of_textual_s_is_readable_as_it_is_drawn(theme: str):
    async with browsing(FakeLibrary([evening_legs()]), theme=theme) as stage:
        assert stage.app.theme == theme
        await stage.press("down")
        assert_readable(stage.app)
        await stage.press("g")
        assert_readable(stage.app, "#filters")
    async with playing(evening_legs(), theme=theme) as stage:
        for item in (1, 2, 5, 23):
            await stage.play_to(item, 500)
            assert_readable(stage.app)


def test_every_theme_is_named_once_and_ours_first():
    names = theme_names()
    assert len(names) == len(set(names))
    assert names[:5] == ("relief-dark", "relief-light", "relief-contrast", "ansi-dark", "ansi-light")


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_figures_and_borders_stand_out(palette):
    for colour in (palette.calm, palette.ready, palette.switch, palette.rest, palette.alert):
        assert contrast(_rgb(colour), _rgb(palette.background)) >= AA_LARGE


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_a_terminal_of_256_colours_shows_words_that_can_be_read(palette: Palette):
    def shown(colour: str) -> tuple[int, int, int]:
        return tuple(Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor())

    pairs = [(text, palette.background) for text in (palette.ready, palette.switch, palette.rest)]
    for text in (palette.text, palette.quiet, palette.calm, palette.alert):
        pairs += [(text, palette.background), (text, palette.surface)]
    for ground in (palette.calm, palette.ready, palette.alert, *palette.tones.values()):
        pairs.append((palette.on_bright, ground))
    pairs.append((palette.on_between, palette.between))
    assert [pair for pair in pairs if contrast(*map(shown, pair)) < AA_TEXT] == []


def _rgb(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_all_themes_name_the_same_colours():
    stock = {frozenset(fallback_variables(theme)) for theme in BUILTIN_THEMES.values()}
    assert {frozenset(variables_of(palette)) for palette in (*PALETTES, ANSI_DARK, ANSI_LIGHT)} == stock


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
