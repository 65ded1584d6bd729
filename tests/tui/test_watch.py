"""When the screen looks again: at the second, where figures change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tui_fakes import FakeSession, cramp_now, evening_legs, short, step

from relief_player.routine.model import Kind
from relief_player.session.state import Command
from relief_player.session.timeline import Role
from relief_player.tui.watch import QUARTER, figures_of, next_look


def at(session: FakeSession, milliseconds: int) -> FakeSession:
    session.begin()
    session.tick(milliseconds)
    return session


def look(session: FakeSession, real: float = 1.0, *, smooth: bool = True, places: int = 144) -> float:
    return next_look(session.conductor.snapshot(), real, smooth=smooth, places=places)


@pytest.mark.parametrize(("inside", "seconds"), [(0, 0.254), (100, 0.154), (249, 0.005), (250, 0.254), (999, 0.005)])
def test_where_a_bar_runs_it_looks_at_every_quarter_and_so_meets_the_second(inside: int, seconds: float):
    session = at(FakeSession(short()), inside)
    assert look(session) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("places", "inside", "seconds"),
    [(2, 0, 1.004), (2, 1_000, 0.504), (2, 1_499, 0.005), (2, 1_600, 0.404), (0, 0, 1.004), (0, 1_300, 0.704)],
)
def test_between_the_seconds_it_looks_only_where_a_bar_has_moved_by_then(places: int, inside: int, seconds: float):
    session = at(FakeSession(short()), inside)  # a lead-in of three seconds: the bar's end moves once, in its middle
    assert look(session, places=places) == pytest.approx(seconds)


@given(places=st.integers(0, 400), inside=st.integers(0, 2_999))
def test_every_full_second_is_met_and_no_bar_is_more_than_a_quarter_late(places: int, inside: int):
    session = at(FakeSession(short()), inside)
    seen = session.conductor.snapshot()
    wait = round((look(session, places=places) - 0.004) * 1000)
    assert 0 < wait <= 1000
    assert (seen.left - 1) // 1000 == (seen.left - wait) // 1000  # no full second lies between, but at the end
    moved = next((at for at in range(inside + 1, 3_000) if at * places // 3_000 != inside * places // 3_000), 3_000)
    assert inside + wait <= moved + 250


@pytest.mark.parametrize(("inside", "seconds"), [(0, 0.338), (334, 0.337), (338, 0.333), (700, 0.304), (999, 0.005)])
def test_at_a_breath_it_looks_at_every_third_and_meets_the_second_too(inside: int, seconds: float):
    session = FakeSession(evening_legs())
    session.begin()
    breathing = next(item for item in session.timeline.items if item.kind is Kind.BREATHE and item.role is Role.WORK)
    session.to_item(breathing.index, inside)
    assert look(session) == pytest.approx(seconds)


def test_the_clock_since_the_beginning_is_met_at_its_own_seconds():
    session = at(FakeSession(cramp_now()), 400)
    session.ask(Command.NEXT)  # a person presses between two seconds, and what begins then begins with a full one
    seen = session.conductor.snapshot()
    assert next_look(seen, 1.0, smooth=False, places=0, since=True) == pytest.approx(0.604)
    assert next_look(seen, 1.0, smooth=False, places=0) == pytest.approx(1.004)


def test_what_is_left_of_the_session_is_met_at_its_own_seconds():
    steps = (step(1, Kind.STRETCH, "First", 5), step(2, Kind.STRETCH, "Second", 5.3))
    session = at(FakeSession(replace(short(), steps=steps)), 0)
    assert look(session, smooth=False) == pytest.approx(0.304)


@pytest.mark.parametrize(("later", "same"), [(300, True), (999, False), (1_000, False)])
def test_the_figures_are_the_same_until_a_second_is_over(later: int, same: bool):
    session = at(FakeSession(short()), 100)
    before = figures_of(session.conductor.snapshot())
    session.tick(later)
    assert (figures_of(session.conductor.snapshot()) == before) is same


def test_an_added_time_and_another_item_are_other_figures():
    session = at(FakeSession(short()), 100)
    before = figures_of(session.conductor.snapshot())
    session.ask(Command.EXTEND)
    longer = figures_of(session.conductor.snapshot())
    session.ask(Command.NEXT)
    assert len({before, longer, figures_of(session.conductor.snapshot())}) == 3


def test_the_way_to_a_breath_is_looked_at_as_any_other():
    session = FakeSession(evening_legs())
    session.begin()
    lead_in = next(item for item in session.timeline.items if item.kind is Kind.BREATHE and item.role is not Role.WORK)
    session.to_item(lead_in.index, 0)
    assert look(session) == pytest.approx(0.254)


@pytest.mark.parametrize(("inside", "seconds"), [(0, 1.004), (250, 0.754), (999, 0.005)])
def test_under_reduced_motion_it_looks_at_the_second_only(inside: int, seconds: float):
    session = at(FakeSession(short()), inside)
    assert look(session, smooth=False) == pytest.approx(seconds)


def test_a_rehearsal_is_looked_at_four_times_a_real_second():
    session = at(FakeSession(short()), 0)
    assert look(session, 0.01) == QUARTER


def test_a_slow_rehearsal_is_looked_at_as_its_own_figures_change():
    session = at(FakeSession(short()), 0)
    assert look(session, 10.0) == pytest.approx(2.504)


def test_paused_it_looks_when_the_clock_since_the_beginning_changes():
    session = at(FakeSession(cramp_now()), 3_400)
    session.ask(Command.TOGGLE)
    session.tick(300)
    assert look(session) == pytest.approx(0.304)


def test_a_recount_is_looked_at_beat_by_beat():
    session = FakeSession(evening_legs())
    session.begin()
    session.to_item(2, 5_000)
    session.ask(Command.TOGGLE)
    session.tick(11_000)
    session.ask(Command.TOGGLE)
    session.tick(700)
    assert look(session) == pytest.approx(0.304)
