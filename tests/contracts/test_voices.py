"""What every voice does, whoever speaks: one suite over all that are on this machine."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from relief_player.sound.voice.choice import choose_voice
from relief_player.sound.voice.engines import VOICES, Voice, VoiceError

PHRASE = "Switch to the left side."
ODD = [
    "", " ", ".", "-", "--help", "-x now", "...", "'", '"', "10", "½", "1/0", "12:99", "9" * 60, "1,2,3", "a" * 400,
    "[One](/two/)", "<speak>one</speak>", "${HOME}", "`id`", "$(id)", "a\nb", "a\u200bb", "e\u0301", "ﬁne", "Straße",
    "もう一度", "Привет", "שלום", "🙂", "Dr. A. Reach, 20°C & 3 kg", "…", "№ 3", "x² y³", "O'Neil's",
]  # fmt: skip
"""What a person may write, or a hostile file."""

Make = Callable[..., Voice]


@pytest.fixture(params=VOICES)
def make(request: pytest.FixtureRequest) -> Make:
    """Makes the voice, at a speed."""
    name: str = request.param
    if choose_voice(name) != name:
        pytest.skip(f"there is no {name} here")

    def made(speed: float = 1.0) -> Voice:
        try:
            return VOICES[name](speed)
        except VoiceError as error:
            pytest.skip(f"cannot be tried here: {error}")

    return made


def _seconds(said: tuple[bytes, int]) -> float:
    return len(said[0]) / 2 / said[1]


def test_a_phrase_is_said_in_a_voice_that_is_neither_too_soft_nor_cut_off(make: Make):
    samples, rate = make().speak(PHRASE)
    heard = np.abs(np.frombuffer(samples, np.int16).astype(int))
    assert 0.8 < _seconds((samples, rate)) < 6
    assert 8_000 <= rate <= 48_000
    assert heard.max() > 1_500
    assert np.count_nonzero(heard >= 32_767) < 5


def test_the_same_words_sound_the_same_whatever_was_said_before(make: Make):
    voice = make()
    first, rate = voice.speak(PHRASE)
    voice.speak("Something else.")
    again, rate_again = voice.speak(PHRASE)
    assert (len(first), rate) == (len(again), rate_again)
    one, other = (np.frombuffer(samples, np.int16).astype(int) for samples in (first, again))
    assert np.abs(one - other).max() < 100


def test_a_faster_voice_takes_less_time_and_a_slower_one_more(make: Make):
    slow, usual, fast = (_seconds(make(speed).speak(PHRASE)) for speed in (0.7, 1.0, 1.6))
    assert fast < 0.8 * usual
    assert slow > 1.2 * usual


def test_an_odd_text_is_said_or_left_alone_and_the_next_is_said(make: Make):
    voice = make()
    for text in ODD:
        samples, _ = voice.speak(text)
        assert len(samples) % 2 == 0
    assert _seconds(voice.speak(PHRASE)) > 0.8


def test_what_looks_like_markup_is_no_order(make: Make):
    voice = make()
    assert voice.speak("[one](/tuː/)") != voice.speak("two")
