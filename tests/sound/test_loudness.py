from __future__ import annotations

import math

import pytest

from relief_player.sound.loudness import momentary

RATE = 44_100


def _sine(hertz: float, level: float, seconds: float = 1.0) -> list[int]:
    count = int(seconds * RATE)
    return [round(32_767 * level * math.sin(2 * math.pi * hertz * index / RATE)) for index in range(count)]


def test_a_full_sine_reads_what_the_standard_says():
    assert momentary(_sine(997, 1.0), RATE) == pytest.approx(-3.01, abs=0.02)


def test_half_the_level_is_six_decibels_less():
    assert momentary(_sine(997, 1.0), RATE) - momentary(_sine(997, 0.5), RATE) == pytest.approx(6.02, abs=0.02)


def test_what_is_shorter_than_the_window_counts_for_its_part_of_it():
    assert momentary(_sine(997, 1.0, 0.4), RATE) - momentary(_sine(997, 1.0, 0.1), RATE) == pytest.approx(6.0, abs=0.1)


def test_silence_before_and_after_changes_nothing():
    sound = _sine(997, 0.5, 0.3)
    assert momentary([0] * 20_000 + sound + [0] * 20_000, RATE) == pytest.approx(momentary(sound, RATE), abs=0.02)


def test_a_low_hum_is_hardly_heard():
    assert momentary(_sine(997, 0.5), RATE) - momentary(_sine(30, 0.5), RATE) > 5


def test_high_notes_are_heard_louder():
    assert momentary(_sine(4_000, 0.5), RATE) - momentary(_sine(997, 0.5), RATE) == pytest.approx(3.3, abs=0.3)


def test_silence_is_very_quiet():
    assert momentary([0] * RATE, RATE) < -90
