"""The large figures: how large they are, and how the last three seconds are told without colour."""

from __future__ import annotations

import pytest
from tui_fakes import Stage, evening_legs, playing, short

from relief_player.tui.widgets.countdown import Countdown
from relief_player.tui.widgets.ink import ink


def _field(stage: Stage) -> set[int]:
    """The rows of the countdown in which the figures are cut out of the bright field."""
    countdown = stage.app.query_one(Countdown)
    bright = ink(countdown, "on-bright", "alert", bold=True)
    rows = range(countdown.size.height)
    return {row for row in rows if any(segment.style == bright for segment in countdown.row(row))}


def _height(stage: Stage) -> int:
    countdown = stage.app.query_one(Countdown)
    return sum(bool(countdown.row(row).text.strip()) for row in range(countdown.size.height))


@pytest.mark.parametrize(("size", "rows"), [((50, 15), 3), ((80, 24), 5), ((120, 40), 10), ((200, 60), 20)])
async def test_the_figures_grow_with_the_terminal(size, rows: int):
    async with playing(evening_legs(), size) as stage:
        await stage.play_to(2, 8_000)
        assert _height(stage) >= rows


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15), (20, 8)])
@pytest.mark.parametrize("reduced_motion", [False, True])
async def test_in_the_last_three_seconds_the_figures_stand_in_a_field_and_never_before(size, reduced_motion: bool):
    async with playing(evening_legs(), size, reduced_motion=reduced_motion) as stage:
        await stage.play_to(2, 26_900)
        assert _field(stage) == set()
        await stage.pass_time(200)
        assert _field(stage)


async def test_the_field_reaches_beyond_the_figures_on_every_side():
    async with playing(evening_legs(), (120, 40)) as stage:
        await stage.play_to(2, 27_500)
        countdown = stage.app.query_one(Countdown)
        figures = [row for row in range(countdown.size.height) if "█" in countdown.row(row).text]
        assert _field(stage) >= set(range(figures[0] - 1, figures[-1] + 2))
        before, field, after = (segment.text for segment in countdown.row(figures[0]))
        assert (field[0], field[-1], before.strip(), after.strip()) == (" ", " ", "", "")


async def test_the_field_stays_until_the_end_of_the_part_so_that_nothing_flashes():
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 27_000)
        for _ in range(11):
            await stage.pass_time(250)
            assert _field(stage)
        await stage.pass_time(300)
        assert _field(stage) == set()


@pytest.mark.parametrize(
    ("item", "inside", "words"),
    [
        (1, 8_000, "Get ready · about to start"),
        (2, 28_000, "Stretch · last seconds"),
        (3, 8_000, "Rest · about to start"),
        (5, 3_000, "Switch sides · about to start"),
    ],
)
async def test_a_word_on_the_border_says_what_the_last_seconds_lead_to(item: int, inside: int, words: str):
    async with playing(evening_legs()) as stage:
        await stage.play_to(item, inside)
        assert words in stage.text


async def test_a_pause_in_the_last_seconds_takes_the_field_away():
    async with playing(short()) as stage:
        await stage.pass_time(6_500)
        assert _field(stage)
        await stage.press("space")
        assert _field(stage) == set()


@pytest.mark.parametrize("theme", ["relief-light", "ansi-dark", "ansi-light", "textual-dark"])
async def test_it_is_drawn_in_the_terminal_s_own_colours_too(theme: str):
    async with playing(evening_legs(), theme=theme) as stage:
        await stage.play_to(2, 28_000)
        assert _field(stage)
        assert "Calf stretch" in stage.text
