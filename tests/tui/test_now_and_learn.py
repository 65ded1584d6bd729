"""Where it hurts, and something to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from textual.widgets import OptionList
from tui_fakes import FakeSession

from relief_player.care.learn import TOPICS
from relief_player.routine.model import AREAS, Kind, Routine, Step
from relief_player.tui import body
from relief_player.tui.browse import NowApp
from relief_player.tui.ports import Services
from relief_player.tui.screens.learn import LearnScreen
from relief_player.tui.screens.player import PlayerScreen
from relief_player.tui.widgets.figure import Figure
from relief_player.tui.widgets.page import Page
from relief_player.tui.widgets.prose import Plain
from relief_player.units import Ms


class Part(NamedTuple):
    area: str
    name: str


@dataclass
class FewParts:
    """A library with help for a few parts of the body."""

    parts: list[str] = field(default_factory=lambda: ["forearm", "calf"])
    folder: str = "nowhere"
    opened: list[str] = field(default_factory=list)

    def acute(self) -> list[Part]:
        names = {"forearm": "Arm cramp", "calf": "Calf cramp", "foot": "Foot cramp"}
        return [Part(area, names[area]) for area in self.parts]

    def open_now(self, area: str) -> FakeSession:
        self.opened.append(area)
        walk = Step(number=1, kind=Kind.MOVE, name="Walk", pass_length=Ms(60_000))
        return FakeSession(Routine(name="Help", steps=(walk,)))


def app_over(library: FewParts) -> NowApp:
    return NowApp(library, Services(now=lambda: datetime(2026, 1, 2, 3, 4, tzinfo=UTC)))


async def test_the_marked_part_is_the_one_that_begins() -> None:
    library = FewParts()
    app = app_over(library)
    async with app.run_test(size=(80, 26)) as pilot:
        await pilot.press("up", "down")
        assert app.screen.query_one(Figure).chosen == {"calf"}
        assert app.screen.query_one("#now-routine", Plain).text == "It begins: Calf cramp"
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, PlayerScreen)
    assert library.opened == ["calf"]


@pytest.mark.parametrize(("parts", "marked"), [(["forearm", "calf", "foot"], "calf"), (["forearm", "foot"], "forearm")])
async def test_the_part_that_cramps_most_is_marked_first(parts: list[str], marked: str) -> None:
    app = app_over(FewParts(parts))
    async with app.run_test(size=(50, 15)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(Figure).chosen == {marked}


async def test_a_letter_goes_to_the_part_and_round() -> None:
    app = app_over(FewParts(["forearm", "calf", "foot"]))
    async with app.run_test(size=(80, 26)) as pilot:
        for key, area in (("c", "calf"), ("f", "foot"), ("f", "forearm"), ("x", "forearm"), ("c", "calf")):
            await pilot.press(key)
            await pilot.pause()
            assert app.screen.query_one(Figure).chosen == {area}


async def test_a_click_on_the_body_marks_the_part() -> None:
    app = app_over(FewParts())
    x, y = next((x, y) for y in range(body.HEIGHT) for x in range(body.WIDTH) if body.area_at(x, y) == "calf")
    async with app.run_test(size=(80, 26)) as pilot:
        await pilot.press("f")
        await pilot.click(Figure, offset=(x, y))
        await pilot.pause()
        await pilot.pause()
        assert app.screen.query_one(Figure).chosen == {"calf"}


async def test_leaving_begins_nothing() -> None:
    library = FewParts()
    app = app_over(library)
    async with app.run_test(size=(80, 26)) as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert (app.return_code, library.opened) == (4, [])


@pytest.mark.parametrize("size", [(120, 40), (50, 15), (20, 6)])
async def test_the_list_is_there_at_any_size(size: tuple[int, int]) -> None:
    app = app_over(FewParts())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#now-list").size.height >= 1


def test_every_part_of_the_body_has_a_place_in_the_picture() -> None:
    assert body.drawn_areas() == set(AREAS) - {"whole-body"}


def test_both_views_are_equally_large() -> None:
    assert {len(line) for line in (*body.FRONT, *body.BACK)} == {len(body.FRONT[0])}
    assert len(body.FRONT) == len(body.BACK)


def test_beside_the_body_there_is_nothing() -> None:
    assert body.area_at(0, 0) is None
    assert body.area_at(-1, 3) is None
    assert body.area_at(3, body.HEIGHT) is None


async def test_a_page_follows_the_highlighted_topic() -> None:
    app = app_over(FewParts())
    async with app.run_test(size=(80, 26)) as pilot:
        app.push_screen(LearnScreen(app.keyboard))
        await pilot.pause()
        await pilot.press("down")
        await pilot.pause()
        assert TOPICS[1].paragraphs[0].text in app.screen.query_one(Page).text
        await pilot.press("q")
        await pilot.pause()
        assert not isinstance(app.screen, LearnScreen)


@pytest.mark.parametrize("size", [(80, 24), (50, 15)])
async def test_the_page_keys_move_what_is_read_and_not_the_topics(size: tuple[int, int]) -> None:
    app = app_over(FewParts())
    async with app.run_test(size=size) as pilot:
        app.push_screen(LearnScreen(app.keyboard))
        await pilot.pause()
        await pilot.pause()
        page, topics = app.screen.query_one(Page), app.screen.query_one("#learn-topics", OptionList)
        assert page.virtual_size.height > page.size.height
        await pilot.press("pagedown")
        assert (page.scroll_y > 0, topics.highlighted) == (True, 0)
        await pilot.press("pageup")
        assert page.scroll_y == 0


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15), (20, 5)])
async def test_a_topic_and_its_page_are_there_at_any_size(size: tuple[int, int]) -> None:
    app = app_over(FewParts())
    async with app.run_test(size=size) as pilot:
        app.push_screen(LearnScreen(app.keyboard))
        await pilot.pause()
        assert app.screen.query_one("#learn-topics").size.height >= 1
        assert app.screen.query_one(Page).size.height >= 1
