"""What is Textual's own and used all the same, and the signals. How they end a real session is tested end to end."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from textual.app import App
from textual.worker import WorkerFailed
from tui_fakes import FakeSession, playing, services, short

from relief_player.tui.run import PlayerApp
from relief_player.tui.terminal import SignalGuard, name_terminal

posix = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="these signals are POSIX's")


class Driver:
    """As much of a driver as the guard looks at."""

    is_headless = False

    def __init__(self) -> None:
        self._must_signal_resume = False
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)


class Idle(App[None]):
    """An app that does not run."""

    def __init__(self) -> None:
        super().__init__()
        self.ended_with: list[int] = []

    def exit(self, result=None, return_code=0, message=None) -> None:
        self.ended_with.append(return_code)


@pytest.fixture
def idle() -> Idle:
    app = Idle()
    app._driver = Driver()
    return app


@pytest.fixture
def guard():
    kept = SignalGuard()
    yield kept
    kept.release()


@posix
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
async def test_a_signal_ends_the_app_with_128_and_its_number(guard: SignalGuard, idle: Idle, name: str, code: int):
    guard.arm(idle)
    os.kill(os.getpid(), getattr(signal, name))
    await asyncio.wait_for(_until(lambda: idle.ended_with), 5)
    assert idle.ended_with == [code]


@posix
async def test_a_stuck_loop_is_ended_by_the_kernel_and_a_good_end_calls_that_off(guard: SignalGuard, idle: Idle):
    guard.arm(idle)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(_until(lambda: idle.ended_with), 5)
    assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    guard.release()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


@posix
async def test_afterwards_the_handlers_are_those_that_were_there_before(idle: Idle):
    numbers = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGCONT, signal.SIGTSTP]
    before = {number: signal.getsignal(number) for number in numbers}
    guard = SignalGuard()
    guard.arm(idle)
    assert signal.getsignal(signal.SIGTERM) is not before[signal.SIGTERM]
    guard.release()
    assert {number: signal.getsignal(number) for number in numbers} == before


@posix
async def test_a_bare_continue_is_kept_from_the_driver(guard: SignalGuard, idle: Idle):
    heard: list[int] = []
    signal.signal(signal.SIGCONT, lambda number, _frame: heard.append(number))
    guard.arm(idle)
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.wait_for(_until(lambda: True), 5)
    assert heard == []
    idle._driver._must_signal_resume = True
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.wait_for(_until(lambda: heard), 5)


async def _until(question) -> None:
    while True:
        await asyncio.get_running_loop().run_in_executor(None, lambda: None)
        if question():
            return


@posix
def test_the_driver_still_has_the_name_that_is_looked_for():
    from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415  # POSIX only

    driver = LinuxDriver.__new__(LinuxDriver)
    assert "_must_signal_resume" in LinuxDriver.__init__.__code__.co_names
    assert hasattr(driver, "_sigcont_application")


async def test_an_app_that_runs_has_a_driver():
    async with playing(short()) as stage:
        assert stage.app._driver is not None
        assert hasattr(stage.app._driver, "write")


class TestFaults:
    async def test_a_fault_is_kept_and_nothing_is_printed(self, capsys):
        async with _broken() as app:
            app.call_later(_fail)
        assert str(app.fault) == "broken"
        assert (app.return_code, capsys.readouterr().err) == (1, "")

    async def test_the_fault_of_a_worker_is_unwrapped(self):
        async with _broken() as app:
            app.run_worker(_fail_later())
        assert isinstance(app.fault, ZeroDivisionError)

    async def test_an_app_that_ends_well_has_no_fault(self):
        async with playing(short()) as stage:
            pass
        assert stage.app.fault is None


@asynccontextmanager
async def _broken() -> AsyncIterator[PlayerApp]:
    """An app in which something is about to go wrong; it has ended afterwards."""
    app = PlayerApp(FakeSession(short()), services())
    with suppress(ZeroDivisionError, WorkerFailed):
        async with app.run_test() as pilot:
            yield app
            await asyncio.wait_for(_until(lambda: app.fault is not None), 5)
            await pilot.pause()


def _fail() -> None:
    raise ZeroDivisionError("broken")


async def _fail_later() -> None:
    _fail()


class TestTitle:
    def test_it_is_written_cleaned(self, idle: Idle, monkeypatch):
        monkeypatch.setenv("TERM", "xterm-256color")
        name_terminal(idle, "Legs\x07\x1b]0;P\x07")
        assert idle._driver.written == ["\x1b]2;Legs]0;P\x07"]

    @pytest.mark.parametrize("term", ["", "dumb", "linux"])
    def test_a_terminal_without_titles_is_left_alone(self, idle: Idle, monkeypatch, term: str):
        monkeypatch.setenv("TERM", term)
        name_terminal(idle, "Legs")
        assert idle._driver.written == []


@pytest.mark.parametrize(
    "module", ["ports", "commands", "keys", "scene", "words", "parts", "recap", "glyphs", "watch", "text"]
)
def test_what_is_pure_loads_no_textual(module: str):
    code = f"import sys, relief_player.tui.{module}; sys.exit(any(n.split('.')[0] in ('textual', 'rich') for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
