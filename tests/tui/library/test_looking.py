"""What the library reads by itself: changed files, what was done, hints; and what else can be done with a routine."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from library_fakes import NOW
from tui_fakes import FakeEntry, FakeLibrary, Stage, browsing, cramp_now, evening_legs, services, short

from relief_player.errors import HistoryError, ReliefError
from relief_player.tui.browse import LibraryApp
from relief_player.tui.library.more_panel import FileScreen, MoreScreen
from relief_player.tui.library.screen import LibraryScreen


def shelf(*followed: str) -> FakeLibrary:
    library = FakeLibrary([evening_legs(), cramp_now(), short()])
    library.own_desk.followed = set(followed) if followed else {"done"}
    return library


async def look(stage) -> None:
    """One look at the folders, as a timer would ask for it."""
    await stage.app.screen.look_at_folders().wait()
    await stage.app.workers.wait_for_complete()
    await stage.rest()


# -- folders that cannot be listed -------------------------------------------------------------------------------------


async def test_what_is_missing_from_the_list_is_told():
    library = shelf()
    library.own_desk.closed = ("~/routines may not be read: the routines in it are not listed.",)
    async with browsing(library, (120, 40)) as stage:
        await look(stage)
        assert "~/routines may not be read" in stage.text


# -- changes -----------------------------------------------------------------------------------------------------------


async def test_a_file_that_is_saved_elsewhere_appears_by_itself():
    async with browsing(shelf()) as stage:
        await look(stage)
        stage.library.broken.append(FakeEntry("new", "Something new", duration_ms=60_000))
        stage.library.own_desk.changes += 1
        await look(stage)
        assert "1:00  Something new" in stage.text
        assert stage.app.screen.marked.name == "Evening legs"


async def test_where_nothing_has_changed_nothing_is_read():
    async with browsing(shelf()) as stage:
        await look(stage)
        stage.library.entries = None
        await look(stage)
        assert "Evening legs" in stage.text


async def test_a_changed_step_is_seen_though_the_list_stays_as_it_is():
    async with browsing(shelf(), (120, 40)) as stage:
        await look(stage)
        stage.library.routines["routine-0"] = stage.library.routines["routine-2"]
        entries = stage.app.screen.rows
        stage.library.entries = lambda _told, **_look: list(entries)
        stage.library.own_desk.changes += 1
        await look(stage)
        assert "1 S First" in stage.text


async def test_the_mark_stays_on_its_routine_where_others_come_before_it():
    async with browsing(shelf()) as stage:
        await stage.press("end")
        stage.library.broken.append(FakeEntry("aaa", "Before", goal="flexibility"))
        await stage.press("f5")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "Before" in stage.text
        assert stage.app.screen.marked.name == "Short"


async def test_while_many_files_are_read_those_that_are_known_are_shown():
    library, go_on = shelf(), threading.Event()
    whole = library.entries()

    def slowly(on_the_way, **_look):
        wanted = on_the_way(whole[:1], 2)
        go_on.wait(20)
        return whole if wanted else whole[:1]

    library.entries = slowly
    try:
        async with browsing_at_once(library) as stage:
            for _ in range(100):
                await stage.rest()
                if "reading 2 more" in stage.text:
                    break
            assert "1 routine  (reading 2 more)" in stage.text
            assert "Evening legs" in stage.text
            go_on.set()
            await stage.app.workers.wait_for_complete()
            await stage.rest()
            assert "3 routines" in stage.text
            assert "reading" not in stage.text
    finally:
        go_on.set()


@asynccontextmanager
async def browsing_at_once(library):
    """The library, before it has been read."""
    app = LibraryApp(library, services())
    async with app.run_test(size=(80, 24)) as pilot:
        yield Stage(app, pilot, library=library)


# -- what was done -----------------------------------------------------------------------------------------------------


async def test_when_a_routine_was_done_stands_beside_it_and_in_its_detail():
    library = shelf()
    library.own_desk.done = {"routine-0": NOW - timedelta(days=3), "routine-2": NOW}
    async with browsing(library, (120, 40)) as stage:
        row = next(row for row in stage.text.split("\n") if "› 20:46+" in row)
        assert " 3 d " in row
        assert "done 3 days ago" in stage.text
        assert "today" in next(row for row in stage.text.split("\n") if "0:15  Short" in row)


async def test_a_history_that_cannot_be_read_is_told_and_the_list_is_as_good():
    library = shelf()
    library.own_desk.unread = HistoryError("The history is damaged")
    async with browsing(library) as stage:
        assert "The history is damaged" in stage.text
        assert "Evening legs" in stage.text


async def test_what_is_the_persons_own_is_marked_and_counted():
    library = shelf()
    library.broken.append(FakeEntry("mine", "Mine", origin="own", duration_ms=60_000))
    async with browsing(library) as stage:
        assert "4 routines, 1 yours •" in stage.text
        assert "• 1:00  Mine" in stage.text


# -- hints -------------------------------------------------------------------------------------------------------------


async def test_who_is_new_gets_one_hint_after_another_until_each_was_followed():
    async with browsing(shelf("none"), (120, 40)) as stage:
        assert "New here? Enter plays" in stage.text
        await stage.press("slash", "escape")
        assert "New here?" in stage.text
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        assert stage.library.own_desk.followed >= {"play", "search"}


async def test_a_followed_hint_makes_room_for_the_next():
    async with browsing(shelf("play"), (120, 40)) as stage:
        assert "/ finds a routine as you type" in stage.text
        await stage.press("slash", "escape")
        assert "x copies a routine" in stage.text


async def test_escape_ends_all_hints():
    async with browsing(shelf("play"), (120, 40)) as stage:
        await stage.press("escape")
        assert "finds a routine as you type" not in stage.text
        await stage.app.workers.wait_for_complete()
        assert "done" in stage.library.own_desk.followed


async def test_who_is_not_new_gets_none():
    async with browsing(shelf()) as stage:
        assert "New here?" not in stage.text


# -- more --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15), (20, 5)])
async def test_a_routine_is_copied(size):
    async with browsing(shelf(), size) as stage:
        await stage.press("x")
        assert isinstance(stage.app.screen, MoreScreen)
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert stage.library.own_desk.made == [("copy", "routine-0")]


@pytest.mark.parametrize(
    ("downs", "made"), [(1, ("sound", "routine-0", "~/routine-0.wav")), (2, ("page", "routine-0", "~/routine-0.txt"))]
)
async def test_a_file_is_made_where_the_person_says(downs, made):
    async with browsing(shelf(), (120, 40)) as stage:
        await stage.press("x", *["down"] * downs, "enter")
        await stage.rest()
        assert isinstance(stage.app.screen, FileScreen)
        assert made[2] in stage.text
        await stage.press("enter")
        for _ in range(50):
            await stage.rest()
            if isinstance(stage.app.screen, LibraryScreen):
                break
        assert stage.library.own_desk.made == [made]
        assert made[2] in stage.text


async def test_a_file_that_cannot_be_made_is_told_and_another_place_can_be_tried():
    library = shelf()
    library.own_desk.unmade = ReliefError("The file is there already")
    async with browsing(library) as stage:
        await stage.press("x", "down", "enter")
        await stage.rest()
        await stage.press("enter")
        for _ in range(50):
            await stage.rest()
            if "there already" in stage.text:
                break
        assert "The file is there already" in stage.text
        library.own_desk.unmade = None
        await stage.press("backspace", "enter")
        for _ in range(50):
            await stage.rest()
            if isinstance(stage.app.screen, LibraryScreen):
                break
        assert library.own_desk.made == [("sound", "routine-0", "~/routine-0.wa")]


async def test_a_file_that_is_being_made_can_be_given_up():
    library, told = shelf(), []
    leave = threading.Event()

    def slowly(_entry_id, _path, progress):
        leave.wait(20)
        told.append(progress(0.7))
        raise ReliefError("given up")

    library.own_desk.make_sound = slowly
    async with browsing(library) as stage:
        await stage.press("x", "down", "enter", "enter")
        await stage.press("escape")
        assert isinstance(stage.app.screen, LibraryScreen)
        leave.set()
        for _ in range(50):
            await stage.rest()
            if told:
                break
        assert told == [False]


async def test_escape_and_ctrl_c_leave_the_choices():
    async with browsing(shelf()) as stage:
        for key in ("escape", "ctrl+c", "x"):
            await stage.press("x", key)
            assert isinstance(stage.app.screen, LibraryScreen)
        assert stage.library.own_desk.made == []
