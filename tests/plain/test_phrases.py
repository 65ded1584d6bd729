"""Single values in words."""

from __future__ import annotations

import pytest

from relief_player.plain.phrases import length_text, sentence
from relief_player.units import Ms


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (250, "0.2 seconds"),
        (1_500, "1.5 seconds"),
        (2_000, "2 seconds"),
        (1_000, "1 second"),
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
