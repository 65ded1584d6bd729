"""CSV, Markdown and calendars: what other programs read."""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest
from desk import MORNING, header
from msgspec.structs import replace

from relief_player.history.entry import Entry
from relief_player.history.exports import COLUMNS, as_calendar, as_csv, as_markdown, safe_cell
from relief_player.history.record import SessionRecord
from relief_player.units import Ms


def record(**others: object) -> SessionRecord:
    usual = Entry.new("01900000-0000-7000-8000-000000000001", header()).record()
    ended = replace(usual, outcome="completed", active=Ms(61_000), ended_at=MORNING + timedelta(minutes=2))
    return replace(ended, **others)  # type: ignore[arg-type]  # fields, as a test names them


def test_a_session_is_a_row() -> None:
    header_row, row = csv.reader(as_csv([record(before=7, eased=True, note='one, "two"\nthree')]))
    assert header_row == list(COLUMNS)
    found = dict(zip(header_row, row, strict=True))
    assert (found["active_ms"], found["before"], found["after"], found["eased"]) == ("61000", "7", "", "yes")
    assert (found["note"], found["started_at"]) == ('one, "two"\nthree', "2026-11-22T07:30:00.000+00:00")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_carried_out_by_a_spreadsheet(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    (_, row) = csv.reader(as_csv([record(routine_name=text, note=text)]))
    assert row[COLUMNS.index("routine_name")].startswith("'")
    assert row[COLUMNS.index("note")].startswith("'")


@pytest.mark.parametrize("text", ["", "Calf", "3 + 4", "2026-11-22", "a=b"])
def test_other_cells_are_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_markdown_is_a_table_and_text_from_a_file_is_text() -> None:
    told = "".join(as_markdown([record(routine_name="*A* | <b>", note="one\ntwo")]))
    assert told.splitlines()[-1] == ("| 2026-11-22 07:30 | \\*A\\* \\| \\<b\\> | completed | 1:01 |  |  | one two |")


def test_a_calendar_reads_again() -> None:
    icalendar = pytest.importorskip("icalendar")
    text = "".join(
        as_calendar([record(routine_name="A; b, c\nBEGIN:VEVENT", note="line\nEND:VCALENDAR"), record(ended_at=None)])
    )
    calendar = icalendar.Calendar.from_ical(text)
    first, second = calendar.walk("VEVENT")
    assert str(first["summary"]) == "A; b, c\nBEGIN:VEVENT"
    assert (first["dtstart"].dt, first["dtend"].dt) == (MORNING, MORNING + timedelta(minutes=2))
    assert second["dtend"].dt == MORNING + timedelta(seconds=61)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
