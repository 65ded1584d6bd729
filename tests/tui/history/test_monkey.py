"""Any keys in any order, while the disk comes and goes and the terminal changes its size: the screen stays."""

from __future__ import annotations

import random

import pytest
from history_stage import busy_life, looking

from relief_player.errors import HistoryError
from relief_player.tui.history.screen import HistoryScreen

KEYS = (
    *"1234guxseab", "tab", "shift+tab", "up", "down", "left", "right", "enter", "f5", "ctrl+s", "ctrl+r", "home",
    "end", "pageup", "pagedown", "space", "question_mark", "delete",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
async def test_no_keys_break_it(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a monkey
    desk = busy_life(130)
    async with looking(desk) as stage:
        stage.app.push_screen(HistoryScreen(desk, stage.app.keyboard))
        for _ in range(40):
            desk.trouble = HistoryError("The history is busy") if chance.random() < 0.1 else None
            await stage.pilot.press(chance.choice(KEYS))
            if chance.random() < 0.1:
                await stage.pilot.resize_terminal(*chance.choice([(80, 24), (20, 5), (120, 40)]))
        assert stage.app.fault is None
