"""Stand-ins for the parts of sound that take time or make noise: a clock, a sound process, a device, and clips."""

from __future__ import annotations

import sys
import textwrap
import wave
from collections.abc import Callable
from pathlib import Path

from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.port import DeviceError
from relief_player.sound.protocol import Order
from relief_player.sound.shape import RATE, WIDTH


class Hand:
    """The present, as a test says."""

    def __init__(self, now: float = 100.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """The second it is."""
        return self.now


class FakeProcess:
    """A sound process that takes orders and does nothing; `room` is how many it still takes."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.room = sys.maxsize
        self.killed = False
        self.closed = False

    def send(self, order: Order) -> bool:
        """Keep the order."""
        if len(self.orders) >= self.room:
            return False
        self.orders.append(order)
        return True

    def kill(self) -> None:
        """Note that it was ended."""
        self.killed = True

    def close(self) -> None:
        """Note that it was asked to leave."""
        self.closed = True

    def of(self, kind: type[Order]) -> list[Order]:
        """The orders of one kind, in order."""
        return [order for order in self.orders if isinstance(order, kind)]


class FakeDevice:
    """A device whose health is in the test's hands."""

    latency = 0.01

    def __init__(self, name: str, failure: str = "") -> None:
        self.name = name
        self.mixes = name == "miniaudio"
        self.words = f"a fake {name}"
        self.failure = failure
        """Why it cannot be opened, or has gone; empty while it is well."""
        self.agenda: Agenda | None = None
        self.sounding = False
        self.closed = False

    def open(self, agenda: Agenda) -> None:
        """Open, or fail."""
        self.check()
        self.agenda = agenda

    def check(self) -> None:
        """Be well, or fail."""
        if self.failure:
            raise DeviceError(self.failure)

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


def write_clip(path: Path, milliseconds: int = 60, level: int = 8_000) -> Path:
    """A clip of one level, so that it is heard from its first sample on."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(WIDTH)
        file.setframerate(RATE)
        file.writeframes(level.to_bytes(2, sys.byteorder) * (RATE * milliseconds // 1000))
    return path


def program(source: str) -> list[str]:
    """The command of a stand-in for the sound process: a little Python that is run instead."""
    return [sys.executable, "-c", textwrap.dedent(source)]


ReportTo = Callable[[object], None]
