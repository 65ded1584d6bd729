from __future__ import annotations

import pytest

from relief_player.sound.ledger import MOST_AHEAD, Ledger
from relief_player.sound.protocol import At

START = At(101.0, "start", (1, 1, 0))


@pytest.mark.parametrize(("generation", "answer"), [(5, False), (6, True), (4, None)])
def test_a_generation_is_the_same_or_new_or_out_of_date(generation: int, answer: bool | None):
    ledger = Ledger()
    ledger.follows(5)
    assert ledger.follows(generation) is answer


def test_a_cue_that_was_sent_is_not_fresh():
    ledger = Ledger()
    ledger.sent(START, 100.0)
    assert ledger.fresh([START]) == []


def test_a_new_generation_makes_every_cue_fresh_and_bears_its_number():
    ledger = Ledger()
    ledger.sent(START, 100.0)
    number = ledger.renew()
    assert [cue.generation for cue in ledger.fresh([START])] == [number]


def test_a_cue_that_was_dropped_is_fresh_again():
    ledger = Ledger()
    ledger.sent(START, 100.0)
    ledger.dropped(START.key)
    assert len(ledger.fresh([START])) == 1


def test_a_new_process_knows_no_cue():
    ledger = Ledger()
    ledger.sent(START, 100.0)
    ledger.forget_all()
    assert len(ledger.fresh([START])) == 1


def test_a_sound_without_a_key_is_always_fresh():
    ledger = Ledger()
    ledger.sent(At(101.0, "countdown"), 100.0)
    assert len(ledger.fresh([At(101.0, "countdown")])) == 1


def test_one_plan_sends_no_more_than_can_be_needed():
    cues = [At(101.0, "start", (index, 1, 0)) for index in range(MOST_AHEAD + 9)]
    assert Ledger().fresh(cues) == cues[:MOST_AHEAD]


def test_what_was_sent_long_ago_is_forgotten_and_what_is_still_due_is_not():
    ledger = Ledger()
    for index in range(513):
        ledger.sent(At(10.0 + index, "start", (index, 1, 0)), 9.0)
    ledger.sent(At(999.0, "end", (1_000, 1, 0)), 100.0)
    assert len(ledger.fresh([At(13.0, "start", (3, 1, 0))])) == 1
    assert ledger.fresh([At(410.0, "start", (400, 1, 0)), At(999.0, "end", (1_000, 1, 0))]) == []
