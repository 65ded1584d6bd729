"""The summary: what was done, and whether it is kept."""

from __future__ import annotations

import pytest
from tui_fakes import FakeKept, FakeSession, evening_legs, playing, short

from relief_player.session.state import Command
from relief_player.tui.screens.summary import SummaryScreen


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
        assert "Broken off. 0 of 2 parts in full." in stage.text
        assert "Saved in your history. Something in the player went wrong" in stage.text
