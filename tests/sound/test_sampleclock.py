from __future__ import annotations

import random
import statistics

import pytest
from card_clock import landed
from hypothesis import given
from hypothesis import strategies as st

from relief_player.sound.sampleclock import SampleClock

RATE = 44_100
BLOCK = 1_323
PERIOD = BLOCK / RATE
LATENCY = 0.0225


def _play(clock: SampleClock, count: int, *, start: float = 50.0, late: float = 0.0, drift: float = 0.0) -> list[float]:
    """How wrong each block's instant is, in seconds, where requests come up to `late` seconds late, at random."""
    chance = random.Random(7)  # noqa: S311  # jitter, no secret
    errors = []
    for index in range(count):
        asked = start + index * PERIOD * (1 + drift)
        heard = clock.heard_at(asked + chance.random() * late, BLOCK)
        errors.append(heard - (asked + LATENCY))
    return errors


def test_punctual_requests_are_heard_one_latency_later():
    assert _play(SampleClock(RATE, LATENCY), 100) == pytest.approx([0.0] * 100)


def test_late_requests_do_not_make_the_sound_late():
    errors = _play(SampleClock(RATE, LATENCY), 400, late=0.015)
    assert max(map(abs, errors[50:])) < 0.002


def test_the_anchor_follows_a_device_whose_clock_drifts():
    errors = _play(SampleClock(RATE, LATENCY), 20_000, drift=0.0005)
    assert max(map(abs, errors)) < 0.001


def test_a_device_that_ran_dry_is_counted_anew_at_once():
    clock = SampleClock(RATE, LATENCY)
    _play(clock, 100)
    after = 50.0 + 100 * PERIOD + 0.5
    assert clock.heard_at(after, BLOCK) == pytest.approx(after + LATENCY)


def test_a_hiccup_that_the_buffer_covers_moves_nothing():
    clock = SampleClock(RATE, LATENCY)
    _play(clock, 100)
    due = 50.0 + 100 * PERIOD
    assert clock.heard_at(due + LATENCY * 0.9, BLOCK) == pytest.approx(due + LATENCY)


def test_a_server_that_changes_its_buffers_is_followed_within_about_a_second():
    clock = SampleClock(RATE, LATENCY)
    _play(clock, 100)
    errors = _play(clock, 60, start=50.0 + 100 * PERIOD + 0.015)
    assert max(map(abs, errors[int(1.1 / PERIOD) :])) < 0.001


def test_blocks_of_any_size_are_counted():
    clock = SampleClock(RATE, LATENCY)
    clock.heard_at(10.0, 441)
    assert clock.heard_at(10.01, 882) == pytest.approx(10.01 + LATENCY)
    assert clock.heard_at(10.03, 441) == pytest.approx(10.03 + LATENCY)


MOST_OFF = 0.0025
"""Seconds: less than any ear tells apart, and a quarter of what a cue may be off."""


@given(drift=st.floats(-300e-6, 300e-6), seed=st.integers(0, 1_000))
def test_every_cue_is_heard_in_its_place_however_the_clock_of_the_card_runs(drift: float, seed: int):
    errors = landed(30.0, 0.37, drift, seed=seed)
    assert max(map(abs, errors)) < MOST_OFF


def test_the_last_cues_of_twenty_minutes_are_as_much_on_time_as_the_first():
    # With a clock this far off, whoever counted from the beginning would be a second wrong at the end.
    errors = landed(1_200.0, 0.9, 1_000e-6)
    assert max(map(abs, errors[-100:])) < MOST_OFF
    assert statistics.median(errors[-100:]) == pytest.approx(statistics.median(errors[:100]), abs=0.0005)
