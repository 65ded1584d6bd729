"""A session where nobody can say that a step has eased."""

from __future__ import annotations

from relief_player.routine.model import Kind, Routine, Step, Until
from relief_player.session import player
from relief_player.session.compile import compile_routine
from relief_player.session.events import SegmentEntered, WaitBegan
from relief_player.session.state import Command, Phase, State
from relief_player.session.timeline import once_round
from relief_player.units import Ms

HOLD = Step(number=1, kind=Kind.STRETCH, name="Hold", pass_length=Ms(10_000), until=Until.EASED)


def test_an_eased_step_waits_after_its_first_lap() -> None:
    timeline = once_round(compile_routine(Routine(name="A test", steps=(HOLD,))))
    state, _ = player.start(State(), timeline, Ms(0))
    state, events = player.advance(state, timeline, Ms(60_000))
    assert state.phase is Phase.WAITING
    assert [event.lap for event in events if isinstance(event, SegmentEntered)] == [1]
    assert any(isinstance(event, WaitBegan) for event in events)


def test_passing_that_wait_goes_on_to_what_follows() -> None:
    timeline = once_round(compile_routine(Routine(name="A test", steps=(HOLD,))))
    state, _ = player.start(State(), timeline, Ms(0))
    state, _ = player.apply(state, timeline, Ms(60_000), Command.GO_ON)
    assert state.phase is Phase.FINISHED


def test_it_still_counts_as_a_step_that_eases() -> None:
    timeline = compile_routine(Routine(name="A test", steps=(HOLD,)))
    assert once_round(timeline).has_eased_step
    assert once_round(timeline).length == timeline.length
