"""The session list: pages as they are needed, filters, deleting and taking back, one session and its note."""

from __future__ import annotations

from datetime import date

import pytest
from history_stage import PAGE, FakeDesk, busy_life, looking, record
from textual import events
from textual.widgets import TextArea

from relief_player.errors import HistoryError
from relief_player.history.browse import Wanted
from relief_player.tui.history.choice import Choice
from relief_player.tui.history.filtering import FilterScreen
from relief_player.tui.history.note import NoteScreen
from relief_player.tui.history.screen import HistoryScreen
from relief_player.tui.history.session import SessionScreen
from relief_player.tui.history.session_list import SessionList


def many(sessions: int) -> FakeDesk:
    return FakeDesk(records=[record(number, routine_name=f"Routine {number}.") for number in range(sessions)])


async def test_only_the_first_page_is_read_at_first() -> None:
    async with looking(many(1000), keys=["2"]) as stage:
        assert stage.desk.asked == [(Wanted(), PAGE)]
        assert "1,000 sessions" in stage.text
        assert "Routine 0." in stage.text


async def test_the_next_page_comes_before_the_rows_come_to_an_end() -> None:
    async with looking(many(250), keys=["2", "end"]) as stage:
        listed = stage.screen.query_one(SessionList)
        assert listed.known == 2 * PAGE
        await stage.press("end", "end", "end")
        assert listed.known == 250
        assert listed.marked is not None
        assert listed.marked.name == "Routine 249."
        assert "Routine 249." in stage.text
        asked = len(stage.desk.asked)
        await stage.press("home", "end", "pageup", "pagedown")
        assert len(stage.desk.asked) == asked


async def test_every_row_comes_once_and_in_order() -> None:
    async with looking(many(345), keys=["2", *["end"] * 5]) as stage:
        rows = stage.screen.query_one(SessionList)._rows
        assert [row.name for row in rows] == [f"Routine {number}." for number in range(345)]


async def test_a_row_says_how_it_went() -> None:
    rated = record(0, before=6, after=2, note="better", outcome="stopped")
    async with looking(FakeDesk(records=[rated]), keys=["2"]) as stage:
        assert "2026-11-22 07:30  ◐ stopped       9:00  6→2    note  Evening legs" in stage.text


async def test_the_columns_have_heads_where_there_is_room() -> None:
    async with looking(many(3), keys=["2"]) as stage:
        lines = stage.text.split("\n")
        heads = next(line for line in lines if "How it went" in line)
        first = lines[lines.index(heads) + 1]
        for head, word in (("How it went", "✓ done"), ("What", "Routine")):
            assert heads.index(head) == first.index(word)
    async with looking(many(3), (50, 15), keys=["2"]) as stage:
        assert "How it went" not in stage.text


async def test_a_deleted_session_goes_and_comes_back_to_its_place() -> None:
    async with looking(many(4), keys=["2", "down", "x"]) as stage:
        assert "Routine 1." not in stage.text
        assert "3 sessions" in stage.text
        assert "Deleted. u takes it back." in stage.text
        assert [one.routine_name for one in stage.desk.deleted] == ["Routine 1."]
        await stage.press("u")
        listed = stage.screen.query_one(SessionList)
        assert [row.name for row in listed._rows] == [f"Routine {number}." for number in range(4)]
        assert listed.marked is not None
        assert listed.marked.name == "Routine 1."
        assert stage.desk.deleted == []


async def test_the_headline_counts_anew_after_a_deletion_and_when_it_is_taken_back() -> None:
    async with looking(many(4), keys=["2", "x"]) as stage:
        assert "History · 3 sessions" in stage.text
        await stage.press("u")
        assert "History · 4 sessions" in stage.text


async def test_several_deletions_are_taken_back_one_by_one() -> None:
    async with looking(many(3), keys=["2", "x", "x", "x"]) as stage:
        assert "Nothing here yet." in stage.text
        await stage.press("u", "u", "u", "u")
        assert [row.name for row in stage.screen.query_one(SessionList)._rows] == [f"Routine {n}." for n in range(3)]
        assert "Nothing here yet." not in stage.text


