"""A session, a shelf and a clock for the tests of the TUI: the real conductor, conducted by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ear_fakes import FakeEars
from fake_clock import FakeClock
from library_fakes import FakeLibraryDesk
from textual.app import App
from textual.pilot import Pilot

from relief_player.errors import NotFoundError, ReliefError
from relief_player.routine.model import Block, Breath, Gate, Goal, Kind, Move, Routine, Sides, Step, Timing, Until
from relief_player.session.compile import compile_routine
from relief_player.session.conductor import Conductor
from relief_player.session.state import Command, Order, Phase
from relief_player.session.swap import swapped
from relief_player.session.timeline import Timeline
from relief_player.tui.browse import LibraryApp
from relief_player.tui.journey import Journey
from relief_player.tui.ports import Services
from relief_player.tui.run import PlayerApp
from relief_player.tui.screens.player import PlayerScreen
from relief_player.units import Ms

MORNING = datetime(2026, 5, 4, 7, 30, tzinfo=UTC)


@dataclass(frozen=True)
class FakeKept:
    saved: bool = True
    message: str = ""


@dataclass
class FakeSession:
    """A session whose conductor has no thread: `tick` is one turn of it."""

    routine: Routine
    notices: tuple[str, ...] = ()
    kept: FakeKept = FakeKept()
    refuses: ReliefError | None = None
    muted: bool = False
    ears: FakeEars = field(default_factory=FakeEars)
    clock: FakeClock = field(default_factory=FakeClock)
    begun: int = 0
    finished: int = 0
    safety: object | None = None
    dim: bool = False
    abandoned: int = 0
    moves: tuple[Move, ...] = ()
    """The easier moves, whatever the step."""
    acute: bool = False
    area: str = "calf"
    began_at: datetime = MORNING
    session_id: str | None = "0196-a-session"
    wants_rating: bool = False
    may_rate: bool = False
    rated: list[dict[str, object]] = field(default_factory=list)
    unrated: ReliefError | None = None
    """What keeps a rating from being written."""

    def __post_init__(self) -> None:
        self.timeline = compile_routine(self.routine)
        self.conductor = Conductor(self.timeline, self.clock)

    def begin(self) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.begun += 1
        self.conductor.begin()

    def finish(self) -> FakeKept:
        self.finished += 1
        return self.kept

    def rate(self, **said: object) -> None:
        if self.unrated is not None:
            raise self.unrated
        self.rated.append(said)

    def set_muted(self, muted: bool) -> None:
        self.muted = muted

    def easier(self, step: Step) -> tuple[Move, ...]:
        return self.moves

    def swap(self, instead: Step) -> None:
        conductor = self.conductor
        conductor.reword(swapped(conductor.timeline, conductor.snapshot().item, instead))

    def ring_by(self, ring: object) -> None:
        self.ring = ring

    def abandon(self) -> None:
        self.abandoned += 1

    def tick(self, milliseconds: int = 0) -> None:
        """Let time pass in one stretch of looks short enough for the conductor not to think it slept."""
        left = milliseconds
        while left > 0:
            step = min(left, 1000)
            self.clock.pass_by(step)
            left -= step
            self.conductor.look()
        self.conductor.look()

    def ask(self, order: Order) -> None:
        """Ask the player for something and carry it out."""
        self.conductor.submit(order)
        self.conductor.look()

    def to_item(self, index: int, inside: int = 0) -> None:
        """Play on until an item has been entered and played for `inside` milliseconds."""
        while (snapshot := self.conductor.snapshot()).item.index < index:
            if snapshot.phase is Phase.WAITING:
                self.ask(Command.TOGGLE)
            else:
                self.tick(max(1, snapshot.left))
        self.tick(inside)


@dataclass
class FakeEntry:
    id: str
    name: str
    goal: Goal | str | None = None
    areas: tuple[str, ...] = ()
    duration_ms: int | None = 0
    own_pace: bool = False
    problems: tuple[str, ...] = ()
    summary: str = ""
    origin: str = "shipped"
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()


class FakeLibrary:
    """A shelf in memory."""

    folder = "~/.local/share/relief_player/routines"

    def __init__(self, routines: Sequence[Routine] = (), broken: Sequence[FakeEntry] = ()) -> None:
        self.routines = {f"routine-{number}": routine for number, routine in enumerate(routines)}
        self.broken = list(broken)
        self.opened: list[FakeSession] = []
        self.own_desk = FakeLibraryDesk()

    def desk(self) -> FakeLibraryDesk:
        return self.own_desk

    def entries(self, on_the_way: object = None, *, look: bool = True) -> Sequence[FakeEntry]:
        found = []
        for name, routine in self.routines.items():
            timeline = compile_routine(routine)
            found.append(
                FakeEntry(
                    name,
                    routine.name,
                    routine.goal,
                    routine.areas,
                    timeline.length,
                    timeline.own_pace,
                    (),
                    routine.summary,
                    kinds=routine.kinds,
                    tags=routine.tags,
                    equipment=routine.equipment,
                )
            )
        return [*found, *self.broken]

    def builder(self, entry_id: str | None) -> object:
        from builder_fakes import FakeDesk  # noqa: PLC0415  # its own fakes need these

        return FakeDesk(where="" if entry_id is None else f"{entry_id}.toml", new=entry_id is None)

    def diary(self) -> object:
        from diary_fakes import FakeDiary  # noqa: PLC0415  # it stands on this module

        return FakeDiary()

    def history(self) -> object:
        from history_stage import FakeDesk  # noqa: PLC0415  # as above

        return FakeDesk()

    def settings(self) -> object:
        raise AssertionError("this shelf has no settings: see ShelfWithSettings")

    def acute(self) -> Sequence[object]:
        return ()

    def open_now(self, area: str) -> FakeSession:
        raise NotFoundError(f"Nothing here helps the {area}")

    def preview(self, entry_id: str) -> tuple[Routine, Timeline]:
        if entry_id not in self.routines:
            raise NotFoundError("There is no such routine")
        return self.routines[entry_id], compile_routine(self.routines[entry_id])

    def open(self, entry_id: str, fit: object = None) -> FakeSession:
        session = FakeSession(self.routines[entry_id])
        self.opened.append(session)
        return session


def services(**changes: object) -> Services:
    return Services(now=lambda: MORNING, **changes)


CALF = Move(
    id="calf-wall-straight", name="Calf stretch at the wall, knee straight", areas=("calf",),
    instruction="Put your hands on a wall and step one foot back. Keep the back knee straight and press the heel down. "
    "Bend the front knee until the back calf pulls.",
    feel="A steady pull in the back calf. Tight, not painful.",
    cautions=("Keep hold of the wall.", "Not on a calf that is swollen, hot or discoloured."), sides=Sides.EACH,
)  # fmt: skip


def step(number: int, kind: Kind, name: str, seconds: float | None = 30, **changes: object) -> Step:
    length = None if seconds is None else Ms(int(seconds * 1000))
    return Step(number=number, kind=kind, name=name, pass_length=length, **changes)


def evening_legs() -> Routine:
    """A bit of everything."""
    calf = step(
        2, Kind.STRETCH, CALF.name, 30, move=CALF, sets=2, rest=Ms(10_000), sides=Sides.EACH, cautions=CALF.cautions
    )
    swings = Block(
        name="Swings", rounds=3, rest=Ms(20_000),
        steps=(step(3, Kind.WARM_UP, "Leg swings, front to back", 20, reps=10, tempo=Ms(2000), sides=Sides.EACH),),
    )  # fmt: skip
    return Routine(
        name="Evening legs", summary="Longer holds for calves and hamstrings before bed.", goal=Goal.FLEXIBILITY,
        areas=("calf", "back-thigh"), equipment=("wall", "strap"), gates=(Gate.GENERAL,),
        steps=(
            step(1, Kind.NOTE, "Find a wall and a strap", None, note="Bare feet are best. Take your time."),
            calf, swings,
            step(4, Kind.HEAT, "Heat, calf", 600, check_every=Ms(300_000), optional=True,
                 cautions=("Check your skin every five minutes.",)),
            step(5, Kind.MASSAGE, "Sole of the foot", 60, sides=Sides.EACH),
            step(6, Kind.BREATHE, "Breathing 5, 5", 120, breath=Breath(Ms(5000), Ms(0), Ms(5000), Ms(0)), breaths=12),
            step(7, Kind.RELAX, "Both feet, toes UP", 36, tense=Ms(6000), release=Ms(30_000)),
            step(8, Kind.NOTE, "Eased? Log it.", None),
        ),
    )  # fmt: skip


def cramp_now() -> Routine:
    """An eased step."""
    return Routine(
        name="Calf cramp, right now", goal=Goal.RELIEF, areas=("calf",), timing=Timing(get_ready=Ms(3000)),
        steps=(
            step(1, Kind.STRETCH, "Draw the foot to the shin", 30, sets=3, rest=Ms(10_000), until=Until.EASED, move=CALF),
            step(2, Kind.MOVE, "Slow walk", 60),
        ),
    )  # fmt: skip


def short() -> Routine:
    """Two stretches, 5 s each, both with a lead-in."""
    return Routine(
        name="Short", timing=Timing(get_ready=Ms(3000), transition=Ms(2000)),
        steps=(step(1, Kind.STRETCH, "First", 5), step(2, Kind.STRETCH, "Second", 5)),
    )  # fmt: skip


def screen_text(app: App[object]) -> str:
    """What stands on the screen, row by row. The one use of the compositor in the tests."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def settle(pilot: Pilot[object], session: FakeSession | None = None, milliseconds: int = 0) -> None:
    """Let workers, orders, events and drawing come to rest."""
    await pilot.pause()
    if session is not None:
        session.tick(milliseconds)
    await pilot.pause()


