"""The lines of the list, their columns, and how long ago something was done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_fakes import FakeEntry

from relief_player.tui.library.ago import SHORT, ago_short, ago_words, days_since
from relief_player.tui.library.lines import Heading, columns_for, counted, length_text, length_width, lines_of
from relief_player.tui.library.wording import about_words, no_routines

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ROWS = (
    FakeEntry("a", "A", goal="relax", duration_ms=61_000),
    FakeEntry("b", "B", goal="relief", duration_ms=3_723_000, own_pace=True, origin="own"),
    FakeEntry("c", "C", goal="relax", duration_ms=5_000, origin="own"),
    FakeEntry("d", "D", duration_ms=None, problems=("broken",)),
)


def test_groups_have_headings_with_how_many_they_hold():
    assert lines_of(ROWS, range(4), ranked=False) == (
        Heading("Relief", 1), 1, Heading("Relax", 2), 0, 2, Heading("With problems", 1), 3,
    )  # fmt: skip


def test_what_is_ranked_has_no_headings():
    assert lines_of(ROWS, (2, 0), ranked=True) == (2, 0)


def test_lengths_are_as_wide_as_the_longest():
    assert length_width(ROWS) == len("1:02:03+")
    assert length_width(ROWS[:1]) == len("10:00+")
    assert [length_text(row) for row in ROWS] == ["1:01 ", "1:02:03+", "0:05 ", "!  "]


def test_how_many_there_are_is_told_with_whose_they_are():
    assert counted(4, ROWS) == "4 routines, 2 yours •, 1 with problems"
    assert counted(1, ROWS[:1]) == "1 routine"
    assert counted(0, ROWS[:1]) == "0 of 1 routine"


@given(st.integers(0, 300), st.integers(6, 9), st.booleans())
def test_the_columns_take_what_there_is_and_no_more(width, length, dated):
    columns = columns_for(width, length, dated=dated)
    gaps = sum(bool(one) for one in (columns.done, columns.kinds, columns.areas)) + 1
    taken = columns.length + columns.name + columns.areas + columns.kinds + columns.done + gaps
    assert taken == max(width, length + 1)


def test_a_wider_line_shows_more_and_the_name_first():
    shown = [columns_for(width, 6, dated=True) for width in (30, 36, 43, 80)]
    assert [(bool(one.done), bool(one.kinds), bool(one.areas)) for one in shown] == [
        (False, False, False), (True, False, False), (True, True, False), (True, True, True),
    ]  # fmt: skip
    assert not columns_for(80, 6, dated=False).done


@pytest.mark.parametrize(
    ("days", "words", "short"),
    [
        (0, "today", "today"), (1, "yesterday", "1 d"), (2, "2 days ago", "2 d"), (13, "13 days ago", "13 d"),
        (14, "2 weeks ago", "2 wk"), (59, "8 weeks ago", "8 wk"), (60, "2 months ago", "2 mo"),
        (364, "12 months ago", "12 mo"), (365, "over a year ago", ">1 y"), (-3, "today", "today"),
    ],
)  # fmt: skip
def test_how_long_ago_is_told_in_words_and_in_short(days, words, short):
    done = NOON - timedelta(days=days)
    assert (ago_words(done, NOON), ago_short(done, NOON)) == (words, short)
    assert len(short) <= SHORT


def test_only_calendar_days_at_the_persons_place_count():
    east = timezone(timedelta(hours=9))
    now = datetime(2026, 5, 5, 0, 30, tzinfo=east)
    assert days_since(datetime(2026, 5, 4, 15, 0, tzinfo=UTC), now) == 0
    assert days_since(datetime(2026, 5, 4, 14, 59, tzinfo=UTC), now) == 1


def test_what_is_known_of_a_routine_besides_is_said_in_a_line():
    assert about_words(ROWS[1], NOON, NOON) == "yours • · done today"
    assert about_words(ROWS[0], None, NOON) == ""


def test_an_empty_shelf_names_the_folder_and_the_key():
    text = no_routines("/shelf/x/\x1b[2Jroutines", "f5")
    assert "/shelf/x/[2Jroutines" in text
    assert "f5 reads the files" in text
