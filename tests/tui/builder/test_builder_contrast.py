"""The builder can be read in every theme: WCAG AA, measured on the drawn screens."""

from __future__ import annotations

import pytest
from builder_fakes import EVENING, FakeDesk, building
from contrast import DARK_TERMINALS, LIGHT_TERMINALS, assert_readable
from rich.terminal_theme import TerminalTheme

from relief_player.errors import ReliefError
from relief_player.tui.builder.changed import ChangedScreen
from relief_player.tui.themes import PALETTES

THEMES = [palette.name for palette in PALETTES]
FULL = EVENING.replace('goal = "flexibility"', 'goal = "flexibility"\nareas = ["calf", "hip"]\ntags = ["bedtime"]')
WRONG = FULL.replace("rounds = 3", 'rounds = "x"').replace('duration = "3m"', 'duration = "3m"\ntense = "5s"')
BOXES = {
    "the remarks": ("#remarks", "w"),
    "save as": ("#ask", "S"),
    "leaving": ("#ask", "d", "q"),
    "a value that is wrong": ("#ask", "enter", "down", "down", "down", "enter", "x"),
    "a choice of words": ("#ask", "h", "down", "down", "enter", "down"),
    "a choice of several": ("#ask", "down", "enter", "space"),
    "text over several lines": ("#ask", "down", "enter", "x"),
}
"""The keys that open each, one after the other; escape closes it."""


@pytest.mark.parametrize("theme", THEMES)
async def test_the_steps_and_a_full_form(theme: str) -> None:
    async with building(FakeDesk(FULL), (120, 40), theme=theme) as bench:
        for keys in ((), ("space", "tab", "m"), ("h", "end")):
            await bench.press(*keys)
            assert_readable(bench.app)
        for text in (WRONG, "name = \n"):
            bench.builder.become(bench.draft.retype(text, touched=(0,)))
            await bench.rest()
            assert_readable(bench.app)


@pytest.mark.parametrize("theme", THEMES)
async def test_the_moves_to_choose_from(theme: str) -> None:
    async with building(theme=theme) as bench:
        for keys in (("a",), ("c", "a", "z")):
            await bench.press(*keys)
            assert_readable(bench.app)


@pytest.mark.parametrize("theme", THEMES)
async def test_what_opens_over_it(theme: str) -> None:
    async with building(FakeDesk(FULL), theme=theme) as bench:
        for name, (inside, *keys) in BOXES.items():
            await bench.press(*keys)
            assert bench.app.screen is not bench.builder, name
            assert_readable(bench.app, inside)
            await bench.press("escape")


@pytest.mark.parametrize("theme", THEMES)
async def test_what_is_told_in_passing_and_a_file_that_was_changed_elsewhere(theme: str) -> None:
    async with building(theme=theme) as bench:
        await bench.press("d")
        for tell in (lambda: bench.builder.tell("Saved."), lambda: bench.builder.tell_error(ReliefError("It is full"))):
            tell()
            await bench.rest()
            assert_readable(bench.app, "Toast")
        bench.desk.files[bench.desk.where] = EVENING.replace("Easy walk", "Brisk walk")
        await bench.press("ctrl+s")
        await bench.wait_for(lambda: isinstance(bench.app.screen, ChangedScreen))
        assert_readable(bench.app)


@pytest.mark.parametrize(("theme", "terminals"), [("ansi-dark", DARK_TERMINALS), ("ansi-light", LIGHT_TERMINALS)])
async def test_the_terminals_own_colours(theme: str, terminals: dict[str, TerminalTheme]) -> None:
    async with building(FakeDesk(WRONG), theme=theme) as bench:
        for keys, inside in ((), ""), (("S",), "#ask"), (("escape", "a"), ""):
            await bench.press(*keys)
            for terminal in terminals.values():
                assert_readable(bench.app, inside, terminal)
