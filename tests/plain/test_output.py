"""The writing end: lines flushed at once, and readers that go away."""

from __future__ import annotations

import io
import os

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
