"""The writing end: lines flushed at once, and readers that go away."""

from __future__ import annotations

import io
import os

import pytest

from relief_player.plain.cleaning import clean, one_line
from relief_player.plain.output import Gone, Output, WriteAbortedError, discard


def test_a_line_is_flushed_as_it_is_written():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    Output(stream).line("Halfway.")
    assert raw.getvalue() == b"Halfway.\n"


def test_after_the_reader_of_a_pipe_has_gone_lines_are_dropped_in_silence():
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as stream:
        out = Output(stream)
        out.line("one")
        out.line("two")
        assert (out.gone, out.writing) == (Gone.READER, False)


def test_a_write_that_was_aborted_gives_up_and_holds_nothing_back():
    class Hanging(io.StringIO):
        def flush(self) -> None:
            raise WriteAbortedError

    out = Output(Hanging())
    out.line("one")
    assert out.gone is Gone.GIVEN_UP


def test_what_is_still_held_for_a_lost_reader_cannot_fail_later():
    read, write = os.pipe()
    stream = os.fdopen(write, "w", encoding="utf-8")
    stream.write("held")
    os.close(read)
    discard(stream)
    stream.close()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Wade à la ñ — 伸展 🧘", "Wade à la ñ — 伸展 🧘"),
        ("two\nlines\tand tab", "two\nlines\tand tab"),
        ("\x1b[31mred", "�[31mred"),
        ("a\rb\x00\x7f\x9b", "a�b���"),
        ("\u202eabc\u2066\u200f", "�abc��"),
        ("half \ud800", "half �"),
    ],
)
def test_only_what_a_terminal_would_obey_is_replaced(text: str, cleaned: str):
    assert clean(text) == cleaned


def test_one_line_is_one_line():
    assert one_line(" a\n b\t\x1bc ") == "a b �c"
