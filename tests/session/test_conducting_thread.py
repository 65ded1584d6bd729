"""The conductor with its thread: the real clock once, and else a clock that fails or stands."""

from __future__ import annotations

import threading

import pytest
from conducting import Ears, Keeping, Listener
from fake_clock import FakeClock
from session_stage import NO_LEAD_INS, note, step, timeline_of

from relief_player.session.clock import SystemClock
from relief_player.session.conductor import Conductor
from relief_player.session.state import Command, IllegalCommandError, Jump, Phase

PATIENCE = 20.0
"""Seconds a busy machine is given; nothing here takes more than a moment."""


def test_on_the_real_clock_every_cue_comes_at_its_moment_and_none_twice():
    listener, keeping, ears = Listener(), Keeping(), Ears()
    timeline = timeline_of(step(0.3), step(0.2), step(0.4), **NO_LEAD_INS)
    conductor = Conductor(timeline, SystemClock(), sinks=[listener], keeper=keeping, cueing=ears)
    conductor.start()
    assert conductor.join(PATIENCE)
    assert listener.heard == [
        "started",
        "enter work 300ms", "start", "end", "enter work 200ms", "start", "end", "enter work 400ms", "start", "end",
        "finish", "finished",
    ]  # fmt: skip
    assert [event.at for event in listener.events][-2:] == [900, 900]
    assert all(late >= 0 for late in listener.late)
    assert keeping.kept[-1].active == 900


def test_events_come_on_the_conductors_own_thread():
    names = set()
    listener = Listener()
    listener.hear = lambda *_: names.add(threading.current_thread().name)
    conductor = Conductor(timeline_of(step(0.05), **NO_LEAD_INS), SystemClock(), sinks=[listener])
    conductor.start()
    assert conductor.join(PATIENCE)
    assert "conductor" in names


def waiting() -> Conductor:
    """At a gate, on a clock that stands."""
    conductor = Conductor(timeline_of(note(), step(30), **NO_LEAD_INS), FakeClock())
    conductor.start()
    return conductor


def test_orders_are_carried_out_by_the_thread():
    conductor = waiting()
    conductor.submit(Command.GO_ON).result(PATIENCE)
    assert conductor.snapshot().phase is Phase.PLAYING
    conductor.submit(Command.STOP).result(PATIENCE)
    assert conductor.join(PATIENCE)


def test_orders_from_many_threads_are_all_answered():
    conductor = waiting()
    answers = []

    def press() -> None:
        orders = (Command.GO_ON, Command.PAUSE, Command.RESUME, Command.EXTEND, Jump(1), Command.STOP)
        answers.extend(conductor.submit(order).exception(PATIENCE) for order in orders)

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(answers) == 8 * 6
    assert all(answer is None or isinstance(answer, IllegalCommandError) for answer in answers)
    assert conductor.join(PATIENCE)


def test_an_order_after_the_thread_has_ended_is_refused_and_not_left_without_an_answer():
    conductor = waiting()
    conductor.submit(Command.STOP).result(PATIENCE)
    conductor._thread.join(PATIENCE)
    assert isinstance(conductor.submit(Command.NEXT).exception(PATIENCE), IllegalCommandError)


class BrokenClock(FakeClock):
    """Fails once it is told to."""

    broken = False

    def now(self):
        if self.broken:
            raise OSError("no clock")
        return super().now()


def broken() -> Conductor:
    clock = BrokenClock()
    conductor = Conductor(timeline_of(note(), **NO_LEAD_INS), clock)
    conductor.begin()
    clock.broken = True
    conductor._thread.start()
    return conductor


def test_a_fault_in_the_thread_ends_the_session_and_is_raised_to_whoever_waits():
    conductor = broken()
    with pytest.raises(OSError, match="no clock"):
        conductor.join(PATIENCE)
    assert conductor.over.is_set()


def test_after_a_fault_orders_fail_with_it():
    conductor = broken()
    assert conductor.over.wait(PATIENCE)
    assert str(conductor.submit(Command.NEXT).exception(PATIENCE)) == "no clock"


def test_the_thread_keeps_no_program_alive():
    assert waiting()._thread.daemon


def test_without_a_fault_there_is_no_failure():
    conductor = waiting()
    conductor.submit(Command.STOP).result(PATIENCE)
    assert conductor.join(PATIENCE)
    assert conductor.failure is None
