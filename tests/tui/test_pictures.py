"""A few screens as a whole, at the sizes that must be good, usable and safe."""

from __future__ import annotations

import pytest
from tui_fakes import FakeEntry, FakeLibrary, browsing, cramp_now, evening_legs, playing, short

from relief_player.routine.model import Kind
from relief_player.session.timeline import Role

SIZES = [(80, 24), (120, 40), (50, 15)]


def _named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=_named)
async def test_the_player_at_work(size, pictured):
    async with playing(evening_legs(), size) as stage:
        await stage.play_to(2, 8_000)
        pictured(f"player-{_named(size)}", stage.text)


async def test_the_player_breathing(pictured):
    async with playing(evening_legs()) as stage:
        item = next(
            one.index for one in stage.playing.timeline.items if one.kind is Kind.BREATHE and one.role is Role.WORK
        )
        await stage.play_to(item, 3_000)
        pictured("player-breathing", stage.text)


async def test_the_player_with_the_figures_alone(pictured):
    async with playing(evening_legs(), (50, 15)) as stage:
        await stage.play_to(2, 8_000)
        await stage.press("z")
        pictured("player-focus", stage.text)


async def test_the_player_paused(pictured):
    async with playing(evening_legs()) as stage:
        await stage.play_to(5, 2_000)
        await stage.press("space")
        pictured("player-paused", stage.text)


async def test_the_player_after_ten_minutes(pictured):
    async with playing(cramp_now()) as stage:
        await stage.pass_time(605_000)
        pictured("player-ten-minutes", stage.text)


async def test_the_summary(pictured):
    async with playing(evening_legs()) as stage:
        await stage.play_to(12, 8_000)
        await stage.press("n", "q", "y")
        pictured("summary", stage.text)


@pytest.mark.parametrize("size", SIZES, ids=_named)
async def test_the_library(size, pictured):
    broken = FakeEntry("old", "old.toml", problems=("old.toml:3:1: nmae: unknown key (did you mean 'name'?)",))
    async with browsing(FakeLibrary([evening_legs(), cramp_now(), short()], [broken]), size) as stage:
        pictured(f"library-{_named(size)}", stage.text)


async def test_the_keys(pictured):
    async with playing(short()) as stage:
        await stage.press("question_mark")
        pictured("help", stage.text)
