"""The history's screen: its pages, the way from one to another, and what it says where nothing can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from history_stage import FakeDesk, busy_life, day_sum, looking, record
from textual.widgets import ContentSwitcher
from tui_fakes import FakeLibrary, browsing, short

from relief_player.errors import HistoryError
from relief_player.history.browse import Wanted
from relief_player.history.insight import Consistency
from relief_player.tui.history.heatmap import HeatMap
from relief_player.tui.history.port import Suggestion
from relief_player.tui.history.screen import HistoryScreen
from relief_player.tui.history.session_list import SessionList
from relief_player.tui.history.suggested import Suggested
from relief_player.tui.library.screen import LibraryScreen
from relief_player.tui.screens.player import PlayerScreen

SIZES = [(80, 24), (120, 40), (50, 15)]


def page_of(screen: object) -> str | None:
    assert isinstance(screen, HistoryScreen)
    return screen.query_one(ContentSwitcher).current


async def test_it_opens_on_the_days_with_today_marked() -> None:
    async with looking(busy_life()) as stage:
        assert page_of(stage.screen) == "page-days"
        assert "[  9]" in stage.text
        assert "Today: 1 session, 9 min." in stage.text
        assert "Something on 3 of the last 28 days; 2 days or more in 2 of 12 weeks." in stage.text


async def test_the_arrows_mark_another_day_and_stop_at_the_ends() -> None:
    async with looking(busy_life(), keys=["left", "left"]) as stage:
        assert "Friday 20 Nov 2026: 2 sessions, 25 min." in stage.text
        await stage.press("up", "up", "right", "down")
        assert "Saturday 14 Nov 2026: 1 session, 45 min." in stage.text
        await stage.press("end", "right", "down")
        assert stage.screen.query_one(HeatMap).marked == stage.screen.query_one(HeatMap)._days[-1]
        await stage.press("home", "left", "up")
        assert "Monday 25 May 2026: a day of rest." in stage.text


async def test_where_there_is_room_the_sessions_of_the_marked_day_stand_beside_the_calendar() -> None:
    async with looking(busy_life(), (120, 40)) as stage:
        assert "07:30 ✓ done          9:00 Evening legs" in stage.text
        await stage.press("left")
        assert "Evening legs" not in stage.text


async def test_enter_on_a_day_lists_its_sessions() -> None:
    async with looking(busy_life(), keys=["enter"]) as stage:
        assert page_of(stage.screen) == "page-sessions"
        assert "1 session: 22 Nov 2026" in stage.text
        assert stage.text.count("Evening legs") == 1


async def test_enter_on_a_day_of_rest_does_nothing() -> None:
    async with looking(busy_life(), keys=["left", "enter"]) as stage:
        assert page_of(stage.screen) == "page-days"


async def test_pages_are_turned_with_tab_and_opened_with_digits() -> None:
    async with looking(busy_life()) as stage:
        seen = []
        for key in ("tab", "tab", "tab", "tab", "shift+tab", "3", "1", "2"):
            await stage.press(key)
            seen.append(str(page_of(stage.screen)).removeprefix("page-"))
        assert seen == ["sessions", "charts", "body", "days", "body", "charts", "days", "sessions"]


async def test_a_click_on_a_name_opens_the_page() -> None:
    async with looking(busy_life()) as stage:
        await stage.pilot.click("#pages", offset=(24, 0))
        await stage.rest()
        assert page_of(stage.screen) == "page-charts"


async def test_the_charts_say_their_figures() -> None:
    async with looking(busy_life(), (120, 40), ["3"]) as stage:
        for words in (
            "16 Nov", "34 min", "45 min", "Calf", "36 min", "Hip", "12 min", "Stretch", "Breathing",
            "6.0 → 2.5, 4 times", "●───", "The last 26 weeks, 45 min at most",
        ):  # fmt: skip
            assert words in stage.text


async def test_the_body_says_what_each_part_got_in_7_and_28_days() -> None:
    async with looking(busy_life(), keys=["4"]) as stage:
        rows = [line.split() for line in stage.text.split("\n")]
        assert any(row[-5:] == ["Calf", "6", "min", "36", "min"] for row in rows)
        assert any(row[-5:] == ["Hip", "12", "min", "12", "min"] for row in rows)
        assert "█" in stage.text


async def test_the_body_is_drawn_for_7_or_28_days() -> None:
    async with looking(busy_life(), keys=["4"]) as stage:
        month = stage.text
        assert "28 days: ░ none to █ most" in month
        await stage.press("s")
        assert "7 days: ░ none to █ most" in stage.text
        # The hip had a third of what the calf had in 28 days, and twice as much in 7.
        assert stage.text.count("█") < month.count("█")
        await stage.press("s")
        assert stage.text == month


async def test_a_part_not_visited_lately_is_suggested_with_its_reason_and_can_be_played() -> None:
    async with looking(busy_life(), (120, 40), ["4"]) as stage:
        assert "Low back: 4 days in the last half year, the last on 2 Nov." in stage.text
        assert "Back care works on it; you played it twice." in stage.text
        await stage.press("enter")
        assert stage.desk.opened == ["back-care"]
        assert isinstance(stage.screen, PlayerScreen)


async def test_up_and_down_go_from_suggestion_to_suggestion() -> None:
    desk = busy_life()
    desk.suggested = [*desk.suggested, Suggestion(unvisited=desk.suggested[0].unvisited, routine_id="other")]
    async with looking(desk, keys=["4", "down", "down", "up", "down"]) as stage:
        assert [one.suggestion.routine_id for one in stage.screen.query(Suggested) if one.has_focus] == ["other"]


async def test_a_suggestion_whose_routine_is_gone_is_told() -> None:
    desk = busy_life()
    async with looking(desk, keys=["4"]) as stage:
        desk.trouble = HistoryError("There is no such routine")
        await stage.press("enter")
        assert "There is no such routine" in stage.text
        assert isinstance(stage.screen, HistoryScreen)


async def test_without_the_wish_to_be_told_nothing_is_said_of_regularity() -> None:
    async with looking(replace(busy_life(), regular=None)) as stage:
        assert "of the last 28" not in stage.text
        assert "rest are" not in stage.text


async def test_a_milestone_is_said_where_there_is_one() -> None:
    async with looking(replace(busy_life(), reached=50)) as stage:
        assert "50 sessions. Well done." in stage.text


async def test_no_page_speaks_of_streaks_or_of_what_was_missed() -> None:
    desk = replace(busy_life(), regular=Consistency(days=0, weeks=0, least=2), reached=10)
    for key in "1234":
        async with looking(desk, (120, 40), [key]) as stage:
            words = stage.text.lower()
            assert not any(word in words for word in ("streak", "broken", "missed", "lost", "fail", "only", "!"))


@pytest.mark.parametrize("size", [*SIZES, (20, 5)])
@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_every_page_fits_every_terminal(size: tuple[int, int], key: str) -> None:
    async with looking(replace(busy_life(), reached=10), size, [key]) as stage:
        lines = stage.text.split("\n")
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)
        assert "Close" in lines[-1]


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_where_nothing_was_played_it_says_so_calmly(key: str) -> None:
    async with looking(FakeDesk(), keys=[key]) as stage:
        assert "Nothing here yet." in stage.text
        await stage.press("enter", "x", "u")
        assert isinstance(stage.screen, HistoryScreen)


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_where_nothing_can_be_read_it_says_why_and_can_try_again(key: str) -> None:
    desk = replace(busy_life(), trouble=HistoryError("The history is busy", "Another program is using it.", "Wait."))
    async with looking(desk, keys=[key]) as stage:
        for words in ("The history is busy", "Another program is using it.", "Wait.", "f5 tries again."):
            assert words in stage.text
        await stage.press("x", "u", "g", "enter")
        desk.trouble = None
        await stage.press("f5")
        assert "The history is busy\n" not in stage.text
        assert str(page_of(stage.screen)).startswith("page-")
        assert stage.screen.query_one(ContentSwitcher).display


async def test_trouble_that_comes_later_is_told_too() -> None:
    desk = busy_life()
    async with looking(desk) as stage:
        desk.trouble = HistoryError("The disk failed or is full")
        await stage.press("2")
        assert "The disk failed or is full" in stage.text
        desk.trouble = None
        await stage.press("f5")
        assert stage.text.count("Evening legs") == 5


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_it_closes(key: str) -> None:
    async with looking(busy_life()) as stage:
        stage.app.push_screen(HistoryScreen(stage.desk, stage.app.keyboard))
        await stage.rest()
        await stage.press(key)
        assert len(stage.app.screen_stack) == 1


async def test_f5_reads_anew_and_keeps_the_marked_day() -> None:
    desk = busy_life()
    async with looking(desk, keys=["left", "left"]) as stage:
        desk.sums = [*desk.sums, day_sum(1, 7)]
        desk.records.insert(0, record(-1))
        await stage.press("f5")
        assert "Friday 20 Nov 2026: 2 sessions, 25 min." in stage.text
        assert "6 sessions" in stage.text
        await stage.press("2")
        assert stage.screen.query_one(SessionList).known == 6


async def test_the_list_is_read_once_as_pages_are_turned() -> None:
    async with looking(busy_life(), keys=["2", "3", "2", "1", "2"]) as stage:
        assert [wanted for wanted, rows in stage.desk.asked if rows] == [Wanted()]


class Shelf(FakeLibrary):
    """A library with a history."""

    def history(self) -> FakeDesk:
        return busy_life()


async def test_h_opens_it_from_the_library_and_q_goes_back() -> None:
    async with browsing(Shelf([short()])) as stage:
        await stage.press("h")
        assert isinstance(stage.app.screen, HistoryScreen)
        await stage.press("q")
        assert isinstance(stage.app.screen, LibraryScreen)
