"""What every clock of a session does, the machine's own and the one that tests move."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fake_clock import FakeClock

from relief_player.session.clock import SystemClock
from relief_player.session.ports import Clock
from relief_player.units import Ms

CLOCKS: dict[str, Callable[[], Clock]] = {
    "the machine's": SystemClock,
    "the machine's, in a rehearsal": lambda: SystemClock(10.0),
    "the tests'": FakeClock,
    "the tests', in a rehearsal": lambda: FakeClock(0.5),
}


@pytest.fixture(params=CLOCKS)
def clock(request: pytest.FixtureRequest) -> Clock:
    return CLOCKS[request.param]()


def test_it_begins_at_nothing_and_never_goes_back(clock: Clock):
    seen = [clock.now() for _ in range(100)]
    assert seen == sorted(seen)
    assert 0 <= seen[0] < 60_000


def test_it_tells_whole_milliseconds(clock: Clock):
    assert {type(clock.now()), type(clock.slept())} == {int}


def test_it_has_not_slept_while_it_is_read(clock: Clock):
    assert 0 <= clock.slept() < 1_000


def test_a_length_lasts_as_long_as_its_moments_are_apart(clock: Clock):
    apart = clock.real(Ms(90_000)) - clock.real(Ms(30_000))
    assert apart == pytest.approx(clock.real_length(Ms(60_000)) / 1000)


def test_later_moments_are_at_later_seconds(clock: Clock):
    assert clock.real(Ms(0)) < clock.real(Ms(1)) < clock.real(Ms(1_000))
