"""The step from the theme's names to drawn styles, under our themes and under the terminal's own."""

from __future__ import annotations

import pytest
from tui_fakes import evening_legs, playing

from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.strip import SessionStrip


@pytest.mark.parametrize(("theme", "turned"), [("relief-dark", None), ("ansi-dark", True), ("ansi-light", True)])
async def test_what_runs_now_can_be_told_apart_where_text_and_ground_are_the_terminal_s(theme: str, turned: object):
    async with playing(evening_legs(), theme=theme) as stage:
        strip = stage.app.query_one(SessionStrip)
        assert ink(strip, "background", "foreground", bold=True).reverse is turned
        assert ink(strip, "quiet").reverse is None
