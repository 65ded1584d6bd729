"""When the screen looks again: at the second, where figures change."""

from __future__ import annotations

import pytest
from tui_fakes import FakeSession, cramp_now, evening_legs, short

from relief_player.routine.model import Kind
from relief_player.session.state import Command
from relief_player.session.timeline import Role
from relief_player.tui.watch import QUARTER, next_look


def at(session: FakeSession, milliseconds: int) -> FakeSession:
    session.begin()
    session.tick(milliseconds)
    return session


@pytest.mark.parametrize(("inside", "seconds"), [(0, 0.254), (100, 0.154), (249, 0.005), (250, 0.254), (999, 0.005)])
def test_playing_it_looks_at_every_quarter_so_that_it_meets_the_second(inside: int, seconds: float):
    session = at(FakeSession(short()), inside)
    assert next_look(session.conductor.snapshot(), 1.0, smooth=True) == pytest.approx(seconds)


@pytest.mark.parametrize(("inside", "seconds"), [(0, 0.338), (338, 0.333), (700, 0.304), (999, 0.005)])
def test_at_a_breath_it_looks_at_every_third_and_meets_the_second_too(inside: int, seconds: float):
    session = FakeSession(evening_legs())
    session.begin()
    breathing = next(item for item in session.timeline.items if item.kind is Kind.BREATHE and item.role is Role.WORK)
    session.to_item(breathing.index, inside)
    assert next_look(session.conductor.snapshot(), 1.0, smooth=True) == pytest.approx(seconds)


@pytest.mark.parametrize(("inside", "seconds"), [(0, 1.004), (250, 0.754), (999, 0.005)])
def test_under_reduced_motion_it_looks_at_the_second_only(inside: int, seconds: float):
    session = at(FakeSession(short()), inside)
    assert next_look(session.conductor.snapshot(), 1.0, smooth=False) == pytest.approx(seconds)


def test_a_rehearsal_is_looked_at_four_times_a_real_second():
    session = at(FakeSession(short()), 0)
    assert next_look(session.conductor.snapshot(), 0.01, smooth=True) == QUARTER


def test_a_slow_rehearsal_is_looked_at_as_its_own_figures_change():
    session = at(FakeSession(short()), 0)
    assert next_look(session.conductor.snapshot(), 10.0, smooth=True) == pytest.approx(2.504)


def test_paused_it_looks_when_the_clock_since_the_beginning_changes():
    session = at(FakeSession(cramp_now()), 3_400)
    session.ask(Command.TOGGLE)
    session.tick(300)
    assert next_look(session.conductor.snapshot(), 1.0, smooth=True) == pytest.approx(0.304)


def test_a_recount_is_looked_at_beat_by_beat():
    session = FakeSession(evening_legs())
    session.begin()
    session.to_item(2, 5_000)
    session.ask(Command.TOGGLE)
    session.tick(11_000)
    session.ask(Command.TOGGLE)
    session.tick(700)
    assert next_look(session.conductor.snapshot(), 1.0, smooth=True) == pytest.approx(0.304)
