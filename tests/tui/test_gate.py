"""The questions before a session, on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from tui_fakes import FakeSession, screen_text

from relief_player.care.gates import only_new, sheet_of
from relief_player.care.sheet import Answer, GateSheet
from relief_player.care.verdicts import Verdict, verdict
from relief_player.routine.model import Gate, Kind, Routine, Step
from relief_player.tui.ports import Services
from relief_player.tui.run import PlayerApp
from relief_player.tui.screens.gate import GateScreen
from relief_player.tui.screens.player import PlayerScreen
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.units import Ms


@dataclass
class FakeSafety:
    """Judges as `care` does, and remembers what was answered."""

    sheet: GateSheet | None
    whole: GateSheet | None = None
    given: list[tuple[Answer, ...]] = field(default_factory=list)

    def answer(self, answers: Iterable[Answer]) -> Verdict:
        assert self.sheet is not None
        self.given.append(tuple(answers))
        found = verdict(self.sheet, self.given[-1])
        self.sheet = self.whole if found.ask_again else (None if found.start else self.sheet)
        return found


def session(safety: FakeSafety) -> FakeSession:
    walk = Step(number=1, kind=Kind.MOVE, name="Walk", pass_length=Ms(60_000))
    return FakeSession(Routine(name="A walk", steps=(walk,)), safety=safety)


def app_for(played: FakeSession) -> PlayerApp:
    return PlayerApp(played, Services(now=lambda: datetime(2026, 1, 2, 3, 4, tzinfo=UTC)))


def said(app: PlayerApp, where: str) -> str:
    found = app.screen.query_one(where)
    return found.wordings[0] if isinstance(found, TextLine) else found.text


ACUTE = sheet_of([Gate.CRAMP], one_key=True)
HEAT = sheet_of([Gate.HEAT])


async def test_one_key_says_none_of_these_and_the_session_begins() -> None:
    played = session(FakeSafety(ACUTE))
    app = app_for(played)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, GateScreen)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, PlayerScreen)
        await pilot.pause()
        assert played.begun == 1


async def test_a_yes_shows_what_to_do_and_starts_nothing() -> None:
    played = session(FakeSafety(ACUTE))
    app = app_for(played)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await pilot.pause()
        assert "urgent line" in said(app, "#gate-intro")
        assert said(app, "#gate-questions") == "The routine has not been started."
        await pilot.press("n", "enter")
        await pilot.pause()
    assert (played.begun, played.abandoned) == (0, 1)
    assert app.return_code == 4


async def test_a_list_is_asked_one_by_one_and_begins_after_the_last_no() -> None:
    played = session(FakeSafety(HEAT))
    app = app_for(played)
    async with app.run_test(size=(80, 24)) as pilot:
        for number in range(len(HEAT.questions)):
            assert f"Question {number + 1} of {len(HEAT.questions)}" in said(app, "#gate-how")
            await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, PlayerScreen)


async def test_the_first_yes_of_a_list_ends_the_asking() -> None:
    safety = FakeSafety(HEAT)
    app = app_for(session(safety))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "y")
        await pilot.pause()
        assert [answer.yes for answer in safety.given[0]] == [False, True]
        assert app.screen.query_one("#gate-title", Plain).text != HEAT.title


async def test_something_new_brings_the_whole_list() -> None:
    app = app_for(session(FakeSafety(only_new(HEAT), HEAT)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert said(app, "#gate-title") == "Anything new?"
        await pilot.press("y")
        await pilot.pause()
        assert said(app, "#gate-title") == HEAT.title


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_leaving_starts_nothing(key: str) -> None:
    played = session(FakeSafety(ACUTE))
    app = app_for(played)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert (played.begun, played.abandoned) == (0, 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15), (20, 6)])
async def test_the_first_question_is_seen_at_any_size(size: tuple[int, int]) -> None:
    app = app_for(session(FakeSafety(ACUTE)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#gate-body").size.height >= 1


async def test_a_long_list_says_that_there_is_more_until_its_end_is_seen() -> None:
    app = app_for(session(FakeSafety(ACUTE)))
    async with app.run_test(size=(50, 13)) as pilot:
        await pilot.pause()
        assert "↓ more" in said(app, "#gate-how")
        await pilot.press("end")
        await pilot.pause()
        assert "↓ more" not in said(app, "#gate-how")


async def test_the_question_in_hand_is_always_in_view() -> None:
    app = app_for(session(FakeSafety(HEAT)))
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        for question in HEAT.questions[1:]:
            await pilot.press("n")
            await pilot.pause()
            await pilot.pause()
            shown = " ".join(screen_text(app).split())
            assert " ".join(question.text.split()[:3]) in shown[shown.index("▸") :]


async def test_once_it_is_refused_only_leaving_is_offered() -> None:
    app = app_for(session(FakeSafety(ACUTE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await pilot.pause()
        assert "q Leave" in screen_text(app)
        assert "y Yes" not in screen_text(app)
