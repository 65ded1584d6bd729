"""A monkey at the builder: whatever is pressed, nothing breaks, and undo leads back to the text as it was."""

from __future__ import annotations

import random

import pytest
from builder_fakes import EVENING, FakeDesk, building

KEYS = [
    "a", "i", "d", "delete", "x", "K", "J", "shift+up", "shift+down", "space", "g", "G", "u", "U", "h", "m", "w",
    "enter", "enter", "escape", "tab", "left", "right", "up", "down", "down", "home", "end", "pageup", "pagedown",
    "S", "ctrl+y", "question_mark", "f1", "1", "3", "s", "backspace", "e", "ctrl+p",
]  # fmt: skip
SIZES = [(80, 24), (50, 15), (120, 40), (20, 5)]
PRESSES = 150


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_whatever_is_pressed_the_text_is_never_lost(seed: int):
    dice = random.Random(seed)  # noqa: S311  # a monkey, no secret
    desk = FakeDesk(refuses=None, editor=lambda text: text + "\n# from the editor\n")
    async with building(desk, dice.choice(SIZES)) as bench:
        pressed = []
        for number in range(PRESSES):
            key = dice.choice(KEYS)
            pressed.append(key)
            await bench.pilot.press(key)
            if number % 40 == 39:
                await bench.pilot.resize_terminal(*dice.choice(SIZES))
            if bench.app._exit:
                break
        for _ in range(10):
            if bench.app.screen is not bench.builder:
                await bench.pilot.press("escape")
        draft = bench.draft
        while draft.undoes:
            draft = draft.undo()
        assert draft.text == EVENING, pressed
        while draft.redoes:
            draft = draft.redo()
        assert bench.app.fault is None, pressed
    assert bench.app.fault is None, pressed
    assert set(desk.files.values()) - {EVENING} <= {draft.text, *(moment.text for moment in draft.past)}, pressed