@dataclass
class Stage:
    """An app in a terminal of a given size, with the session that it plays or has played last."""

    app: Journey
    pilot: Pilot[None]
    session: FakeSession | None = None
    library: FakeLibrary | None = None

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return screen_text(self.app)

    @property
    def playing(self) -> FakeSession:
        """The session: the one given, or the one that the library opened last."""
        if self.session is None and self.library is not None:
            return self.library.opened[-1]
        assert self.session is not None
        return self.session

    async def rest(self) -> None:
        """Let orders, events and drawing come to rest."""
        await self.pilot.pause()
        if self.session is not None and self.session.begun:
            self.session.conductor.look()
        if isinstance(self.app.screen, PlayerScreen):
            self.app.screen.look()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and let what they ask for happen."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    async def pass_time(self, milliseconds: int) -> None:
        """Let time pass in the session."""
        self.playing.tick(milliseconds)
        await self.rest()

    async def play_to(self, item: int, inside: int = 0) -> None:
        """Play on to an item."""
        self.playing.to_item(item, inside)
        await self.rest()


@asynccontextmanager
async def playing(
    session: FakeSession | Routine, size: tuple[int, int] = (80, 24), **changes: object
) -> AsyncIterator[Stage]:
    """A session that has begun, on the screen."""
    session = session if isinstance(session, FakeSession) else FakeSession(session)
    app = PlayerApp(session, services(**changes))
    app.input_age = lambda: 0.0  # type: ignore[method-assign]  # the clock of the test stands still
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = Stage(app, pilot, session)
        await began(pilot, session)
        await stage.rest()
        yield stage


async def began(pilot: Pilot[None], session: FakeSession) -> None:
    """Wait until the worker has begun the session, or was refused."""
    for _ in range(400):
        if session.begun or session.refuses:
            return
        await pilot.pause()
    raise AssertionError("the session was never begun")


@asynccontextmanager
async def browsing(library: FakeLibrary, size: tuple[int, int] = (80, 24), **changes: object) -> AsyncIterator[Stage]:
    """The library, read and shown."""
    app = LibraryApp(library, services(**changes))
    app.input_age = lambda: 0.0  # type: ignore[method-assign]  # as above
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = Stage(app, pilot, library=library)
        await app.workers.wait_for_complete()
        await stage.rest()
        await app.workers.wait_for_complete()
        await stage.rest()
        yield stage
