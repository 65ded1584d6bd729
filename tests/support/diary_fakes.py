"""A cramp diary in memory, for the tests of its screens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot
from textual.screen import Screen
from tui_fakes import screen_text

from relief_player.care.diary import Prompt
from relief_player.care.sheet import Level
from relief_player.errors import HistoryError
from relief_player.history.diary import Cramp
from relief_player.tui import app as app_module
from relief_player.tui.app import ReliefApp
from relief_player.tui.commands import Keyboard
from relief_player.tui.diary.screen import DiaryScreen
from relief_player.tui.ports import Services
from relief_player.units import Ms

_SHEETS = ("base.tcss", "player.tcss")
EVENING = datetime(2026, 5, 4, 21, 15, tzinfo=UTC)
URGENT = Prompt(
    rule="ten-minutes",
    about="",
    level=Level.URGENT,
    what="A cramp that is still going at ten minutes: get urgent medical advice.",
    why="A harmless cramp is over in about ten minutes.",
    sources=("nidirect_cramp", "nice_cks"),
)
COUNT = Prompt(
    rule="three-in-a-week",
    about="",
    level=Level.SOON,
    what="3 cramps in 7 days. You could show this diary to a doctor: relief log report.",
    why="This is a count and no diagnosis. No source gives a number; three is a product choice.",
    sources=("product choice",),
)


def cramp(hours: float = 0, **said: object) -> Cramp:
    return Cramp(**{"id": f"id-{hours:g}", "at": EVENING - timedelta(hours=hours), "area": "calf", **said})


def a_few() -> list[Cramp]:
    return [
        cramp(
            18, side="left", lasted=Ms(240_000), strength=7, woke=True, doing=("in-bed",), helped=("stretching",),
            note="After a long walk.",
        ),
        cramp(66, area="foot", side="right", lasted=Ms(90_000), strength=4),
        cramp(140, area="low-back", signs=("fall",), temperature=38.2, since_days=3),
    ]  # fmt: skip


@dataclass
class FakeDiary:
    """Keeps what it is given; prompts what it is told to."""

    kept: list[Cramp] = field(default_factory=list)
    prompting: Sequence[Prompt] = ()
    broken: HistoryError | None = None
    deleted: dict[str, Cramp] = field(default_factory=dict)
    saved: list[str] = field(default_factory=list)
    lines: Sequence[str] = (
        "Cramp diary",
        "2026-05-01 to 2026-05-04",
        "",
        "WHERE",
        f"  {'left calf':<42}{2:>4} {'#' * 30}",
        "\f",
        "LATEST ENTRIES, 2 of 2",
    )

    def now(self) -> datetime:
        return EVENING

    def entries(self) -> tuple[Sequence[Cramp], int]:
        self._fail()
        found = sorted(self.kept, key=lambda one: one.at, reverse=True)
        return found, len(found)

    def told(self, cramp: Cramp) -> Sequence[Prompt]:
        return self.prompting if (cramp.lasted or 0) >= 600_000 else ()

    def add(self, cramp: Cramp) -> Sequence[Prompt]:
        self._fail()
        self.kept.append(replace(cramp, id=f"id-{len(self.kept)}"))
        return self.prompting

    def change(self, cramp: Cramp) -> Sequence[Prompt]:
        self._fail()
        self.kept = [cramp if one.id == cramp.id else one for one in self.kept]
        return self.prompting

    def delete(self, cramp_id: str, *, undo: bool = False) -> None:
        self._fail()
        if undo:
            self.kept.append(self.deleted.pop(cramp_id))
        else:
            self.deleted[cramp_id] = next(one for one in self.kept if one.id == cramp_id)
            self.kept.remove(self.deleted[cramp_id])

    def report(self) -> Sequence[str]:
        return self.lines

    def save_report(self, file: str) -> str:
        self._fail()
        self.saved.append(file)
        return f"at home: {file}"

    def _fail(self) -> None:
        if self.broken is not None:
            raise self.broken


class DiaryApp(ReliefApp):
    """Opens on one screen over a diary."""

    CSS_PATH = [Path(app_module.__file__).parent / name for name in _SHEETS]  # noqa: RUF012  # Textual's own shape

    def __init__(self, first: Callable[[Keyboard], Screen[None]], **changes: object) -> None:
        super().__init__(Services(now=lambda: EVENING, **changes))
        self._first = first

    def first_screen(self) -> Screen[None]:
        return self._first(self.keyboard)


@dataclass
class DiaryStage:
    """A diary on the screen."""

    app: DiaryApp
    pilot: Pilot[None]

    @property
    def text(self) -> str:
        return screen_text(self.app)

    async def rest(self) -> None:
        """Let workers and drawing come to rest, but those that wait for the person."""
        for _ in range(4):
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.rest()


@asynccontextmanager
async def diary(desk: FakeDiary, size: tuple[int, int] = (80, 24), **changes: object) -> AsyncIterator[DiaryStage]:
    """The diary's list, read and shown."""
    app = DiaryApp(lambda keyboard: DiaryScreen(desk, keyboard), **changes)
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = DiaryStage(app, pilot)
        await app.workers.wait_for_complete()
        await stage.rest()
        await app.workers.wait_for_complete()
        await stage.rest()
        yield stage
