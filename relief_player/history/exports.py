"""The history for other programs: CSV for spreadsheets, Markdown for notes, iCalendar for calendars.

This module owns those three forms. Each is a stream of text, made record by record; what is lossless is `transfer`'s.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from relief_player.errors import HistoryError
from relief_player.history.moments import rfc3339
from relief_player.history.record import SessionRecord
from relief_player.units import clock_text

COLUMNS: Final = (
    "id", "started_at", "ended_at", "routine_id", "routine_name", "outcome", "planned_ms", "active_ms", "paused_ms",
    "before", "after", "eased", "note",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, also in its wide forms."""
_MARKDOWN: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#~"} | {"\n": " ", "\r": " "})


def safe_cell(text: str) -> str:
    """A text that no spreadsheet carries out: where it begins like a formula, an apostrophe stands before it."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def as_csv(records: Iterable[SessionRecord]) -> Iterator[str]:
    """A header, and a line for each session."""
    held = io.StringIO()
    write = csv.writer(held, lineterminator="\r\n")
    write.writerow(COLUMNS)
    yield held.getvalue()
    for record in records:
        held.seek(0)
        held.truncate()
        cells = {**record.to_json(), "eased": record.eased}
        write.writerow(_cell(cells[column]) for column in COLUMNS)
        yield held.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return safe_cell(value) if isinstance(value, str) else value


def as_markdown(records: Iterable[SessionRecord]) -> Iterator[str]:
    """A table, a row for each session."""
    yield "# History\n\n| When | Routine | Outcome | Active | Before | After | Note |\n"
    yield "| --- | --- | --- | ---: | ---: | ---: | --- |\n"
    for record in records:
        cells = (
            f"{record.started_at:%Y-%m-%d %H:%M}",
            record.routine_name,
            record.outcome,
            clock_text(record.active),
            "" if record.before is None else str(record.before),
            "" if record.after is None else str(record.after),
            record.note or "",
        )
        yield f"| {' | '.join(cell.translate(_MARKDOWN) for cell in cells)} |\n"


def as_calendar(records: Iterable[SessionRecord]) -> Iterator[str]:
    """An event for each session.

    Raises:
        HistoryError: the library for it is not installed.
    """
    try:
        from icalendar import Event, vText  # noqa: PLC0415  # an extra, and only for this
    except ImportError as error:
        raise HistoryError(
            "Calendars need the icalendar library", hint="pip install 'relief-player[ics]' brings it."
        ) from error
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//relief_player//history//EN\r\n"
    for record in records:
        event = Event()
        event.add("uid", f"{record.id}@relief-player")
        event.add("dtstamp", record.ended_at or record.started_at)
        event.add("dtstart", record.started_at)
        event.add("dtend", record.ended_at or record.started_at + timedelta(milliseconds=record.active))
        event["summary"] = vText(record.routine_name)
        event["description"] = vText(_description(record))
        yield event.to_ical().decode()
    yield "END:VCALENDAR\r\n"


def _description(record: SessionRecord) -> str:
    lines = [f"{record.outcome}, {clock_text(record.active)} of {clock_text(record.planned)}"]
    if record.before is not None:
        lines.append(f"before {record.before}" + ("" if record.after is None else f", after {record.after}"))
    return "\n".join([*lines, *([record.note] if record.note else []), f"began {rfc3339(record.started_at)}"])
