"""The cramp diary on the screen: the list, the form, what an entry prompts, taking away and back, the report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from diary_fakes import COUNT, EVENING, URGENT, FakeDiary, a_few, cramp, diary
from msgspec.structs import replace
from tui_fakes import FakeKept, FakeLibrary, FakeSession, browsing, cramp_now, playing, short

from relief_player.errors import HistoryError
from relief_player.history.diary import Cramp
from relief_player.tui.diary.form import FormScreen
from relief_player.tui.diary.report import ReportScreen
from relief_player.tui.diary.screen import DiaryScreen
from relief_player.tui.diary.told import ToldScreen
from relief_player.tui.screens.summary import SummaryScreen

SIZES = [(80, 24), (120, 40), (50, 15)]


# -- the list --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_entries_are_listed_the_newest_first_beside_the_highlighted_one(size) -> None:
    async with diary(FakeDiary(a_few()), size) as stage:
        assert "3 entries" in stage.text
        assert stage.text.index("left calf") < stage.text.index("right foot") < stage.text.index("low back")
        assert "7 of 10" in stage.text
        await stage.press("down")
        assert "4 of 10" in stage.text


async def test_the_page_keys_move_the_entry_and_not_the_list() -> None:
    async with diary(FakeDiary([cramp(1, note="Word. " * 400), cramp(2)])) as stage:
        beside, shelf = stage.app.screen.query_one("#diary-entry"), stage.app.screen.query_one("#diary-list")
        shelf.highlighted = 0
        await stage.rest()
        await stage.press("pagedown")
        assert (beside.scroll_y > 0, shelf.highlighted) == (True, 0)


async def test_an_empty_diary_says_how_to_begin() -> None:
    async with diary(FakeDiary()) as stage:
        assert "Press a after a cramp" in stage.text
        assert "Delete" not in stage.text
        await stage.press("x", "e", "r", "u")
        assert isinstance(stage.app.screen, DiaryScreen)


async def test_what_was_told_about_an_entry_stays_with_it() -> None:
    long = replace(a_few()[0], lasted=660_000)
    async with diary(FakeDiary([long], prompting=[URGENT])) as stage:
        assert "! A cramp that is still" in stage.text
        assert "Sources: nidirect_cramp" in stage.text


@pytest.mark.parametrize("size", [*SIZES, (20, 5)])
@pytest.mark.parametrize("keys", [(), ("e",), ("a",), ("r",), ("r", "s")])
async def test_every_screen_of_it_survives_every_size(size, keys) -> None:
    async with diary(FakeDiary(a_few()), size) as stage:
        await stage.press(*keys)
        await stage.pilot.resize_terminal(3, 2)
        await stage.pilot.resize_terminal(*size)
        await stage.rest()
        assert stage.text.strip()


async def test_a_note_is_shown_as_it_is_and_never_as_markup() -> None:
    async with diary(FakeDiary([cramp(1, note="[@click=app.exit]out[/] \x1b[31mred")]), (120, 40)) as stage:
        assert "[@click=app.exit]out[/] [31mred" in stage.text
        await stage.press("e")
        assert "[@click=app.exit]out[/] [31mred" in stage.text


async def test_a_deleted_entry_can_be_taken_back() -> None:
    desk = FakeDiary(a_few())
    async with diary(desk) as stage:
        assert "Take back" not in stage.text
        await stage.press("x")
        assert "Deleted. u takes it back." in stage.text
        assert ("2 entries" in stage.text, len(desk.kept)) == (True, 2)
        await stage.press("u")
        assert ("3 entries" in stage.text, len(desk.kept)) == (True, 3)


async def test_a_diary_that_cannot_be_read_says_so() -> None:
    async with diary(FakeDiary(broken=HistoryError("The history is damaged"))) as stage:
        assert "The history is damaged" in stage.text


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_it_closes(key: str) -> None:
    async with diary(FakeDiary(a_few())) as stage:
        await stage.press("r", key)
        assert isinstance(stage.app.screen, DiaryScreen)


# -- the form --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_an_entry_is_filled_in_with_the_keys_alone(size) -> None:
    desk = FakeDiary()
    async with diary(desk, size) as stage:
        await stage.press("a")
        await stage.type("calf")
        await stage.press("enter", "right", "space")  # side: right
        await stage.press("down")
        await stage.type("3m")
        await stage.press("enter", "down", "6", "down", "space", "down")  # over the mark; strong; it woke me
        await stage.press("right", "space", "right", "space", "down")  # exercising, sweating
        await stage.press("space", "down", "down")  # stretching; no signs
        await stage.type("so so")
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, DiaryScreen)
        assert "right calf" in stage.text
    (one,) = desk.kept
    assert replace(one, id="") == Cramp(
        id="", at=EVENING, area="calf", side="right", lasted=180_000, strength=6, woke=True,
        doing=("exercise", "sweating"), helped=("stretching",), note="so so",
    )  # fmt: skip


async def test_the_button_at_the_end_keeps_it_too() -> None:
    desk = FakeDiary()
    async with diary(desk) as stage:
        await stage.press("a")
        await stage.type("foot")
        await stage.press("up", "up", "enter")  # round to the button
        assert [one.area for one in desk.kept] == ["foot"]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("where", "", "Where: write where it was, as in calf, foot or hand."),
        ("where", "back", "Where: that stands for several; write one of mid-back, low-back."),
        ("where", "claf", "Where: no part of the body is called 'claf'; did you mean calf?"),
        ("when", "2027-01-01", "When: that is still to come."),
        ("when", "soon", "When: write a time such as 03:40, 2026-11-22 03:40, or 2h ago."),
        ("lasted", "long", "How long: write a length such as 3m, 1:30 or 90s."),
    ],
)
async def test_what_cannot_be_taken_is_said_and_nothing_is_written(field: str, text: str, said: str) -> None:
    desk = FakeDiary()
    async with diary(desk) as stage:
        await stage.press("a")
        stage.app.screen.query_one("#where").value = "calf"
        stage.app.screen.query_one(f"#{field}").value = text
        await stage.press("ctrl+s")
        shown = " ".join(stage.text.split())
        assert said.replace("'", '"') in shown.replace("'", '"')
        assert "?." not in shown
        assert stage.app.focused is stage.app.screen.query_one(f"#{field}")
    assert desk.kept == []


async def test_the_questions_about_a_back_are_asked_of_a_back_only() -> None:
    desk = FakeDiary()
    async with diary(desk) as stage:
        await stage.press("a")
        assert "Temperature" not in stage.text
        await stage.type("low back")
        await stage.rest()
        assert "Temperature" in stage.text
        stage.app.screen.query_one("#temperature").value = "38,4"
        stage.app.screen.query_one("#days").value = "12 days"
        await stage.press("ctrl+s")
    assert [(one.area, one.temperature, one.since_days) for one in desk.kept] == [("low-back", 38.4, 12)]


async def test_an_entry_that_is_opened_and_kept_is_as_it_was() -> None:
    odd = cramp(
        30.51, side="both", lasted=100_250, going=True, signs=("numbness",), note="two\nlines", session_id="s", tz="UTC"
    )
    desk = FakeDiary([odd])
    async with diary(desk) as stage:
        await stage.press("e", "ctrl+s")
    assert desk.kept == [odd]


async def test_what_is_changed_is_written_anew() -> None:
    desk = FakeDiary(a_few())
    async with diary(desk) as stage:
        await stage.press("e")
        stage.app.screen.query_one("#when").value = "20m ago"
        await stage.press("ctrl+s")
        assert len(desk.kept) == 3
    assert desk.kept[0] == replace(a_few()[0], at=EVENING - timedelta(minutes=20))


async def test_what_an_entry_prompts_is_told_before_the_form_closes() -> None:
    desk = FakeDiary(prompting=[URGENT, COUNT])
    async with diary(desk) as stage:
        await stage.press("a")
        await stage.type("calf")
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, ToldScreen)
        assert "get urgent medical" in stage.text
        assert "Source: product choice" in stage.text
        await stage.press("enter")
        assert isinstance(stage.app.screen, DiaryScreen)
    assert len(desk.kept) == 1


async def test_an_entry_that_cannot_be_written_stays_on_the_screen() -> None:
    desk = FakeDiary()
    async with diary(desk) as stage:
        await stage.press("a")
        await stage.type("calf")
        desk.broken = HistoryError("The disk is full")
        await stage.press("ctrl+s")
        assert "The disk is full. It is not in your diary yet." in stage.text
        desk.broken = None
        await stage.press("ctrl+s")
    assert len(desk.kept) == 1


async def test_leaving_asks_only_where_something_was_filled_in() -> None:
    async with diary(FakeDiary()) as stage:
        await stage.press("a", "escape")
        assert isinstance(stage.app.screen, DiaryScreen)
        await stage.press("a")
        await stage.type("calf")
        await stage.press("escape")
        assert "Leave without keeping it?" in stage.text
        await stage.press("n")
        assert isinstance(stage.app.screen, FormScreen)
        await stage.press("escape", "y")
        assert isinstance(stage.app.screen, DiaryScreen)


async def test_a_word_is_marked_with_the_mouse_too() -> None:
    desk = FakeDiary()
    async with diary(desk) as stage:
        await stage.press("a")
        await stage.type("calf")
        await stage.pilot.click("#side", offset=(2, 0))
        await stage.pilot.click("#strength", offset=(41, 0))
        await stage.press("ctrl+s")
    assert [(one.side, one.strength) for one in desk.kept] == [("left", 10)]


async def test_the_arrows_choose_a_strength_within_its_ends() -> None:
    desk = FakeDiary()
    async with diary(desk) as stage:
        await stage.press("a")
        await stage.type("calf")
        stage.app.screen.set_focus(stage.app.screen.query_one("#strength"))
        await stage.press("left", "right", "left")
        assert "[9]" in stage.text
        await stage.press("right", "right", "t", "ctrl+s")
    assert [one.strength for one in desk.kept] == [10]


async def test_the_help_of_the_form_has_a_key_that_no_field_takes() -> None:
    async with diary(FakeDiary()) as stage:
        await stage.press("a", "f1")
        assert "Write the entry into the diary." in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, FormScreen)
        assert "f1 Help" in stage.text


async def test_one_side_takes_the_place_of_the_other_and_none_is_an_answer_too() -> None:
    desk = FakeDiary([cramp(2, side="left", strength=3)])
    async with diary(desk) as stage:
        await stage.press("e")
        stage.app.screen.query_one("#side").focus()
        await stage.press("right", "space")
        assert "(x) right" in stage.text
        assert "( ) left" in stage.text
        await stage.press("space")
        stage.app.screen.query_one("#strength").focus()
        await stage.press("backspace", "ctrl+s")
    assert [(one.side, one.strength) for one in desk.kept] == [(None, None)]


# -- the report ------------------------------------------------------------------------------------------------------------


async def test_the_report_is_shown_and_saved_under_a_name() -> None:
    desk = FakeDiary(a_few())
    async with diary(desk) as stage:
        await stage.press("r")
        assert isinstance(stage.app.screen, ReportScreen)
        assert "LATEST ENTRIES, 2 of 2" in stage.text
        await stage.press("s", "enter")
        assert "The report is in" in stage.text
    assert desk.saved == ["cramp-diary-2026-05-04.html"]


async def test_a_report_longer_than_the_screen_has_room_for_its_bars_beside_the_scroll_bar() -> None:
    desk = FakeDiary(a_few())
    desk.lines = (*desk.lines[:-2], *[""] * 20)
    async with diary(desk, (50, 15)) as stage:
        await stage.press("r")
        assert any("left calf" in line and "█" in line for line in stage.text.splitlines())


async def test_a_report_that_cannot_be_saved_says_so() -> None:
    desk = FakeDiary(a_few())
    async with diary(desk) as stage:
        await stage.press("r", "s")
        desk.broken = HistoryError("pages.html is there already")
        await stage.press("enter")
        assert "is there already" in stage.text


@pytest.mark.parametrize("keys", [("s", "escape"), ("s", "ctrl+c")])
async def test_who_thinks_better_of_it_saves_nothing(keys) -> None:
    desk = FakeDiary(a_few())
    async with diary(desk) as stage:
        await stage.press("r", *keys)
        assert isinstance(stage.app.screen, ReportScreen)
    assert desk.saved == []


# -- the ways there --------------------------------------------------------------------------------------------------------


async def test_one_key_leads_there_from_the_library_and_one_back() -> None:
    async with browsing(FakeLibrary([short()])) as stage:
        await stage.press("d")
        assert isinstance(stage.app.screen, DiaryScreen)
        await stage.press("q")
        assert "Short" in stage.text


async def test_after_help_for_a_cramp_it_is_offered_with_what_is_known_filled_in() -> None:
    desk = FakeDiary()
    session = FakeSession(cramp_now(), acute=True, area="toes", session_id="a-session")
    async with playing(session, diary=lambda: desk) as stage:
        await stage.press("q", "y")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "d writes it down in your cramp diary." in stage.text
        await stage.press("d")
        for shown in ("after Calf cramp, right now", f"{session.began_at:%Y-%m-%d %H:%M}", "toes"):
            assert shown in stage.text
        await stage.press("ctrl+s")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert isinstance(stage.app.screen, SummaryScreen)
        assert "It is in your cramp diary." in stage.text
        await stage.press("d")
        assert isinstance(stage.app.screen, SummaryScreen)
    assert [(one.at, one.area, one.session_id) for one in desk.kept] == [(session.began_at, "toes", "a-session")]


@pytest.mark.parametrize(
    "session",
    [
        FakeSession(short()),
        FakeSession(cramp_now(), acute=True, kept=FakeKept(saved=False, message="Not kept.")),
    ],
    ids=["not for a cramp", "not in the history"],
)
async def test_it_is_not_offered_elsewhere(session) -> None:
    async with playing(session, diary=FakeDiary) as stage:
        await stage.press("q", "y")
        await stage.app.workers.wait_for_complete()
        await stage.press("d")
        assert isinstance(stage.app.screen, SummaryScreen)
        assert "cramp diary" not in stage.text


# -- as a whole ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (50, 15)], ids=["80x24", "50x15"])
@pytest.mark.parametrize(("keys", "name"), [((), "diary"), (("e",), "diary-form")], ids=["diary", "form"])
async def test_it_looks_as_it_should(size, keys, name, pictured) -> None:
    async with diary(FakeDiary(a_few()), size) as stage:
        await stage.press(*keys)
        pictured(f"{name}-{size[0]}x{size[1]}", stage.text)
