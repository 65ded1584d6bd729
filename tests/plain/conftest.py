"""A session played by hand: a real conductor on a clock that stands still until a test moves it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from fake_clock import FakeClock
from hand_played import HandPlayed

from relief_player.plain.face import PlainFace
from relief_player.plain.output import Output
from relief_player.plain.tellers import JsonLines, Words
from relief_player.routine.model import Block, Kind, Routine, Sides, Step
from relief_player.units import Ms


class HeldKeyboard:
    """A keyboard whose keys a test presses."""

    def __init__(self) -> None:
        self.press: Callable[[str], None] = print
        self.gone: Callable[[], None] = lambda: None
        self.stopped = False

    def start(self, press: Callable[[str], None], gone: Callable[[], None]) -> None:
        self.press, self.gone = press, gone

    def take(self) -> None:
        pass

    def release(self) -> None:
        pass

    def stop(self) -> None:
        self.stopped = True


class Stage:
    """A plain face on a hand-played session, from its beginning on."""

    def __init__(self, routine: Routine, *, keys: bool = True, json: bool = False, speed: float = 1.0) -> None:
        self.clock = FakeClock(speed)
        self.session = HandPlayed(routine, self.clock)
        self.stdout, self.stderr = io.StringIO(), io.StringIO()
        self.keyboard = HeldKeyboard() if keys else None
        out, err = Output(self.stdout), Output(self.stderr)
        noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
        teller = (
            JsonLines(self.session, out, err) if json else Words(self.session, out, attended=keys, now=lambda: noon)
        )
        self.out = out
        self.face = PlainFace(self.session, teller, self.keyboard, signals=False)

    def begin(self) -> Stage:
        self.face.__enter__()
        self.settle()
        return self

    def settle(self) -> None:
        """Let everything happen that is due now, and be told, until nothing is left to tell."""
        told = 1
        while told:
            self.session.conductor.look()
            told = self.face._inbox._queue.qsize()
            for _ in range(told or 1):
                self.face.turn(0)

    def pass_by(self, seconds: float) -> None:
        """Let time pass, looking as often as the conductor's thread does."""
        left = round(seconds * 1000)
        while left > 0 and not self.face.over:
            step = min(left, 250)
            self.clock.pass_by(step)
            left -= step
            self.settle()

    def press(self, keys: str) -> None:
        assert self.keyboard is not None
        for key in keys:
            self.keyboard.press(key)
            self.settle()

    def end(self) -> None:
        self.face.__exit__(None, None, None)

    def lines(self) -> list[str]:
        """What has been said since the last call."""
        said = self.stdout.getvalue().splitlines()
        self.stdout.seek(0)
        self.stdout.truncate()
        return said


def a_step(number: int = 1, *, kind: Kind = Kind.STRETCH, name: str = "Calf stretch", **more: object) -> Step:
    """A leaf step of 30 s, or as it is said."""
    values: dict[str, object] = {"pass_length": Ms(30_000), **more}
    return Step(number=number, kind=kind, name=name, **values)  # type: ignore[arg-type]  # a test's own keys


def a_routine(*steps: Step | Block, name: str = "Evening legs") -> Routine:
    """A routine of some steps."""
    return Routine(name=name, steps=steps)


@pytest.fixture
def two_sided() -> Routine:
    """One stretch on both sides in two sets."""
    return a_routine(a_step(sides=Sides.EACH, sets=2, rest=Ms(10_000)))


@pytest.fixture
def stage() -> Callable[..., Stage]:
    """Puts a routine on the stage."""
    return Stage


@pytest.fixture
def step() -> Callable[..., Step]:
    """Makes a step."""
    return a_step


@pytest.fixture
def routine() -> Callable[..., Routine]:
    """Makes a routine."""
    return a_routine
