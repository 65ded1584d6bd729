"""The words of the history's screens.

This module owns them. It is pure, and passes on nothing from a file or a person that has not been cleaned. Every
sentence says what was done, and none what was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from relief_player.history.browse import Change, SessionRow, Wanted
from relief_player.history.insight import SPAN, WEEKS, Consistency
from relief_player.history.record import SessionOutcome, SessionRecord
from relief_player.routine.areas import area_words
from relief_player.routine.model import Kind
from relief_player.tui import words
from relief_player.tui.history.calendar import Day, Week, minutes_text
from relief_player.tui.history.port import Suggestion
from relief_player.tui.history.scale import Bar
from relief_player.tui.text import clean_line
from relief_player.units import Ms, clock_text

OUTCOMES: Final[dict[SessionOutcome, tuple[str, str]]] = {
    "completed": ("✓", "done"),
    "stopped": ("◐", "stopped"),
    "interrupted": ("◌", "broken off"),
    "running": ("▸", "playing"),
    "rehearsal": ("»", "rehearsal"),
}
"""A mark and a word for each outcome."""
NOTHING_YET: Final = "Nothing here yet.\n\nWhatever you play is kept here, on this machine only."
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def counted(number: int, word: str) -> str:
    """``1 day``, ``2,000 days``."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def short_day(day: date) -> str:
    """``22 Nov``. Our own months: the system's language would change the width."""
    return f"{day.day:>2} {_MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """``Sunday 22 Nov 2026``."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_text(when: datetime) -> str:
    """``Sunday 22 Nov 2026, 07:30``, at the person's own offset then."""
    return f"{long_day(when.date())}, {when:%H:%M}"


def day_text(day: Day, today: date) -> str:
    """What was done on a day."""
    name = "Today" if day.date == today else long_day(day.date)
    if not day.sessions:
        return f"{name}: a day of rest{' so far' if day.date == today else ''}."
    return f"{name}: {counted(day.sessions, 'session')}, {minutes_text(day.active)}."


def week_text(week: Week) -> str:
    """What was done in a week, for the end of its row; nothing where there was nothing."""
    return f"{counted(week.done, 'day')}, {minutes_text(week.active)}" if week.done else ""


def regular_text(regular: Consistency | None) -> tuple[str, ...]:
    """How regular it was; a line each."""
    if regular is None:
        return ()
    least = counted(regular.least, "day")
    return (
        f"Something on {regular.days} of the last {SPAN} days; {least} or more in {regular.weeks} of {WEEKS} weeks.",
        "Days of rest are part of it.",
    )


def reached_text(reached: int | None) -> str:
    """A milestone, once."""
    return "" if reached is None else f"{counted(reached, 'session')}. Well done."


def week_bars(weeks: Sequence[Week]) -> tuple[Bar, ...]:
    """Minutes by week."""
    return tuple(
        Bar(short_day(week.monday), week.active, minutes_text(week.active) if week.done else "·") for week in weeks
    )


def length_bars(sums: Iterable[tuple[str, Ms]]) -> tuple[Bar, ...]:
    """Minutes by whatever the words say."""
    return tuple(Bar(word, length, minutes_text(length)) for word, length in sums)


def kind_word(kind: str) -> str:
    """A kind of step as the player says it; one of a newer version as it is spelled."""
    return words.KIND_WORDS[Kind(kind)] if kind in set(Kind) else clean_line(kind)


def area_word(area: str) -> str:
    """A part of the body."""
    return clean_line(area_words(area)).capitalize()


def change_text(change: Change) -> str:
    """What ratings say of a routine, in figures."""
    return f"{change.before:.1f} → {change.after:.1f}, {counted(change.sessions, 'time')}"


def suggestion_text(one: Suggestion) -> tuple[str, str]:
    """A part of the body that was not visited lately, and the way there with its reason."""
    left = one.unvisited
    reason = f"{area_word(left.area)}: {counted(left.days, 'day')} in the last half year, the last on "
    reason += f"{short_day(left.last).strip()}."
    if not one.routine_id:
        return reason, ""
    times = {1: "once", 2: "twice"}.get(one.times, f"{one.times} times")
    return reason, f"{clean_line(one.name)} works on it; you played it {times}."


def rating_text(before: int | None, after: int | None) -> str:
    """``6 → 2``; a dash for what was not told; nothing where nothing was."""
    if before is None and after is None:
        return ""
    return f"{'–' if before is None else before} → {'–' if after is None else after}"


def row_wordings(row: SessionRow) -> tuple[str, ...]:
    """A row of the list, from the longest to the shortest."""
    mark, note = OUTCOMES[row.outcome][0], "note" if row.noted else ""
    when, length = row.started_at, clock_text(row.active)
    rating = rating_text(row.before, row.after).replace(" ", "")
    return (
        f"{when:%Y-%m-%d %H:%M}  {active_text(row)}  {rating:<5}  {note:<4}  {name(row)}",
        f"{when:%Y-%m-%d %H:%M}  {mark} {length:>8}  {name(row)}",
    )


HEADS = f"{'When':<16}  {'How it went':<12} {'Time':>7}  {'Felt':<5}  {'Note':<4}  What".ljust(72)
"""Above the longest wording of the rows, and no narrower than a list that has room for it."""


def active_text(row: SessionRow) -> str:
    """How a session ended and how long it was."""
    mark, word = OUTCOMES[row.outcome]
    return f"{mark} {word:<10} {clock_text(row.active):>7}"


def name(row: SessionRow) -> str:
    """What was played."""
    return clean_line(row.name)


def session_facts(record: SessionRecord) -> tuple[tuple[str, str], ...]:
    """What stands above the passes of a session: (heading, text) pairs."""
    mark, word = OUTCOMES[record.outcome]
    times = f"{clock_text(record.active)} of {clock_text(record.planned)}"
    paused = f", {clock_text(record.paused)} paused or waiting" if record.paused else ""
    found = [("When", moment_text(record.started_at)), ("Played", f"{mark} {word}, {times}{paused}")]
    if rating := rating_text(record.before, record.after):
        found.append(("Before and after", f"{rating}, on a scale of 0 to 10"))
    if record.eased is not None:
        found.append(("It eased", "yes" if record.eased else "no"))
    return tuple(found)


def wanted_text(wanted: Wanted, names: dict[str, str]) -> str:
    """What is looked for, in words; empty where everything is.

    Args:
        wanted: the filter.
        names: what the routines are called, by id.
    """
    parts = [
        clean_line(names.get(wanted.routine_id, wanted.routine_id)),
        area_word(wanted.area).lower() if wanted.area else "",
        clean_line(wanted.goal),
        outcome_word(wanted.outcome),
        days_text(wanted.first, wanted.last),
    ]
    return ", ".join(part for part in parts if part)


def outcome_word(outcome: str) -> str:
    """How a session ended, in words; empty for none."""
    return next((word for name, (_, word) in OUTCOMES.items() if name == outcome), "")


def days_text(first: date | None, last: date | None) -> str:
    """``22 Nov 2026``, ``from ...``, ``until ...``; empty for all days."""
    if first is not None and first == last:
        return f"{short_day(first).strip()} {first.year}"
    found = [f"{word} {day.isoformat()}" for word, day in (("from", first), ("until", last)) if day is not None]
    return " ".join(found)