async def test_a_session_that_cannot_be_deleted_stays() -> None:
    async with looking(many(2), keys=["2"]) as stage:
        stage.desk.trouble = HistoryError("That session is being played")
        await stage.press("x")
        assert "That session is being played" in stage.text
        assert "Routine 0." in stage.text


async def test_what_was_deleted_is_not_in_the_sums_of_the_other_pages() -> None:
    desk = busy_life()
    async with looking(desk, keys=["2", "x"]) as stage:
        desk.sums = ()
        await stage.press("1")
        assert "History · 4 sessions" in stage.text
        assert "Today: a day of rest so far." in stage.text


async def test_a_filter_leaves_what_fits() -> None:
    desk = many(30)
    desk.records += [record(40, routine_id="neck", routine_name="Neck")]
    async with looking(desk, keys=["2", "g"]) as stage:
        assert isinstance(stage.screen, FilterScreen)
        await stage.press("n")
        assert stage.screen.query_one("#filter-routine", Choice).value == "neck"
        await stage.press("enter")
        assert "1 session: Neck" in stage.text
        assert stage.screen.query_one(SessionList).known == 1


async def test_days_are_typed_and_a_wrong_one_is_told() -> None:
    async with looking(many(10), keys=["2", "g", "up", "up", *"next 2026-13-01", "enter"]) as stage:
        assert isinstance(stage.screen, FilterScreen)
        assert "From: a day looks like 2026-11-22" in stage.text
        await stage.press("ctrl+u", *"2026-11-20", "tab", *"1d", "enter")
        assert stage.desk.asked[-2][0] == Wanted(first=date(2026, 11, 20), last=date(2026, 11, 21))
        assert "4 sessions: from 2026-11-20 until 2026-11-21" in stage.text


async def test_a_filter_that_nothing_fits_says_how_to_ask_otherwise() -> None:
    async with looking(many(3), keys=["2", "g", "down", "down", "down", "right", "right", "enter"]) as stage:
        assert "No session is like that. g asks for others." in stage.text
        await stage.press("g", "ctrl+r")
        assert "3 sessions" in stage.text


async def test_leaving_the_filter_changes_nothing() -> None:
    async with looking(many(3), keys=["2", "g", "right", "escape"]) as stage:
        assert stage.desk.asked[-1] == (Wanted(), 0)
        assert stage.screen.query_one(SessionList).known == 3


async def test_a_session_shows_planned_against_actual_by_step_and_side() -> None:
    async with looking(FakeDesk(records=[record(0, before=6, after=2)]), keys=["2", "enter"]) as stage:
        assert isinstance(stage.screen, SessionScreen)
        for words in (
            "Sunday 22 Nov 2026, 07:30", "✓ done, 9:00 of 10:00", "6 → 2, on a scale of 0 to 10",
            "0:30 of 0:30  Stretch · Calf stretch · Left side", "◐ in part  0:12 of 0:30    Right side",
            "– skipped  0:00 of 1:00  Breathing · Box breathing",
        ):  # fmt: skip
            assert words in stage.text


async def test_a_session_deleted_on_its_own_screen_can_be_taken_back_in_the_list() -> None:
    async with looking(many(2), keys=["2", "enter", "x"]) as stage:
        assert isinstance(stage.screen, HistoryScreen)
        assert "Routine 0." not in stage.text
        await stage.press("u")
        assert "Routine 0." in stage.text


async def test_a_session_that_is_being_played_cannot_be_deleted_there() -> None:
    async with looking(FakeDesk(records=[record(0, outcome="running")]), keys=["2", "enter", "x"]) as stage:
        assert isinstance(stage.screen, SessionScreen)
        assert stage.desk.deleted == []


async def test_a_note_is_written_and_shown() -> None:
    async with looking(many(1), keys=["2", "enter", "e", *"much better", "ctrl+s"]) as stage:
        assert stage.desk.records[0].note == "much better"
        assert "much better" in stage.text
        await stage.press("q")
        assert "note  Routine 0." in stage.text


