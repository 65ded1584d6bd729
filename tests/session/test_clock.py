"""The session's own clock, on clocks of the machine that a test moves."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from relief_player.session import clock as module
from relief_player.session.clock import SystemClock


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The machine's clocks, standing at odd seconds; `awake` and `asleep` are what passes."""
    at = SimpleNamespace(awake=1_234.5, asleep=77.0, platform="linux")
    clocks = SimpleNamespace(
        monotonic=lambda: at.awake,
        perf_counter=lambda: at.awake + 5_000,
        clock_gettime=lambda which: at.awake + at.asleep if which == "sleep-aware" else 0.0,
        CLOCK_BOOTTIME="sleep-aware",
        CLOCK_MONOTONIC_RAW="sleep-aware",
    )
    monkeypatch.setattr(module, "time", clocks)
    monkeypatch.setattr(module, "sys", at)
    return at


def test_it_counts_whole_milliseconds_from_when_it_was_made(machine):
    clock = SystemClock()
    assert clock.now() == 0
    machine.awake += 1.2345
    assert clock.now() == 1_234


def test_in_a_rehearsal_it_runs_faster(machine):
    clock = SystemClock(speed=10)
    machine.awake += 1.5
    assert clock.now() == 15_000


@pytest.mark.parametrize("speed", [0.1, 1, 10, 1000])
def test_a_moment_is_at_the_real_second_at_which_the_clock_shows_it(machine, speed):
    clock = SystemClock(speed)
    machine.awake += 3.25
    assert clock.real(clock.now()) == pytest.approx(machine.awake, abs=0.0011 / speed)


def test_a_length_lasts_so_many_real_milliseconds(machine):
    assert (SystemClock(10).real_length(5_000), SystemClock(0.5).real_length(5_000)) == (500, 10_000)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_sleep_is_what_the_other_clock_counts_besides(machine, platform):
    machine.platform = platform
    clock = SystemClock()
    machine.awake += 10
    assert (clock.slept(), clock.now()) == (0, 10_000)
    machine.asleep += 3600.25
    assert (clock.slept(), clock.now()) == (3_600_250, 10_000)


def test_sleep_in_a_rehearsal_is_told_in_the_rehearsals_time(machine):
    clock = SystemClock(speed=10)
    machine.asleep += 3
    assert clock.slept() == 30_000


def test_sleep_is_never_less_than_nothing(machine):
    clock = SystemClock()
    machine.asleep -= 1
    assert clock.slept() == 0


def test_where_no_clock_tells_there_is_no_sleep(machine):
    machine.platform = "win32"
    clock = SystemClock()
    machine.asleep += 3600
    assert clock.slept() == 0


def test_on_windows_the_finer_counter_is_read(machine):
    machine.platform = "win32"
    clock = SystemClock()
    machine.awake += 2
    assert (clock.now(), clock.real(clock.now())) == (2_000, machine.awake + 5_000)


def test_on_this_machine_it_goes_on_and_has_not_slept():
    clock = SystemClock()
    before = clock.now()
    deadline = time.monotonic() + 5
    while clock.now() == before and time.monotonic() < deadline:
        pass
    assert clock.now() > before
    assert clock.slept() < 1_000
