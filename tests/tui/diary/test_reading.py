"""What a person types into the form, read."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.tui.diary.reading import (
    MOMENT,
    UnreadableError,
    read_area,
    read_days,
    read_length,
    read_temperature,
    read_when,
)

NOW = datetime(2026, 5, 4, 21, 15, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", NOW),
        (" now ", NOW),
        ("03:40", _at(4, 3, 40)),
        ("21:15", _at(4, 21, 15)),
        ("23:40", _at(3, 23, 40)),
        ("2026-05-01 03:40", _at(1, 3, 40)),
        ("2026-05-01", _at(1, 0, 0)),
        ("2026-05-01T03:40", _at(1, 3, 40)),
        ("2h ago", NOW - timedelta(hours=2)),
        ("20m", NOW - timedelta(minutes=20)),
        ("1d", NOW - timedelta(days=1)),
        ("2w ago", NOW - timedelta(weeks=2)),
    ],
)
def test_a_moment_is_read_at_the_persons_place(text: str, moment: datetime) -> None:
    assert read_when(text, NOW) == moment


def test_a_moment_with_an_offset_of_its_own_keeps_it() -> None:
    assert read_when("2026-05-01T03:40+00:00", NOW) == datetime(2026, 5, 1, 3, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("soon", "write a time"),
        ("2026-13-01", "write a time"),
        ("25:00", "a clock goes"),
        ("2026-05-05", "still to come"),
        ("0099-01-01 00:00", "too long ago"),
        ("99999w", "too long ago"),
        ("in 2h", "write a time"),
    ],
)
def test_what_is_no_moment_is_said(text: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_when(text, NOW)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_moment_in_the_past_or_answered(text: str) -> None:
    with suppress(UnreadableError):
        assert read_when(text, NOW) <= NOW


@given(st.datetimes(datetime(1980, 1, 1), datetime(2026, 5, 1)))  # noqa: DTZ001  # as it is typed
def test_what_the_form_writes_it_reads_again(moment: datetime) -> None:
    assert f"{read_when(f'{moment:{MOMENT}}', NOW):{MOMENT}}" == f"{moment:{MOMENT}}"


@pytest.mark.parametrize(
    ("text", "area"), [("calf", "calf"), ("Calves", "calf"), ("low back", "low-back"), ("belly", "abdomen")]
)
def test_a_part_is_read_by_any_of_its_names(text: str, area: str) -> None:
    assert read_area(text) == area


@pytest.mark.parametrize(
    ("text", "why"),
    [("leg", "stands for several"), ("", "write where it was"), ("claf", "did you mean calf"), ("zzz", "no part")],
)
def test_what_is_no_part_is_said(text: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_area(text)


@pytest.mark.parametrize(
    ("text", "length"), [("", None), ("3", 180_000), ("3m", 180_000), ("1:30", 90_000), ("90s", 90_000)]
)
def test_a_length_is_read_and_a_bare_number_means_minutes(text: str, length: int | None) -> None:
    assert read_length(text) == length


@pytest.mark.parametrize("text", ["long", "-3m", "30h"])
def test_what_is_no_length_is_said(text: str) -> None:
    with pytest.raises(UnreadableError, match="write a length"):
        read_length(text)


@pytest.mark.parametrize(
    ("text", "degrees"), [("", None), ("38.2", 38.2), ("38,2 °C", 38.2), ("30", 30.0), ("100.4", 38.0)]
)
def test_a_temperature_is_read(text: str, degrees: float | None) -> None:
    assert read_temperature(text) == degrees


@pytest.mark.parametrize("text", ["hot", "nan", "inf", "114", "29.9"])
def test_what_nobody_has_is_no_temperature(text: str) -> None:
    with pytest.raises(UnreadableError, match="body temperature"):
        read_temperature(text)


@pytest.mark.parametrize(("text", "days"), [("", None), ("12", 12), ("1 day", 1), ("3 days", 3), ("0", 0)])
def test_days_are_read(text: str, days: int | None) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["-1", "1.5", "999999999999", "three", "\u0661"])
def test_what_is_no_number_of_days_is_said(text: str) -> None:
    with pytest.raises(UnreadableError, match="number of days"):
        read_days(text)
