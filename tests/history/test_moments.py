"""Moments: how the wall clock is written down."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.history.moments import aware, moment_of, rfc3339

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d")
offsets = st.integers(-18 * 3600, 18 * 3600).map(lambda seconds: timezone(timedelta(seconds=seconds)))
moments = st.datetimes(datetime(1900, 1, 3), datetime(9990, 1, 1), timezones=offsets)  # noqa: DTZ001  # hypothesis adds the offset


@given(moments)
def test_a_moment_comes_back_to_the_millisecond(when: datetime) -> None:
    lost = when - aware(moment_of(when))
    assert timedelta(0) <= lost < timedelta(milliseconds=1)


@given(moments)
def test_a_kept_moment_is_kept_for_good(when: datetime) -> None:
    assert moment_of(aware(moment_of(when))) == moment_of(when)


@given(moments)
def test_json_times_have_milliseconds_and_an_offset_and_are_the_same_instant(when: datetime) -> None:
    text = rfc3339(when)
    assert RFC3339.fullmatch(text)
    assert datetime.fromisoformat(text) == aware(moment_of(when))


def test_a_moment_is_told_at_the_offset_the_person_lived_by() -> None:
    vienna = datetime(2026, 7, 1, 23, 59, 59, 999_900, tzinfo=ZoneInfo("Europe/Vienna"))
    assert rfc3339(vienna) == "2026-07-01T23:59:59.999+02:00"
    assert moment_of(vienna).day == "2026-07-01"


def test_an_offset_with_seconds_is_rounded_and_the_instant_is_not() -> None:
    amsterdam = datetime(1936, 1, 1, tzinfo=timezone(timedelta(minutes=19, seconds=32)))
    assert rfc3339(amsterdam) == "1936-01-01T00:00:28.000+00:20"


def test_utc_is_written_as_an_offset() -> None:
    assert rfc3339(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == "2026-01-02T03:04:05.000+00:00"


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        moment_of(datetime(2026, 1, 2))  # noqa: DTZ001  # that it has none is the point
