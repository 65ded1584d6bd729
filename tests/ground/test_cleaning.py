"""What acts on a terminal, or turns the direction of a text round, gets to nobody: not to streams, screens or messages."""

from __future__ import annotations

from itertools import chain

import pytest

from relief_player import cleaning
from relief_player.cleaning import clean, one_line
from relief_player.routine.problems import cleaned
from relief_player.tui.text import clean as drawn

HARMFUL = sorted(
    set(chain(*cleaning.CONTROLS, *cleaning.LINE_BREAKS, *cleaning.TURNING, cleaning.HALVES)) - set(map(ord, "\t\n"))
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wade à la ñ — 伸展 🧘", "Wade à la ñ — 伸展 🧘"),
        ("two\nlines\tand tab", "two\nlines\tand tab"),
        ("\x1b[31mred", "�[31mred"),
        ("a\rb\x00\x7f\x9b", "a�b���"),
        ("\u202eabc\u2066\u200f", "�abc��"),
        ("half \ud800", "half �"),
    ],
)
def test_only_what_a_terminal_would_obey_is_replaced(text: str, left: str):
    assert clean(text) == left


def test_one_line_is_one_line():
    assert one_line(" a\n b\t\x1bc ") == "a b �c"


@pytest.mark.parametrize("way", [clean, drawn, cleaned], ids=["streams", "screens", "messages"])
def test_no_harmful_character_comes_through(way):
    assert [hex(code) for code in HARMFUL if chr(code) in way(f"a{chr(code)}b")] == []


@pytest.mark.parametrize("way", [clean, drawn, cleaned], ids=["streams", "screens", "messages"])
def test_a_plain_text_stays_as_it_is(way):
    assert way("Wade à la ñ — 伸展, مد 🧘") == "Wade à la ñ — 伸展, مد 🧘"
