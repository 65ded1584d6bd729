"""The shelf on the screen: list, detail, play, and what is wrong with broken files."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tui_fakes import MORNING, FakeEntry, FakeLibrary, began, browsing, cramp_now, evening_legs, short

from relief_player.errors import ReliefError
from relief_player.routine.problems import Problem
from relief_player.tui.library.screen import LibraryScreen
from relief_player.tui.library.shelf_list import ShelfList
from relief_player.tui.screens.player import PlayerScreen
from relief_player.tui.screens.summary import SummaryScreen
from relief_player.tui.widgets.detail import Detail

SIZES = [(80, 24), (120, 40), (50, 15)]
BROKEN = FakeEntry("old", "old.toml", problems=("old.toml:3:1: nmae: unknown key (did you mean 'name'?)",))


def shelf() -> FakeLibrary:
    return FakeLibrary([evening_legs(), cramp_now(), short()], [BROKEN])


async def play_chosen(stage) -> None:
    """Press Enter and wait until the session has begun."""
    await stage.press("enter")
    for _ in range(100):
        if stage.library.opened:
            break
        await stage.pilot.pause()
    await began(stage.pilot, stage.playing)
    await stage.rest()


@pytest.mark.parametrize("size", SIZES)
async def test_routines_are_listed_with_their_lengths(size):
    async with browsing(shelf(), size) as stage:
        for words in ("20:46+ Evening legs", "2:58+ Calf cramp, right now", "0:15  Short"):
            assert words in stage.text
        assert "4 routines, 1 with problems" in stage.text
        await stage.press("end")
        assert "!   old.toml" in stage.text


async def test_a_long_name_has_the_room_that_its_letters_and_dates_leave_free():
    name = "Arms, shoulders and chest"
    library = FakeLibrary([replace(short(), name=name)])
    async with browsing(library) as stage:
        assert name in stage.text.split("\n")[3]
    library.own_desk.done = {"another": MORNING}
    async with browsing(library) as stage:
        assert name in stage.text.split("\n")[3]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_highlighted_routine_is_shown_in_detail(size):
    async with browsing(shelf(), size) as stage:
        for words in ("20:46 + your own pace", "flexibility", "S stretch", "1 N Find a wall and a strap"):
            assert words in stage.text


async def test_moving_on_shows_another_one():
    async with browsing(shelf()) as stage:
        await stage.press("down")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "Draw the foot to the shin" in stage.text


async def test_the_cautions_of_all_steps_are_listed_once():
    async with browsing(shelf(), (120, 40)) as stage:
        assert stage.text.count("! Keep hold of the wall.") == 1


async def test_the_sources_of_the_routine_and_its_steps_are_told_once():
    first, *others = evening_legs().steps
    told = replace(
        evening_legs(), sources=("acsm2018",), steps=(replace(first, sources=("acsm2018", "other")), *others)
    )
    library = FakeLibrary([told])
    library.own_desk.sources = {"acsm2018": "A position stand, 2018."}
    async with browsing(library, (120, 60)) as stage:
        assert stage.text.count("A position stand, 2018.") == 1
        assert "Sources" in stage.text
        assert "other" in stage.text, "a key that stands for itself"


async def test_a_broken_file_is_listed_with_its_problem_and_not_played():
    async with browsing(shelf()) as stage:
        await stage.press("end")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "This file cannot be played until" in stage.text
        assert "unknown key" in stage.text
        assert f"{stage.app.screen.marked.id}.toml" in stage.text, "which file it is"
        await stage.press("enter")
        assert isinstance(stage.app.screen, LibraryScreen)
        assert stage.library.opened == []
        assert "e opens it to mend them." in stage.text


@pytest.mark.parametrize(("size", "count"), [((80, 24), 3), ((50, 15), 2)])
async def test_what_is_wrong_stands_in_words_as_the_index_holds_it(size, count: int):
    (problem, nowhere) = (
        Problem("old.toml", 3, 1, "nmae", "unknown key", "did you mean 'name'?").as_json(),
        Problem("old.toml", None, None, "", "it cannot be read").as_json(),
    )
    async with browsing(FakeLibrary([], [FakeEntry("old", "old", problems=(problem, nowhere))]), size) as stage:
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        told = ("Line 3, column 1: nmae: unknown key", "did you mean 'name'?", "it cannot be read")
        for words in told[:count]:
            assert words in " ".join(stage.text.split())
        assert "{" not in stage.text


async def test_enter_plays_and_the_summary_leads_back_to_the_list():
    async with browsing(shelf()) as stage:
        await stage.press("down", "down")
        await play_chosen(stage)
        assert isinstance(stage.app.screen, PlayerScreen)
        await stage.pass_time(20_000)
        assert isinstance(stage.app.screen, SummaryScreen)
        await stage.press("enter")
        assert isinstance(stage.app.screen, LibraryScreen)
        assert stage.app.screen.marked.name == "Short"


async def test_one_can_play_again_and_again():
    async with browsing(FakeLibrary([short()])) as stage:
        for _ in range(3):
            stage.library.opened.clear()
            await play_chosen(stage)
            await stage.pass_time(20_000)
            await stage.press("q")
        assert isinstance(stage.app.screen, LibraryScreen)
        assert [session.finished for session in stage.app.played] == [1, 1, 1]


async def test_a_routine_that_has_gone_is_told():
    library = shelf()

    def gone(*_asked: object) -> None:
        raise ReliefError("The file has gone")

    library.open = gone
    async with browsing(library) as stage:
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "The file has gone" in stage.text
        assert isinstance(stage.app.screen, LibraryScreen)


async def test_a_session_that_cannot_begin_is_told_on_the_list():
    library = FakeLibrary([short()])
    opened = library.open

    def refusing(*asked):
        session = opened(*asked)
        session.refuses = ReliefError("The history is locked")
        return session

    library.open = refusing
    async with browsing(library) as stage:
        await play_chosen(stage)
        await stage.rest()
        assert isinstance(stage.app.screen, LibraryScreen)
        assert "The history is locked" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_shelf_says_where_routines_go(size):
    async with browsing(FakeLibrary(), size) as stage:
        assert "No routines yet." in stage.text
        assert "relief_player/routines" in stage.text


async def test_a_file_that_was_added_is_found_by_reading_again():
    async with browsing(FakeLibrary()) as stage:
        stage.library.routines["new"] = short()
        await stage.press("f5")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "0:15  Short" in stage.text


async def test_the_detail_can_be_scrolled():
    async with browsing(shelf()) as stage:
        before = stage.text
        await stage.press("pagedown")
        assert stage.text != before
        await stage.press("pageup")
        assert stage.text == before


async def test_the_page_keys_move_the_detail_also_beside_a_long_list():
    async with browsing(FakeLibrary([evening_legs()] * 60)) as stage:
        shelf, detail = stage.app.screen.query_one(ShelfList), stage.app.screen.query_one(Detail)
        await stage.press("pagedown")
        assert (detail.scroll_y > 0, shelf.scroll_offset.y) == (True, 0)
        await stage.press("pageup")
        assert (detail.scroll_y, shelf.scroll_offset.y) == (0, 0)


async def test_q_quits():
    async with browsing(shelf()) as stage:
        await stage.press("q")
    assert stage.app.return_code == 0


async def test_ctrl_c_quits_with_130():
    async with browsing(shelf()) as stage:
        await stage.press("ctrl+c")
    assert stage.app.return_code == 130


async def test_notices_are_told():
    async with browsing(shelf(), (120, 40), notices=("config.toml:3: unknown key",)) as stage:
        assert "config.toml:3: unknown key" in stage.text


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (24, 7), (40, 9), (300, 100)])
async def test_no_size_breaks_it(size):
    async with browsing(shelf(), size) as stage:
        await stage.press("down", "pagedown", "question_mark", "escape")
        assert isinstance(stage.app.screen, LibraryScreen)


async def test_a_detail_that_is_asked_for_while_the_screen_is_being_left_is_let_go():
    async with browsing(shelf()) as stage:
        screen = stage.app.screen
        assert isinstance(screen, LibraryScreen)
        await screen.query_one(Detail).remove()
        screen.steps_changed()
        await stage.rest()
        assert stage.app.is_running
