"""A monkey at the keyboard: whatever is pressed, nothing breaks, and no session is lost."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from tui_fakes import FakeLibrary, FakeSession, Stage, browsing, cramp_now, evening_legs, playing, short

from relief_player.session.state import Phase

KEYS = [
    "space", "n", "b", "r", "plus", "minus", "m", "s", "t", "w", "z", "question_mark", "q", "y", "enter", "escape", "up", "down",
    "pageup", "pagedown", "home", "end", "tab", "shift+tab", "ctrl+p", "f5", "x", "1", "left", "right", "f1",
]  # fmt: skip
FINDING = [
    "slash", "g", "x", "f", "c", "a", "l", "less_than_sign", "1", "m", "colon", "space", "backspace", "delete", "enter", "enter",
    "escape", "escape", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "ctrl+p", "question_mark", "f5",
]  # fmt: skip
SIZES = [(80, 24), (50, 15), (120, 40), (12, 5)]
PRESSES = 120


def tick(sessions: list[FakeSession], dice: random.Random) -> None:
    for session in sessions:
        if session.begun:
            session.tick(dice.choice((0, 100, 1_000, 5_000, 31_000)))


async def press_at_random(stage: Stage, dice: random.Random, keys: Sequence[str] = KEYS) -> list[str]:
    """Press keys while the app runs; what was pressed."""
    pressed = []
    for number in range(PRESSES):
        if not stage.app.is_running or stage.app._exit:
            break
        key = dice.choice(keys)
        pressed.append(key)
        await stage.pilot.press(key)
        tick(list(stage.app.played), dice)
        if number % 30 == 29:
            await stage.pilot.resize_terminal(*dice.choice(SIZES))
    return pressed


def assert_nothing_lost(stage: Stage, pressed: list[str]) -> None:
    for session in stage.app.played:
        over = session.conductor.progress().phase in (Phase.FINISHED, Phase.STOPPED)
        assert session.finished == (1 if over else 0) or not session.begun, pressed


@pytest.mark.parametrize("seed", [1, 2])
async def test_at_the_player(seed: int):
    dice = random.Random(seed)  # noqa: S311  # a monkey, no secret
    async with playing(dice.choice((evening_legs(), cramp_now()))) as stage:
        pressed = await press_at_random(stage, dice)
        await stage.rest()
        assert_nothing_lost(stage, pressed)
    assert not stage.app.return_code, pressed


@pytest.mark.parametrize("seed", [11, 12])
async def test_in_the_library(seed: int):
    dice = random.Random(seed)  # noqa: S311  # as above
    async with browsing(FakeLibrary([short(), evening_legs(), cramp_now()])) as stage:
        pressed = await press_at_random(stage, dice)
        await stage.rest()
        assert_nothing_lost(stage, pressed)
    assert not stage.app.return_code, pressed


@pytest.mark.parametrize("seed", [21])
async def test_while_looking_for_something(seed: int):
    dice = random.Random(seed)  # noqa: S311  # as above
    library = FakeLibrary([short(), evening_legs(), cramp_now()])
    async with browsing(library) as stage:
        pressed = await press_at_random(stage, dice, FINDING)
        await stage.rest()
        assert_nothing_lost(stage, pressed)
    assert not stage.app.return_code, pressed
