"""The ear for gaps is honest: it hears each that is cut on purpose, and none in what is whole."""

from __future__ import annotations

import numpy as np
import pytest
from gaps import SHORTEST, Gap, Heard, Samples, listen

from relief_player.sound.background.recipes import loop
from relief_player.sound.shape import RATE

CARD = 48_000
"""Frames per second of the recording."""
LENGTH = 12.0
"""Seconds that are listened to."""
MIDDLE = int(6.03 * CARD)


@pytest.fixture(scope="module")
def brown() -> Samples:
    """The shipped background, as it is played round and round."""
    return np.frombuffer(loop("brown"), np.int16).astype(np.float64) / 32_768


@pytest.fixture
def whole(brown: Samples) -> Samples:
    """Twelve seconds of it as a card records them, across the place where the loop comes round."""
    at = (np.arange(int(LENGTH * CARD)) / CARD * RATE + len(brown) - 4.0 * RATE) % len(brown)
    samples: Samples = np.interp(at, np.arange(len(brown) + 1), np.append(brown, brown[0]))
    return np.round(samples * 32_768) / 32_768


def _heard(recorded: Samples, brown: Samples) -> Heard:
    return listen(recorded, brown, CARD, RATE)


def test_a_background_that_is_whole_has_no_gap_where_its_loop_comes_round(whole: Samples, brown: Samples):
    assert _heard(whole, brown) == Heard((), 60, 0)


@pytest.mark.parametrize("length", [SHORTEST, 0.010, 0.4, 3.0])
def test_a_silence_is_heard_with_its_place_and_length(length: float, whole: Samples, brown: Samples):
    whole[MIDDLE : MIDDLE + int(length * CARD)] = 0.0
    assert _silences(_heard(whole, brown)) == [
        Gap(pytest.approx(6.03, abs=0.002), pytest.approx(length, abs=0.002), silent=True)
    ]


@pytest.mark.parametrize("length", [0.001, 0.005, 0.25])
def test_a_part_that_was_lost_without_a_silence_is_heard(length: float, whole: Samples, brown: Samples):
    cut = np.delete(whole, np.arange(MIDDLE, MIDDLE + int(length * CARD)))
    [gap] = _heard(cut, brown).gaps
    assert gap.seconds == pytest.approx(length, abs=0.0001)
    assert gap.at == pytest.approx(6.03, abs=0.25)


def test_a_part_that_was_played_twice_is_heard(whole: Samples, brown: Samples):
    again = np.insert(whole, MIDDLE, whole[MIDDLE - CARD // 100 : MIDDLE])
    [gap] = _heard(again, brown).gaps
    assert gap.seconds == pytest.approx(-0.010, abs=0.0001)


def test_a_gap_under_a_swell_is_heard(whole: Samples, brown: Samples):
    at = np.arange(len(whole)) / CARD
    whole += 0.2 * np.sin(2 * np.pi * 220 * at) * np.sin(np.pi * at / LENGTH)
    assert _heard(whole, brown).gaps == ()
    whole[MIDDLE : MIDDLE + CARD // 100] = 0.0
    assert _silences(_heard(whole, brown)) == [
        Gap(pytest.approx(6.03, abs=0.002), pytest.approx(0.01, abs=0.002), silent=True)
    ]


def test_a_background_that_goes_down_under_a_tone_has_no_gap(whole: Samples, brown: Samples):
    whole[MIDDLE : MIDDLE + CARD] *= 0.35
    assert _heard(whole, brown).gaps == ()


def _silences(heard: Heard) -> list[Gap]:
    return [gap for gap in heard.gaps if gap.silent]
