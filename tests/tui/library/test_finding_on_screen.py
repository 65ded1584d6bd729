"""Finding a routine on the screen: the search line, the filters, the palette, and what is shown where nothing fits."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tui_fakes import FakeEntry, FakeLibrary, browsing, cramp_now, evening_legs, short

from relief_player.tui.library.filter_panel import FilterScreen
from relief_player.tui.library.screen import LibraryScreen
from relief_player.tui.library.search_line import SearchLine
from relief_player.tui.library.shelf_list import ShelfList
from relief_player.tui.screens.help import HelpScreen

SIZES = [(80, 24), (120, 40), (50, 15), (20, 5)]


def shelf() -> FakeLibrary:
    return FakeLibrary(
        [evening_legs(), cramp_now(), short()], [FakeEntry("old", "old.toml", duration_ms=None, problems=("broken",))]
    )


async def type_in(stage, text: str) -> None:
    await stage.press("slash", *("space" if letter == " " else letter for letter in text))


@pytest.mark.parametrize("size", SIZES)
async def test_typing_leaves_what_fits_and_marks_the_best(size):
    async with browsing(shelf(), size) as stage:
        await type_in(stage, "cramp")
        assert stage.app.screen.marked.name == "Calf cramp, right now"
        assert "Calf cramp" in stage.text
        assert "Short" not in stage.text


async def test_how_many_fit_is_told():
    async with browsing(shelf()) as stage:
        await type_in(stage, "evening")
        assert "1 of 4 routines" in stage.text


async def test_enter_leads_to_the_list_and_keeps_what_was_found():
    async with browsing(shelf()) as stage:
        await type_in(stage, "cramp")
        await stage.press("enter")
        assert isinstance(stage.app.focused, ShelfList)
        assert "1 of 4 routines" in stage.text


async def test_escape_shows_everything_and_keeps_the_mark():
    async with browsing(shelf()) as stage:
        await type_in(stage, "cramp")
        await stage.press("escape")
        assert isinstance(stage.app.focused, ShelfList)
        assert stage.app.screen.marked.name == "Calf cramp, right now"
        assert "4 routines" in stage.text
        assert not stage.app.query_one(SearchLine).display


async def test_escape_on_the_list_shows_everything_too():
    async with browsing(shelf()) as stage:
        await type_in(stage, "cramp")
        await stage.press("enter", "escape")
        assert "Short" in stage.text


async def test_the_mark_moves_while_one_types():
    async with browsing(shelf()) as stage:
        await type_in(stage, "s")
        first = stage.app.screen.marked.name
        await stage.press("down")
        assert stage.app.screen.marked.name != first
        assert isinstance(stage.app.focused, SearchLine)
        await stage.press("up")
        assert stage.app.screen.marked.name == first


async def test_the_foot_of_the_screen_says_the_keys_that_hold_while_one_types():
    async with browsing(shelf()) as stage:
        await type_in(stage, "cramp")
        foot = stage.text.splitlines()[-1]
        assert "enter To the list" in foot
        assert "f1 Help" in foot
        assert "Quit" not in foot, "q is a letter there"
        await stage.press("enter")
        assert "q Quit" in stage.text.splitlines()[-1]


async def test_letters_that_are_commands_are_letters_in_the_search_line():
    async with browsing(shelf()) as stage:
        await type_in(stage, "qxgfl?")
        assert stage.app.query_one(SearchLine).value == "qxgfl?"
        assert stage.app.is_running


async def test_where_nothing_fits_it_is_said_what_could_go():
    async with browsing(shelf()) as stage:
        await type_in(stage, "cramp <1m")
        assert "Nothing fits cramp <1m" in stage.text
        assert "Without <1m: 1" in stage.text
        assert "Without cramp: 1" in stage.text
        await stage.press("enter", "enter", "f", "x", "pagedown", "down")
        assert isinstance(stage.app.screen, LibraryScreen)
        assert stage.library.opened == []


async def test_what_was_meant_by_a_filter_that_nothing_can_fit_is_said():
    async with browsing(shelf()) as stage:
        await type_in(stage, "goal:rilax")
        assert "goal:rilax: did you mean goal:relax?" in stage.text


async def test_what_is_no_length_is_told():
    async with browsing(shelf()) as stage:
        await type_in(stage, "<ten")
        assert "<ten is no length" in stage.text
        assert "Short" in stage.text


async def test_pasted_text_that_would_act_is_cleaned():
    async with browsing(shelf()) as stage:
        stage.app.query_one(SearchLine).value = "cr\x1b[2Jamp\x07\u202e"
        await stage.rest()
        assert stage.app.query_one(SearchLine).value == "cr[2Jamp"


async def test_groups_stand_under_headings_and_the_mark_passes_over_them():
    async with browsing(shelf()) as stage:
        for words in ("Flexibility  1 ──", "Relief  1 ──", "Without a goal  1 ──", "With problems  1 ──"):
            assert words in stage.text
        names = []
        for _ in range(4):
            names.append(stage.app.screen.marked.name)
            await stage.press("down")
        assert names == ["Evening legs", "Calf cramp, right now", "Short", "old.toml"]
        await stage.press("home")
        assert stage.app.screen.marked.name == "Evening legs"
        await stage.press("end")
        assert stage.app.screen.marked.name == "old.toml"


async def test_a_click_marks_and_another_one_plays():
    async with browsing(shelf()) as stage:
        line = next(at for at, row in enumerate(stage.text.split("\n")) if "Calf cramp" in row)
        top = stage.app.query_one(ShelfList).region.y
        await stage.pilot.click("#list", offset=(5, line - top))
        await stage.rest()
        assert stage.app.screen.marked.name == "Calf cramp, right now"
        assert stage.library.opened == []
        await stage.pilot.click("#list", offset=(5, line - top))
        await stage.app.workers.wait_for_complete()
        assert len(stage.library.opened) == 1


# -- the filters -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_filter_is_chosen_by_keys_and_stands_in_the_search_line(size):
    async with browsing(shelf(), size) as stage:
        await stage.press("g")
        await stage.rest()
        assert isinstance(stage.app.screen, FilterScreen)
        await stage.press("down", "right", "enter")
        assert stage.app.query_one(SearchLine).value == "<5m"
        assert stage.app.screen.marked.name == "Calf cramp, right now"


async def test_the_panel_says_how_many_each_choice_leaves():
    async with browsing(shelf()) as stage:
        await stage.press("g")
        await stage.rest()
        assert "4 of 4 routines" in stage.text
        await stage.press("right")
        await stage.rest()
        assert "‹ flexibility ›" in stage.text
        assert "1 of 4 routines" in stage.text
        await stage.press("left")
        assert "‹ any ›" in stage.text


async def test_filters_can_be_cleared_while_words_stay():
    async with browsing(shelf()) as stage:
        await type_in(stage, "cramp goal:relief <5m")
        await stage.press("enter", "g")
        await stage.rest()
        await stage.press("c")
        await stage.rest()
        await stage.press("escape")
        assert stage.app.query_one(SearchLine).value == "cramp"


# -- help and the palette ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "key"), [(["g"], "question_mark"), (["x"], "question_mark"), (["f"], "f1"), (["slash"], "f1")]
)
async def test_help_opens_from_whatever_lies_over_the_library(way, key):
    async with browsing(shelf()) as stage:
        await stage.press(*way, key)
        assert isinstance(stage.app.screen, HelpScreen)
        await stage.press("escape")
        assert not isinstance(stage.app.screen, HelpScreen)


async def test_in_the_palette_a_routine_stands_before_a_command_that_has_its_letters_only():
    async with browsing(FakeLibrary([replace(short(), name="Leg rolling")])) as stage:
        await stage.press("ctrl+p", *"leg", "space", *"roll")
        for _ in range(40):
            await stage.pilot.pause(0.02)
            if "Play it" in stage.text:
                break
        found = stage.text[stage.text.index("roll") :]
        assert "Leg rolling" in found
        assert "Interrupt" not in found


async def test_the_palette_finds_a_routine_and_plays_it():
    async with browsing(shelf()) as stage:
        await stage.press("ctrl+p", *"evening")
        for _ in range(40):
            await stage.pilot.pause(0.02)
            if "Play it: 20:46+" in stage.text:
                break
        assert "Play it: 20:46+" in stage.text
        await stage.press("down", "enter")
        for _ in range(40):
            await stage.pilot.pause(0.02)
            if stage.library.opened:
                break
        assert stage.playing.routine.name == "Evening legs"
