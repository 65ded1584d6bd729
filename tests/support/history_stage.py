"""A history in memory, as its screens see it, and those screens on a stage: for the tests of the TUI."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import cast

from msgspec.structs import replace
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled
from tui_fakes import FakeLibrary, FakeSession, screen_text, services, short

from relief_player.errors import ReliefError
from relief_player.history.browse import Change, Choices, SessionRow, Wanted
from relief_player.history.daysum import DaySum
from relief_player.history.insight import Consistency, Unvisited
from relief_player.history.record import SessionRecord, StepRecord
from relief_player.routine.model import Kind, Side
from relief_player.session.state import Outcome
from relief_player.tui.browse import LibraryApp
from relief_player.tui.history.port import Overview, Suggestion
from relief_player.tui.history.screen import HistoryScreen
from relief_player.units import Ms

TODAY = date(2026, 11, 22)  # a Sunday
PAGE = 100


def minutes(number: float) -> Ms:
    """So many minutes."""
    return Ms(int(number * 60_000))


def day_sum(days_ago: int, length: float, sessions: int = 1, what: str = "all", key: str = "") -> DaySum:
    """What was done some days ago."""
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    return DaySum(what, key, day, sessions, sessions, minutes(length))


def steps() -> tuple[StepRecord, ...]:
    """A stretch on both sides, the second one in part, and a breath that was left out."""
    calf = StepRecord(
        item=1, step=1, name="Calf stretch", kind=Kind.STRETCH, areas=("calf",), side=Side.LEFT, set=1, round=None,
        planned=Ms(30_000), active=Ms(30_000), outcome=Outcome.DONE,
    )  # fmt: skip
    return (
        calf,
        replace(calf, item=3, side=Side.RIGHT, active=Ms(12_000), outcome=Outcome.PARTIAL),
        replace(
            calf, item=5, step=2, name="Box breathing", kind=Kind.BREATHE, side=None, active=Ms(0), planned=Ms(60_000),
            outcome=Outcome.SKIPPED,
        ),
    )  # fmt: skip


def record(number: int, **changes: object) -> SessionRecord:
    """The session of a number; a higher one is older."""
    start = datetime(2026, 11, 22, 7, 30, tzinfo=UTC) - timedelta(hours=12 * number)
    usual = SessionRecord(
        id=f"{99_999_999 - number:08}-0000-7000-8000-000000000000",
        routine_id="evening-legs", routine_name="Evening legs", routine_sha256="0" * 64, started_at=start,
        ended_at=start + timedelta(minutes=10), outcome="completed", planned=minutes(10), active=minutes(9),
        paused=Ms(0), steps=steps(),
    )  # fmt: skip
    return replace(usual, **changes)  # type: ignore[arg-type]  # the fields of a record, as a test names them


@dataclass
class FakeDesk:
    """A history in memory."""

    records: list[SessionRecord] = field(default_factory=list)
    sums: Sequence[DaySum] = ()
    regular: Consistency | None = None
    reached: int | None = None
    suggested: Sequence[Suggestion] = ()
    rated: Sequence[Change] = ()
    trouble: ReliefError | None = None
    deleted: list[SessionRecord] = field(default_factory=list)
    asked: list[tuple[Wanted, int]] = field(default_factory=list)
    """For each page: what was wanted, and how many rows came."""
    opened: list[str] = field(default_factory=list)

    def _try(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def overview(self) -> Overview:
        self._try()
        return Overview(
            today=TODAY,
            sums=tuple(self.sums),
            sessions=len(self.records),
            regular=self.regular,
            reached=self.reached,
        )

    def _fitting(self, wanted: Wanted) -> list[SessionRecord]:
        return [
            one
            for one in self.records
            if wanted.routine_id in ("", one.routine_id)
            and wanted.outcome in ("", one.outcome)
            and (wanted.first or date.min) <= one.started_at.date() <= (wanted.last or date.max)
        ]

    def rows(self, wanted: Wanted, after: SessionRow | None = None) -> Sequence[SessionRow]:
        self._try()
        fitting = self._fitting(wanted)
        begin = 0 if after is None else [one.id for one in fitting].index(after.id) + 1
        page = [row_of(one) for one in fitting[begin : begin + PAGE]]
        self.asked.append((wanted, len(page)))
        return page

    def count(self, wanted: Wanted) -> int:
        self._try()
        return len(self._fitting(wanted))

    def choices(self) -> Choices:
        self._try()
        names = {one.routine_id: one.routine_name for one in self.records}
        return Choices(routines=tuple(names.items()), areas=("calf", "low-back"), goals=("flexibility",))

    def changes(self) -> Sequence[Change]:
        self._try()
        return self.rated

    def suggestions(self) -> Sequence[Suggestion]:
        self._try()
        return self.suggested

    def session(self, session_id: str) -> SessionRecord | None:
        self._try()
        return next((one for one in self.records if one.id == session_id), None)

    def delete(self, session_id: str) -> None:
        self._try()
        found = next(one for one in self.records if one.id == session_id)
        self.records.remove(found)
        self.deleted.append(found)

    def take_back(self, session_id: str) -> None:
        self._try()
        found = next(one for one in self.deleted if one.id == session_id)
        self.deleted.remove(found)
        self.records = sorted([*self.records, found], key=lambda one: one.id, reverse=True)

    def keep_note(self, session_id: str, text: str) -> None:
        self._try()
        self.records = [
            replace(one, note=text.strip() or None) if one.id == session_id else one for one in self.records
        ]

    def open(self, routine_id: str) -> FakeSession:
        self._try()
        self.opened.append(routine_id)
        return FakeSession(short())


def row_of(one: SessionRecord) -> SessionRow:
    """The row of a session."""
    return SessionRow(
        one.id, one.started_at, one.routine_id, one.routine_name, one.outcome, one.planned, one.active, one.before,
        one.after, noted=bool(one.note),
    )  # fmt: skip


def busy_life(sessions: int = 5) -> FakeDesk:
    """Some sessions, and sums of the last weeks."""
    sums: list[DaySum] = [
        *(day_sum(ago, length, number) for ago, length, number in ((0, 9, 1), (2, 25, 2), (8, 45, 1), (40, 3, 1))),
        *(day_sum(ago, length, 1, "area", "calf") for ago, length in ((0, 6), (8, 30))),
        day_sum(2, 12, 1, "area", "hip"),
        day_sum(0, 9, 1, "kind", "stretch"),
        day_sum(2, 4, 1, "kind", "breathe"),
    ]
    return FakeDesk(
        records=[record(number) for number in range(sessions)],
        sums=sums,
        regular=Consistency(days=3, weeks=2, least=2),
        suggested=[
            Suggestion(
                unvisited=Unvisited(area="low-back", days=4, last=TODAY - timedelta(days=20)),
                routine_id="back-care",
                name="Back care",
                times=2,
            )
        ],
        rated=[Change("evening-legs", "Evening legs", 4, 6.0, 2.5)],
    )


@dataclass
class HistoryStage:
    """The history's screen in a terminal of some size."""

    app: LibraryApp
    pilot: Pilot[None]
    desk: FakeDesk

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return screen_text(cast("App[object]", self.app))

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    async def rest(self) -> None:
        """Let workers that need nobody, and drawing, come to an end."""
        for _ in range(3):
            await self.pilot.pause()
            waiting = [one for one in self.app.workers if one.group not in _ASKING]
            if waiting:
                # One that was overtaken by another is cancelled.
                with suppress(WorkerCancelled):
                    await self.app.workers.wait_for_complete(waiting)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and let what they ask for happen."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()


_ASKING = ("filter", "opening", "note")
"""Groups of workers that wait for a person."""


@asynccontextmanager
async def looking(
    desk: FakeDesk, size: tuple[int, int] = (80, 24), keys: Iterable[str] = (), **changes: object
) -> AsyncIterator[HistoryStage]:
    """The history's screen, after some keys."""
    app = LibraryApp(FakeLibrary(), services(**changes))
    app.first_screen = lambda: HistoryScreen(desk, app.keyboard)  # type: ignore[method-assign, arg-type, return-value]  # a stage
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = HistoryStage(app, pilot, desk)
        await stage.rest()
        await stage.press(*keys)
        yield stage
