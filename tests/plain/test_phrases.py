"""Single values in words."""

from __future__ import annotations

from typing import Any

import pytest

from relief_player.plain.page import dose_line
from relief_player.plain.phrases import length_text, sentence
from relief_player.routine.model import Breath, Kind, Step, Until
from relief_player.units import Ms

BREATH = Breath(Ms(5_000), Ms(0), Ms(5_000), Ms(0))


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (250, "0.2 seconds"),
        (1_500, "1.5 seconds"),
        (2_000, "2 seconds"),
        (1_000, "1 second"),
        (960, "1 second"),
        (1, "0.1 seconds"),
        (90_000, "1 minute 30 seconds"),
        (30_499, "30 seconds"),
    ],
)
def test_short_lengths_are_told_to_the_tenth(length: int, words: str):
    assert length_text(Ms(length)) == words


@pytest.mark.parametrize(
    ("text", "told"),
    [("Legs", "Legs."), ("Legs.", "Legs."), ("Ready?", "Ready?"), ("", ""), (" Legs ", "Legs."), ("Wait…", "Wait…")],
)
def test_a_sentence_ends_once(text: str, told: str):
    assert sentence(text) == told


def test_inside_a_sentence_a_name_has_no_full_stop():
    assert sentence("Legs.", "") == "Legs"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"breath": BREATH, "breaths": 2, "pass_length": Ms(20_000)}, "2 breaths (in 5, out 5), 20 seconds."),
        ({"breath": BREATH, "breaths": 1, "pass_length": Ms(10_000)}, "1 breath (in 5, out 5), 10 seconds."),
        ({"breath": BREATH, "pass_length": None, "until": Until.READY}, "Breaths of in 5, out 5, waits for you."),
        ({"reps": 1, "pass_length": Ms(2_000)}, "Once, 2 seconds."),
        ({"reps": 12, "pass_length": None, "until": Until.READY}, "12 times, waits for you."),
    ],
)
def test_a_dose_is_a_sentence_whatever_is_known_of_it(keys: dict[str, Any], told: str):
    kind = Kind.BREATHE if "breath" in keys else Kind.MOVE
    assert dose_line(Step(number=1, kind=kind, name="Something", **keys)) == told
