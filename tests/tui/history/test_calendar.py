"""The calendar of the last weeks: every day once, and nothing of what was done lost or doubled."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from history_stage import TODAY, day_sum, minutes
from hypothesis import given
from hypothesis import strategies as st

from relief_player.history.daysum import DaySum
from relief_player.history.moments import moment_of
from relief_player.tui.history.calendar import (
    WEEK,
    WEEKS,
    Day,
    Week,
    days_done,
    minutes_text,
    monday_of,
    weeks_of,
    whole_minutes,
)
from relief_player.units import Ms

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
lengths = st.integers(0, 86_400_000)


def all_days(weeks: tuple[Week, ...]) -> list[Day]:
    return [day for week in weeks for day in week.days if day is not None]


@given(today=days, count=st.integers(1, 60))
def test_every_day_up_to_today_stands_there_exactly_once(today: date, count: int) -> None:
    weeks = weeks_of((), today, count)
    first = monday_of(today) - timedelta(days=WEEK * (count - 1))
    expected = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    assert [day.date for day in all_days(weeks)] == expected
    assert {len(week.days) for week in weeks} == {WEEK}


@given(today=days, count=st.integers(1, 60))
def test_a_day_stands_in_its_week_under_its_name(today: date, count: int) -> None:
    for week in weeks_of((), today, count):
        assert week.monday.weekday() == 0
        places = {day.date: place for place, day in enumerate(week.days) if day is not None}
        assert all(day.weekday() == place for day, place in places.items())
        assert all(monday_of(day) == week.monday for day in places)


@given(today=days, done=st.dictionaries(st.integers(-20, 220), lengths, max_size=30))
def test_the_weeks_hold_all_that_was_done_in_them_and_nothing_else(today: date, done: dict[int, int]) -> None:
    sums = [
        DaySum("all", "", (today - timedelta(days=ago)).isoformat(), 1, 1, Ms(length)) for ago, length in done.items()
    ]
    weeks = weeks_of(sums, today)
    in_sight = {ago: length for ago, length in done.items() if 0 <= ago <= (today - weeks[0].monday).days}
    assert sum(week.active for week in weeks) == sum(in_sight.values())
    assert sum(week.done for week in weeks) == len(in_sight)
    assert sum(day.active for day in all_days(weeks)) == sum(in_sight.values())


@pytest.mark.parametrize(
    ("zone", "start", "day"),
    [
        # The nights in which clocks are changed have 23 and 25 hours; each is one day all the same.
        ("Europe/Vienna", datetime(2026, 3, 29, 3, 30), date(2026, 3, 29)),  # noqa: DTZ001  # the zone comes below
        ("Europe/Vienna", datetime(2026, 10, 25, 2, 30), date(2026, 10, 25)),  # noqa: DTZ001  # as above
        ("Pacific/Kiritimati", datetime(2026, 11, 22, 0, 5), date(2026, 11, 22)),  # noqa: DTZ001  # as above
        ("Pacific/Honolulu", datetime(2026, 11, 21, 23, 55), date(2026, 11, 21)),  # noqa: DTZ001  # as above
    ],
)
def test_a_session_stands_on_the_day_its_person_lived(zone: str, start: datetime, day: date) -> None:
    kept = moment_of(start.replace(tzinfo=ZoneInfo(zone))).day
    weeks = weeks_of([DaySum("all", "", kept, 1, 1, minutes(5))], date(2026, 11, 22), 40)
    assert [one.date for one in all_days(weeks) if one.sessions] == [day]


def test_sums_by_area_are_not_counted_as_days() -> None:
    sums = [day_sum(0, 5, 1, "area", "calf"), day_sum(1, 5)]
    assert [day.date for day in all_days(weeks_of(sums, TODAY)) if day.sessions] == [TODAY - timedelta(days=1)]
    assert days_done(sums) == {TODAY - timedelta(days=1)}


def test_what_is_to_come_is_left_open() -> None:
    tuesday = date(2026, 11, 24)
    (*_, week) = weeks_of([day_sum(-5, 5)], tuesday)
    assert [day is not None for day in week.days] == [True, True, *[False] * 5]


def test_there_are_as_many_weeks_as_are_remembered() -> None:
    assert len(weeks_of((), TODAY)) == WEEKS == 26


@pytest.mark.parametrize(
    ("length", "figure", "level"),
    [
        (0, "1", 1), (29_999, "1", 1), (90_000, "2", 1), (599_999, "10", 1), (600_000, "10", 2), (1_200_000, "20", 3),
        (2_399_999, "40", 3), (2_400_000, "40", 4), (59_940_000, "999", 4), (59_970_000, "16h", 4), (86_400_000, "24h", 4),
    ],
)  # fmt: skip
def test_a_day_shows_its_minutes_in_three_characters(length: int, figure: str, level: int) -> None:
    day = Day(TODAY, 1, Ms(length))
    assert (day.figure, day.level) == (figure, level)


def test_a_day_of_rest_is_a_dot() -> None:
    assert (Day(TODAY).figure, Day(TODAY).level) == ("·", 0)


@given(lengths, lengths)
def test_more_is_never_drawn_weaker(one: int, other: int) -> None:
    less, more = sorted((one, other))
    assert Day(TODAY, 1, Ms(less)).level <= Day(TODAY, 1, Ms(more)).level
    assert whole_minutes(Ms(less)) <= whole_minutes(Ms(more))


@pytest.mark.parametrize(
    ("length", "text"), [(0, "0 min"), (1, "1 min"), (59 * 60_000, "59 min"), (3_600_000, "1 h 0 min")]
)
def test_lengths_are_said_in_hours_and_minutes(length: int, text: str) -> None:
    assert minutes_text(Ms(length)) == text
