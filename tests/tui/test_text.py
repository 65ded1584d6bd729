"""What may reach the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.errors import ReliefError
from relief_player.tui.text import clean, clean_line, error_line


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\x1b]0;P\x07", "]0;P"),
        ("\x1b[2J", "[2J"),
        ("\x9b31mred", "31mred"),
        ("a\x00b\x08c\x7f", "abc"),
        ("\u202eabc\u2066d\u200f", "abcd"),
        ("\u2764\ufe0f", "\u2764"),
        ("\U0001f469\u200d\U0001f467 \U0001f44b\U0001f3fd", "\U0001f469\U0001f467 \U0001f44b"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("Dehnung für Füße, 伸展, مد", "Dehnung für Füße, 伸展, مد"),
    ],
)
def test_nothing_that_could_act_on_a_terminal_is_left(text: str, left: str):
    assert clean(text) == left


def test_lines_stay_lines_and_tabs_become_spaces():
    assert clean("one\r\ntwo\tthree\u2028four") == "one\ntwo    three\nfour"


def test_a_line_has_no_line_break_and_single_spaces():
    assert clean_line("  one\n two\t three ") == "one two three"


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str):
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters()))
def test_what_is_clean_can_be_written_as_utf_8(text: str):
    assert "\x1b" not in clean(text).encode("utf-8").decode("utf-8")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ReliefError("The disk is full"), "The disk is full"),
        (
            ReliefError("It was not saved", "a.toml: no space.", "Save it\nelsewhere."),
            "It was not saved. a.toml: no space. Save it elsewhere.",
        ),
    ],
)
def test_an_error_on_one_line_is_told_in_sentences(error, line):
    assert error_line(error) == line
