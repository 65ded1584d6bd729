"""A desk to keep records at: a small routine in time, headers, progress, a wall clock moved by hand, and folders."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from relief_player.history.entry import SessionHeader
from relief_player.places import Places
from relief_player.routine.model import Block, Kind, Routine, Sides, Step
from relief_player.session.compile import compile_routine
from relief_player.session.state import Cursor, Outcome, PassRecord, Phase, Progress
from relief_player.session.timeline import Role
from relief_player.units import Ms

MORNING = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
_STEPS = (
    Step(
        number=1, kind=Kind.STRETCH, name="Calf, knee straight", pass_length=Ms(30_000), areas=("calf",),
        sides=Sides.EACH,
    ),
    Block(
        rounds=2,
        steps=(
            Step(
                number=2, kind=Kind.WARM_UP, name="Swings", pass_length=Ms(20_000), areas=("hip", "back-thigh"),
            ),
        ),
    ),
    Step(number=3, kind=Kind.HEAT, name="Heat, calf", pass_length=Ms(60_000), areas=("calf",)),
)  # fmt: skip
TIMELINE = compile_routine(Routine(name="Evening legs", steps=_STEPS))
"""Two sides of a stretch, two rounds of swings, heat: five passes."""
WORK = [item.index for item in TIMELINE.items if item.role is Role.WORK]


def header(**others: object) -> SessionHeader:
    """What is known before the session begins; `others` are fields to have otherwise."""
    usual = SessionHeader(
        routine_id="evening-legs",
        routine_name="Evening legs",
        routine_sha256="0123abcd",
        source_text='name = "Evening legs"\n',
        moves_text="",
        options_json='{"fit_ms": null}',
        started_at=MORNING,
        planned_ms=TIMELINE.length,
        rehearsal=False,
        timeline=TIMELINE,
        goal="flexibility",
        tz="Europe/Vienna",
    )
    return replace(usual, **others)  # type: ignore[arg-type]  # the fields of a header, as a test names them


def done(number: int, outcome: str = "done", active: int = 30_000) -> PassRecord:
    """What was done of the work pass of a number, counted from 0."""
    return PassRecord(WORK[number], Ms(active), Outcome(outcome))


def progress(
    *passes: PassRecord, phase: str = "playing", active: int = 0, paused: int = 0, inside: int = 0
) -> Progress:
    """Where a session stands after these passes: inside the item of the last one."""
    item = passes[-1].item if passes else 0
    at = TIMELINE.items[item].at + inside
    return Progress(Phase(phase), Cursor(item, Ms(inside)), Ms(at), Ms(active), Ms(paused), passes)


class WallClock:
    """A wall clock that a test moves."""

    def __init__(self, start: datetime = MORNING) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


def places_in(folder: Path) -> Places:
    """A person's places below a folder."""
    return Places(data=folder / "data", config=folder / "config", state=folder / "state", cache=folder / "cache")


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """A database as another program sees it; closed at the end, what was written is committed."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def ask(path: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    """The rows of a query."""
    with raw(path) as connection:
        return connection.execute(query, values).fetchall()
