"""Rows that are kept until a widget changes: so long that a look costs little, and no longer."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from tui_fakes import Stage, cramp_now, evening_legs, playing

from relief_player.session.state import Command
from relief_player.tui.widgets.bars import Bar
from relief_player.tui.widgets.countdown import Countdown
from relief_player.tui.widgets.kept import Kept, KeptVertical


class Told(Kept, Widget):
    """A line that counts how often it is drawn."""

    DEFAULT_CSS = "Told { height: 1; }"
    text = "one"
    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return Strip([Segment(self.text)])


class Two(App[None]):
    CSS = "Two.-other Told { color: red; }"

    def compose(self):
        yield Told(id="still")
        yield Told(id="moving")


async def test_a_line_is_not_drawn_again_because_another_one_changed():
    async with Two().run_test() as pilot:
        still, moving = pilot.app.query(Told)
        before = still.drawn, moving.drawn
        for _ in range(5):
            moving.refresh()
            await pilot.pause()
        assert (still.drawn, moving.drawn) == (before[0], before[1] + 5)


async def test_kept_rows_are_handed_out_without_asking_for_colours_and_sizes_again():
    async with Two().run_test() as pilot:
        still = pilot.app.query_one("#still", Told)
        crop = Region(0, 0, 80, 1)
        assert still.render_lines(crop) is still.render_lines(crop)


async def test_a_refresh_draws_it_anew():
    async with Two().run_test() as pilot:
        still = pilot.app.query_one("#still", Told)
        still.text = "two"
        still.refresh()
        await pilot.pause()
        assert still.render_lines(Region(0, 0, 80, 1))[0].text.startswith("two")


async def test_another_part_of_it_is_not_taken_for_the_one_that_is_kept():
    async with Two().run_test() as pilot:
        still = pilot.app.query_one("#still", Told)
        still.render_lines(Region(0, 0, 80, 1))
        assert still.render_lines(Region(1, 0, 2, 1))[0].text == "ne"


async def test_another_size_draws_it_anew():
    async with Two().run_test(size=(80, 5)) as pilot:
        still = pilot.app.query_one("#still", Told)
        crop = Region(0, 0, 10, 1)
        before = still.render_lines(crop)
        await pilot.resize_terminal(60, 5)
        await pilot.pause()
        assert still.render_lines(crop) is not before


async def test_another_colour_draws_it_anew():
    async with Two().run_test() as pilot:
        still = pilot.app.query_one("#still", Told)
        before = still.drawn
        pilot.app.add_class("-other")
        await pilot.pause()
        assert still.drawn > before


def test_a_container_that_keeps_its_rows_is_laid_out_as_one():
    """Textual styles by the first base that is a widget: what is put before it must not be one."""
    assert not issubclass(Kept, Widget)
    assert "Vertical" in KeptVertical._css_type_names


# -- on the player's screen: what is kept is what would be drawn ---------------------------------------------------------


def standing(stage: Stage) -> list[list[Segment]]:
    """What stands on the screen, with its colours."""
    return [list(Strip.join([strip]).simplify()) for strip in stage.app.screen._compositor.render_strips()]


async def assert_true(stage: Stage) -> None:
    """What stands there is what stands there once all of it is drawn again."""
    kept = standing(stage)
    for widget in [stage.app.screen, *stage.app.screen.walk_children(Widget)]:
        widget.refresh()
    await stage.pilot.pause()
    assert kept == standing(stage)


@pytest.mark.parametrize("size", [(80, 24), (50, 15)])
async def test_through_a_session_nothing_that_is_over_stays_on_the_screen(size: tuple[int, int]):
    async with playing(evening_legs(), size) as stage:
        await assert_true(stage)
        for item in range(1, len(stage.playing.timeline.items)):
            await stage.play_to(item, 300)
            await assert_true(stage)


@pytest.mark.parametrize("key", ["t", "z", "space", "m", "?", "s", "plus"])
async def test_after_each_key_the_screen_shows_what_it_would_show_anew(key: str):
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        await stage.press(key)
        await assert_true(stage)
        await stage.press("escape" if key in {"?", "s"} else key)
        await assert_true(stage)


@pytest.mark.parametrize("theme", ["relief-light", "ansi-dark", "nord"])
async def test_another_theme_changes_every_colour_at_once(theme: str):
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        stage.app.theme = theme
        await stage.rest()
        await assert_true(stage)


async def test_another_size_of_the_terminal_leaves_nothing_of_the_old_one():
    async with playing(cramp_now()) as stage:
        for size in ((120, 40), (50, 15), (20, 8), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.rest()
            await assert_true(stage)


def figures(stage: Stage) -> object:
    """The colour in which the large figures stand on the screen."""
    inks = {segment.style.color for row in standing(stage) for segment in row if "██" in segment.text}
    assert len(inks) == 1
    return inks.pop()


async def test_a_pause_gives_the_figures_another_colour():
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        seen = [figures(stage)]
        for _ in range(2):
            stage.playing.ask(Command.TOGGLE)
            await stage.rest()
            await assert_true(stage)
            seen.append(figures(stage))
        assert seen[0] != seen[1]


async def test_another_theme_gives_the_figures_its_colour():
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        before = figures(stage)
        stage.app.theme = "relief-light"
        await stage.rest()
        assert figures(stage) != before


class Beneath(App[None]):
    """The figures over something that grows."""

    def compose(self):
        yield Countdown(id="figures")
        yield Told(id="below")


async def test_figures_that_get_less_room_are_drawn_for_it():
    async with Beneath().run_test(size=(80, 24)) as pilot:
        countdown = pilot.app.query_one(Countdown)
        countdown.show("0:42", "0:42")
        await pilot.pause()
        pilot.app.query_one("#below").styles.height = 18
        await pilot.pause()
        rows = [countdown.row(y).text.strip() for y in range(countdown.size.height)]
        assert (len(rows), sum(map(bool, rows))) == (6, 5)


class Half(App[None]):
    """A bar that is half full."""

    def get_theme_variable_defaults(self):
        return {"faint": "#888888"}

    def compose(self):
        yield Bar(id="bar")


async def test_a_bar_of_another_width_is_as_full_as_before():
    async with Half().run_test(size=(80, 5)) as pilot:
        bar = pilot.app.query_one(Bar)
        bar.show(0.5)
        await pilot.resize_terminal(40, 5)
        await pilot.pause()
        assert bar.render_line(0).text.count("━") == 20