async def test_leaving_a_note_leaves_it_as_it_was() -> None:
    async with looking(FakeDesk(records=[record(0, note="as it was")]), keys=["2", "enter", "e", "x"]) as stage:
        assert isinstance(stage.screen, NoteScreen)
        await stage.press("escape")
        assert stage.desk.records[0].note == "as it was"


async def test_a_note_that_cannot_be_kept_is_told_and_what_was_typed_is_not_lost() -> None:
    async with looking(many(1), keys=["2", "enter", "e", "a"]) as stage:
        stage.desk.trouble = HistoryError("The history is busy")
        await stage.press("ctrl+s")
        assert "The history is busy" in stage.text
        assert stage.screen.query_one(TextArea).text == "a"
        stage.desk.trouble = None
        await stage.press("b", "ctrl+s")
        assert isinstance(stage.screen, SessionScreen)
        assert stage.desk.records[0].note == "ab"


async def test_what_is_pasted_into_a_note_cannot_act_on_the_terminal() -> None:
    async with looking(many(1), keys=["2", "enter", "e"]) as stage:
        stage.app.post_message(events.Paste("a\x1b[2J\x07\nb"))
        await stage.rest()
        assert stage.screen.query_one(TextArea).text == "a[2J\nb"


async def test_what_is_taken_back_onto_a_page_that_was_not_read_yet_comes_with_it() -> None:
    async with looking(many(250), keys=["2", "end", "end", "end", "x", "f5", "u"]) as stage:
        listed = stage.screen.query_one(SessionList)
        assert listed.known == PAGE
        await stage.press("end", "end", "end", "end")
        assert [row.name for row in listed._rows] == [f"Routine {number}." for number in range(250)]


async def test_what_is_taken_back_under_another_filter_is_listed_only_where_it_fits() -> None:
    desk = many(3)
    desk.records += [record(40, routine_id="neck", routine_name="Neck")]
    async with looking(desk, keys=["2", "x", "g", "n", "enter", "u"]) as stage:
        assert [row.name for row in stage.screen.query_one(SessionList)._rows] == ["Neck"]
        assert len(desk.records) == 4


HOSTILE = "\x1b]0;P\x07\x1b[2Jred[/] [@click=app.quit]x[/] \u202eabc\x9b5n\ud800"


async def test_a_hostile_note_is_inert_and_stays_as_it_is_kept_unless_it_is_changed() -> None:
    async with looking(FakeDesk(records=[record(0, note=HOSTILE, routine_name=HOSTILE)]), keys=["2"]) as stage:
        for keys in ([], ["enter"], ["e"]):
            await stage.press(*keys)
            assert not any(sign in stage.text for sign in "\x1b\x07\x9b\u202e\ud800")
            assert "red[/]" in stage.text
        assert "\x1b" not in stage.screen.query_one(TextArea).text
        await stage.press("ctrl+s")
        assert stage.desk.records[0].note == HOSTILE


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15), (20, 5)])
@pytest.mark.parametrize("keys", [["enter"], ["g"], ["enter", "e"]])
async def test_what_opens_over_the_list_fits_every_terminal(size: tuple[int, int], keys: list[str]) -> None:
    async with looking(FakeDesk(records=[record(0, note="a\nb " * 40)]), size, ["2", *keys]) as stage:
        lines = stage.text.split("\n")
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)
        await stage.press(*["escape"] * len(keys))
        assert isinstance(stage.screen, HistoryScreen)


async def test_a_second_click_opens_a_session() -> None:
    async with looking(many(3), keys=["2"]) as stage:
        await stage.pilot.click(SessionList, offset=(3, 1))
        await stage.rest()
        listed = stage.screen.query_one(SessionList)
        assert listed.marked is not None
        assert listed.marked.name == "Routine 1."
        await stage.pilot.click(SessionList, offset=(3, 1), times=2)
        await stage.rest()
        assert isinstance(stage.screen, SessionScreen)
