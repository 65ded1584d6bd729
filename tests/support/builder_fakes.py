"""A builder's desk in memory, and the builder in a terminal of a given size."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from textual.pilot import Pilot
from textual.screen import ModalScreen
from tui_fakes import MORNING, FakeSession, screen_text, services

from relief_player.errors import ReliefError
from relief_player.places import shipped
from relief_player.routine.editing import Draft
from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook, read_move_book
from relief_player.session.compile import compile_routine
from relief_player.session.timeline import Timeline
from relief_player.tui.builder.app import BuilderApp
from relief_player.tui.builder.lines import LineList
from relief_player.tui.builder.port import ChangedElsewhere, Written
from relief_player.tui.builder.screen import BuilderScreen

EVENING = """\
# For the evening.
name = "Evening legs"
goal = "flexibility"
gate = "general"

[[step]]
kind = "warm-up"
name = "Easy walk"
duration = "3m"

# The calf first.
[[step]]
kind = "stretch"
move = "calf-wall-straight"
duration = "30s"
sets = 2

[[step]]
name = "Swings"
rounds = 3
  [[step.step]]
  kind = "warm-up"
  name = "Leg swings"
  reps = 10
  tempo = "2s"
  [[step.step]]
  kind = "rest"
  duration = "20s"

[[step]]
kind = "breathe"
pattern = [5, 0, 5, 0]
breaths = 6
"""


@cache
def book() -> MoveBook:
    """The shipped moves."""
    return read_move_book(shipped("routines") / "moves.toml", None)


@dataclass
class FakeDesk:
    """A desk that keeps everything in memory."""

    text: str = EVENING
    where: str = "evening-legs.toml"
    left_behind: str | None = None
    new: bool = False
    files: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    forgotten: int = 0
    taken_up: int = 0
    refuses: ReliefError | None = None
    editor: Callable[[str], str] = str.upper
    usual_steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    rehearsed: list[FakeSession] = field(default_factory=list)
    rehearsed_from: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        opened = Draft.blank("new.toml", moves=book()) if self.new else Draft.open(self.text, self.where, moves=book())
        self.draft = opened
        self.moves = book()
        if self.where:
            self.files[self.where] = opened.text
        self.known = opened.text

    def now(self) -> datetime:
        return MORNING

    def suggest(self, title: str) -> str:
        return title.lower().replace(" ", "-")

    def usual(self) -> Mapping[str, Mapping[str, Any]]:
        return self.usual_steps

    def timeline(self, routine: Routine) -> Timeline:
        return compile_routine(routine)

    def save(self, text: str) -> Written | ChangedElsewhere:
        if self.refuses is not None:
            raise self.refuses
        if self.files.get(self.where) != self.known:
            return ChangedElsewhere(self.where, self.files.get(self.where))
        return self.save_over(text)

    def save_over(self, text: str) -> Written:
        self.files[self.where] = self.known = text
        return Written(self.where)

    def save_as(self, text: str, name: str) -> Written:
        if not name.strip():
            raise ReliefError("A file needs a name")
        path = f"{name.removesuffix('.toml')}.toml"
        if path in self.files:
            raise ReliefError("The file is there already")
        self.where = path
        return self.save_over(text)

    def take_theirs(self, text: str) -> None:
        self.known = text

    def take_up(self) -> None:
        self.taken_up += 1

    def keep(self, text: str) -> None:
        self.kept.append(text)

    def forget(self) -> None:
        self.forgotten += 1

    def rehearse(self, routine: Routine, step: int | None) -> FakeSession:
        session = FakeSession(routine)
        self.rehearsed.append(session)
        self.rehearsed_from.append(step)
        return session

    def edit_elsewhere(self, text: str) -> str:
        return self.editor(text)


@dataclass
class Bench:
    """The builder with somebody at it."""

    app: BuilderApp
    pilot: Pilot[None]
    desk: FakeDesk

    @property
    def builder(self) -> BuilderScreen:
        """The builder's screen, whatever stands over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BuilderScreen))

    @property
    def draft(self) -> Draft:
        return self.builder.draft

    @property
    def names(self) -> list[str]:
        """The names of all steps and rounds, each with a blank for every round it stands in."""
        return [f"{' ' * row.depth}{row.name}" for row in self.draft.outline]

    @property
    def here(self) -> str:
        """The name of the highlighted step; empty for the head."""
        row = self.draft.row(self.builder.path)
        return row.name if row else ""

    @property
    def form(self) -> str:
        return self.builder.query_one("#build-form", LineList).text

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return screen_text(self.app)

    async def rest(self) -> None:
        await self.pilot.pause()
        # A worker that waits for a box to be answered is at rest; one that keeps or saves is not.
        if busy := [worker for worker in self.app.workers if worker.group in ("keeping", "adding")]:
            await self.app.workers.wait_for_complete(busy)
        await self.pilot.pause()

    async def wait_for(self, come: Callable[[], object]) -> None:
        """Let the app run until something has come."""
        for _ in range(400):
            if come():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it never came")

    async def settle(self) -> None:
        """Let saving, and whatever else is no question, come to its end."""
        groups = ("keeping", "saving", "preview", "adding")
        await self.wait_for(
            lambda: (
                isinstance(self.app.screen, ModalScreen)
                or not any(worker.group in groups and worker.is_running for worker in self.app.workers)
            )
        )

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.rest()

    async def type(self, text: str) -> None:
        """Replace what stands in the box, and take it."""
        await self.pilot.press("backspace")  # all of it is selected
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.rest()

    async def go(self, name: str) -> None:
        """Highlight a step by its name."""
        row = next(row for row in self.draft.outline if row.name == name)
        self.builder.turn_to(form=False)
        self.builder.go(row.path)
        await self.rest()

    async def go_to_field(self, label: str) -> None:
        """Highlight a field of the form."""
        self.builder.turn_to(form=True)
        form = self.builder.query_one("#build-form", LineList)
        labels = [line.strip("! ").split("  ")[0] for line in form.text.splitlines()]
        form.highlight(next(index for index, line in enumerate(labels) if line.startswith(label)))
        await self.rest()


@asynccontextmanager
async def building(
    desk: FakeDesk | None = None, size: tuple[int, int] = (80, 24), **changes: object
) -> AsyncIterator[Bench]:
    """The builder, open."""
    desk = desk or FakeDesk()
    app = BuilderApp(desk, services(**changes))
    app.input_age = lambda: 0.0  # type: ignore[method-assign]  # the clock of the test stands still
    async with app.run_test(size=size, notifications=True) as pilot:
        bench = Bench(app, pilot, desk)
        await bench.rest()
        yield bench
