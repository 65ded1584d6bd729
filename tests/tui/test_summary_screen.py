"""The summary: what was done, and whether it is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from tui_fakes import FakeKept, FakeSession, Stage, cramp_now, evening_legs, playing, short

from relief_player.errors import HistoryError
from relief_player.session.state import Command
from relief_player.tui.screens.summary import SummaryScreen

SIZES = [(80, 24), (120, 40), (50, 15)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15)])
async def test_planned_and_actual_time_are_shown_for_each_pass(size):
    async with playing(evening_legs(), size) as stage:
        await stage.play_to(4, 12_000)
        await stage.press("n", "q", "y")
        for words in (
            "Stopped early. 1 of 15 parts in full.",
            "Planned 20:46",
            "✓ done",
            "◐ in part",
            "0:12 of 0:30",
        ):
            assert words in stage.text


async def test_that_it_is_saved_is_told():
    async with playing(short()) as stage:
        await stage.pass_time(20_000)
        assert "Saved in your history." in stage.text


async def test_a_notice_does_not_hide_that_it_is_saved():
    async with playing(FakeSession(short(), kept=FakeKept(message="There was no sound."))) as stage:
        await stage.pass_time(20_000)
        assert "Saved in your history. There was no sound." in stage.text


async def test_what_the_record_has_to_say_is_told():
    session = FakeSession(short(), kept=FakeKept(saved=False, message="The disk is full; this session is not saved."))
    async with playing(session) as stage:
        await stage.pass_time(20_000)
        assert "The disk is full; this session is not saved." in stage.text


async def test_a_session_stopped_before_its_first_step_has_an_empty_summary():
    async with playing(evening_legs()) as stage:
        await stage.press("q", "y")
        assert "Nothing was begun." in stage.text


@pytest.mark.parametrize("key", ["enter", "q", "escape", "ctrl+c"])
async def test_it_closes_and_the_app_ends_well(key: str):
    async with playing(short()) as stage:
        await stage.pass_time(20_000)
        await stage.press(key)
    assert stage.app.return_code == 0


async def test_a_long_summary_can_be_scrolled():
    async with playing(evening_legs(), (50, 15)) as stage:
        await stage.play_to(30)
        stage.playing.ask(Command.STOP)
        await stage.rest()
        assert isinstance(stage.app.screen, SummaryScreen)
        before = stage.text
        await stage.press("end")
        assert stage.text != before


async def test_a_step_is_named_once_for_all_its_passes():
    async with playing(evening_legs()) as stage:
        await stage.play_to(4, 12_000)
        await stage.press("n", "q", "y")
        assert stage.text.count("Calf stretch at the wall") == 1
        assert "0:12 of 0:30    Left side · Set 2 of 2" in stage.text


async def test_a_session_whose_engine_failed_comes_to_its_summary_and_is_told_calmly():
    said = "Something in the player went wrong (ValueError), and the session ended there."
    async with playing(FakeSession(short(), kept=FakeKept(message=said))) as stage:
        await stage.pass_time(4_000)
        stage.playing.conductor.failure = ValueError("a fault")
        stage.playing.conductor.over.set()
        await stage.rest()
        await stage.rest()
        assert "Broken off, before a part was done in full." in stage.text
        assert "Saved in your history. Something in the player went wrong" in stage.text
        await stage.press("q")
    assert stage.app.return_code == 1


def asked(*, acute: bool = False, **changes: object) -> FakeSession:
    """A short session that is to be rated once it is over."""
    routine = replace(cramp_now(), steps=short().steps) if acute else short()
    return FakeSession(routine, acute=acute, wants_rating=True, may_rate=True, **changes)


@asynccontextmanager
async def over(session: FakeSession, size: tuple[int, int] = (80, 24), **changes: object) -> AsyncIterator[Stage]:
    """The summary of a session that was played to its end."""
    async with playing(session, size, **changes) as stage:
        await stage.pass_time(30_000)
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        yield stage


@pytest.mark.parametrize("size", SIZES)
async def test_before_and_now_are_asked_with_a_digit_each_and_kept(size) -> None:
    session = asked()
    async with over(session, size) as stage:
        assert "How tight or painful was it before" in stage.text
        await stage.press("7")
        assert "Before: 7. And now?" in stage.text
        await stage.press("t")
        assert "A note?" in stage.text
        await stage.press("s")
        assert "Before 7, now 10." in stage.text
    assert session.rated == [{"before": 7}, {"after": 10}]


async def test_a_note_is_written_and_kept() -> None:
    session = asked()
    async with over(session) as stage:
        await stage.press("s", "w", *"quite nice", "enter")
        assert "Your note is kept." in stage.text
    assert session.rated == [{"note": "quite nice"}]


async def test_while_a_note_is_typed_only_keys_that_are_no_letters_are_named() -> None:
    async with over(asked()) as stage:
        await stage.press("s", "w", "q")
        assert "esc Close  f1 Help" in stage.text
        assert "s Skip" not in stage.text


async def test_an_empty_note_is_none() -> None:
    session = asked()
    async with over(session) as stage:
        await stage.press("5", "s", "w", "enter")
        assert "A note?" not in stage.text
    assert session.rated == [{"before": 5}]


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_a_note_that_is_being_typed_is_kept_when_the_summary_is_closed(key: str) -> None:
    session = asked()
    async with over(session) as stage:
        await stage.press("s", "w", *"half", key)
    assert (session.rated, stage.app.return_code) == ([{"note": "half"}], 0)


@pytest.mark.parametrize("key", ["q", "enter", "escape"])
async def test_one_key_leaves_whatever_is_asked_and_that_is_kept_too(key: str) -> None:
    session = asked()
    async with over(session) as stage:
        await stage.press(key)
    assert (session.rated, stage.app.return_code) == ([{}], 0)


async def test_what_was_answered_stays_when_the_rest_is_left() -> None:
    session = asked()
    async with over(session) as stage:
        await stage.press("3", "q")
    assert session.rated == [{"before": 3}]


async def test_a_click_on_a_number_answers_too() -> None:
    session = asked()
    async with over(session) as stage:
        await stage.pilot.click("#asking-scale", offset=(4 * 6 + 1, 0))
        await stage.rest()
    assert session.rated[0] == {"before": 6}


async def test_nothing_is_asked_of_a_session_that_wants_no_rating() -> None:
    session = FakeSession(short(), may_rate=True)
    async with over(session) as stage:
        assert "from 0 to 10" not in stage.text
        await stage.press("5", "q")
    assert session.rated == []


@pytest.mark.parametrize(("key", "eased"), [("y", True), ("n", False)])
async def test_after_a_cramp_one_question_is_asked(key: str, eased: bool) -> None:
    session = asked(acute=True)
    async with over(session) as stage:
        assert "Has it eased?" in stage.text
        await stage.press(key)
        assert "eased" in stage.text
        assert "A note?" not in stage.text
    assert session.rated == [{"eased": eased}]


async def test_who_stopped_help_for_a_cramp_is_asked_whether_it_eased() -> None:
    session = FakeSession(cramp_now(), acute=True, may_rate=True)
    async with playing(session) as stage:
        await stage.press("q", "y")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "Has it eased?" in stage.text


async def test_whoever_says_that_a_cramp_has_not_eased_is_told_when_to_get_help() -> None:
    session = FakeSession(cramp_now(), acute=True, may_rate=True)
    async with playing(session) as stage:
        await stage.press("q", "y")
        await stage.app.workers.wait_for_complete()
        await stage.press("n")
        assert "Still cramping after ten minutes: get urgent medical advice." in stage.text


async def test_a_rating_that_cannot_be_written_is_told_in_a_line() -> None:
    async with over(asked(unrated=HistoryError("The disk is full"))) as stage:
        await stage.press("7", "s", "s")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "The disk is full: what you said was not kept." in stage.text


async def test_a_window_of_twenty_by_five_survives_the_questions() -> None:
    session = asked()
    async with over(session, (20, 5)) as stage:
        await stage.press("7", "2", "q")
    assert session.rated == [{"before": 7}, {"after": 2}]


async def test_the_question_looks_as_it_should(pictured) -> None:
    async with over(asked()) as stage:
        await stage.press("7")
        pictured("summary-asked", stage.text)
