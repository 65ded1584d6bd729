"""Keys that come faster than screens are drawn: none of them reaches a screen that has left."""

from __future__ import annotations

import pytest
from textual.css.query import NoMatches
from textual.widgets import Static
from tui_fakes import FakeLibrary, browsing, cramp_now, evening_legs, short

from relief_player.tui.library.screen import LibraryScreen
from relief_player.tui.palette import Palette
from relief_player.tui.screens.fitting import FittingScreen
from relief_player.tui.screens.help import HelpScreen
from relief_player.tui.screens.learn import LearnScreen
from relief_player.tui.screens.leaving import Modal, came_too_late


def shelf() -> FakeLibrary:
    return FakeLibrary([evening_legs(), cramp_now(), short()])


@pytest.mark.parametrize("opening", ["f", "l", "question_mark", "g", "x"])
async def test_a_screen_that_is_left_twice_leaves_once(opening):
    async with browsing(shelf()) as stage:
        await stage.press(opening)
        left = stage.app.screen
        assert not isinstance(left, LibraryScreen)
        left.dismiss(None)
        left.dismiss(None)
        await stage.rest()
        assert isinstance(stage.app.screen, LibraryScreen)
        assert len(stage.app.screen_stack) == 1


async def test_a_screen_that_is_left_from_below_takes_along_what_lies_over_it():
    async with browsing(shelf()) as stage:
        await stage.press("l", "question_mark")
        assert isinstance(stage.app.screen, HelpScreen)
        below = stage.app.screen_stack[-2]
        assert isinstance(below, LearnScreen)
        below.dismiss()
        await stage.rest()
        assert isinstance(stage.app.screen, LibraryScreen)
        await stage.press("down")
        assert stage.app.is_running


async def test_ctrl_c_in_the_help_of_a_screen_leaves_both():
    async with browsing(shelf()) as stage:
        await stage.press("l", "question_mark", "ctrl+c")
        assert isinstance(stage.app.screen, LibraryScreen)


async def test_the_palette_opens_once_however_often_it_is_asked_for():
    async with browsing(shelf()) as stage:
        stage.app.action_command_palette()
        stage.app.action_command_palette()
        await stage.rest()
        assert [isinstance(screen, Palette) for screen in stage.app.screen_stack] == [False, True]
        stage.app.screen.dismiss()
        stage.app.screen_stack[0].query_one("#list")
        await stage.rest()
        await stage.press("question_mark", "ctrl+p")
        assert isinstance(stage.app.screen, HelpScreen), "a box over a screen takes no commands of that screen"


async def test_the_list_of_the_palette_bears_a_key_before_it_is_drawn():
    async with browsing(shelf()) as stage:
        await stage.pilot.press("ctrl+p", "pageup", "pagedown", "enter", "escape", "escape")
        await stage.rest()
        assert stage.app.is_running


def _looked_for_in(screen) -> NoMatches:
    """The fault of whoever looks for what is not there, told by a method of the screen."""
    try:
        screen.query_one("#not-there", Static)
    except NoMatches as error:
        return error
    raise AssertionError("it was there")


async def test_what_is_looked_for_on_a_screen_that_has_left_is_no_fault():
    async with browsing(shelf()) as stage:
        await stage.press("f")
        left = stage.app.screen
        assert isinstance(left, FittingScreen)
        assert not came_too_late(stage.app, _looked_for_in(left))
        await stage.press("escape")
        assert came_too_late(stage.app, _looked_for_in(left))
        assert not came_too_late(stage.app, ValueError())
        assert not came_too_late(stage.app, NoMatches())
        stage.app.exit()
        assert came_too_late(stage.app, _looked_for_in(stage.app.screen))


async def test_a_box_without_keys_in_the_table_has_the_help_that_holds_everywhere():
    async with browsing(shelf()) as stage:
        stage.app.push_screen(Modal())
        await stage.rest()
        await stage.press("question_mark")
        assert isinstance(stage.app.screen, HelpScreen)
        assert stage.text.count("Everywhere") == 1
        await stage.press("question_mark")
        assert not isinstance(stage.app.screen, HelpScreen)
