"""A few of the history's screens as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from history_stage import busy_life, looking


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("history-days-80x24", (80, 24), []),
        ("history-days-50x15", (50, 15), []),
        ("history-charts-120x40", (120, 40), ["3"]),
        ("history-body-80x24", (80, 24), ["4"]),
        ("history-session-80x24", (80, 24), ["2", "enter"]),
    ],
)
async def test_a_screen(
    name: str, size: tuple[int, int], keys: list[str], pictured: Callable[[str, str], None]
) -> None:
    async with looking(busy_life(), size, keys) as stage:
        pictured(name, stage.text)
