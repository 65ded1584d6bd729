"""At ten minutes the advice appears, and stays."""

from __future__ import annotations

import pytest

from relief_player.care.redflags import TEN_MINUTE_ADVICE, TEN_MINUTES, advice_at, counts_the_minutes
from relief_player.routine.model import Block, Kind, Routine, Step, Until
from relief_player.units import Ms


def routine(until: Until | None) -> Routine:
    step = Step(number=1, kind=Kind.STRETCH, name="Hold", pass_length=Ms(30_000), until=until)
    return Routine(name="A test", steps=(Block(rounds=2, steps=(step,)),))


@pytest.mark.parametrize(("elapsed", "due"), [(0, False), (599_999, False), (600_000, True), (86_400_000, True)])
def test_the_advice_is_due_from_ten_minutes_on(elapsed: int, due: bool):
    assert (advice_at(Ms(elapsed), routine(Until.EASED)) is TEN_MINUTE_ADVICE) is due


@pytest.mark.parametrize("until", [None, Until.READY])
def test_a_routine_that_waits_for_nothing_to_ease_has_no_such_clock(until: Until | None):
    assert advice_at(TEN_MINUTES, routine(until)) is None
    assert not counts_the_minutes(routine(until))


def test_the_advice_says_ten_minutes_to_eye_and_ear():
    assert "ten minutes" in TEN_MINUTE_ADVICE.text
    assert "Ten minutes" in TEN_MINUTE_ADVICE.say
    assert "urgent" in TEN_MINUTE_ADVICE.text


def test_the_cramp_routines_have_the_clock(shipped_routines):
    counting = {routine_id for routine_id, found in shipped_routines.items() if counts_the_minutes(found)}
    assert counting == {"arm-hand-cramp-now", "calf-cramp-now", "foot-toe-cramp-now", "thigh-cramp-now"}
