"""How regular, how balanced, and what was not visited lately; nothing is ever counted as missed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relief_player.history.daysum import DaySum
from relief_player.history.insight import Consistency, balance, consistency, milestone, not_visited
from relief_player.units import Ms

TODAY = date(2026, 11, 22)  # a Sunday


def ago(*days: int) -> list[date]:
    return [TODAY - timedelta(days=day) for day in days]


def sums(area: str, *days: int, minutes: int = 1) -> list[DaySum]:
    return [DaySum("area", area, day.isoformat(), 1, 1, Ms(minutes * 60_000)) for day in ago(*days)]


def test_nothing_done_is_nothing_said_against() -> None:
    assert consistency([], TODAY, 2) == Consistency(days=0, weeks=0, least=2)


def test_days_are_counted_once_and_only_the_last_28() -> None:
    assert consistency([*ago(0, 0, 27, 28), TODAY + timedelta(days=1)], TODAY, 1).days == 2


@pytest.mark.parametrize(("least", "weeks"), [(1, 3), (2, 2), (3, 1), (4, 0)])
def test_weeks_begin_on_monday_and_count_with_enough_days(least: int, weeks: int) -> None:
    # Monday, Wednesday and Sunday of this week; Saturday and Sunday of the last; one day eleven weeks ago.
    assert consistency(ago(6, 4, 0, 7, 8, 77), TODAY, least).weeks == weeks


def test_weeks_further_back_are_not_counted() -> None:
    assert consistency(ago(83, 84), TODAY, 1).weeks == 1


def test_balance_is_work_time_by_area_the_most_first() -> None:
    known = [*sums("calf", 0, 6), *sums("hip", 7, minutes=9), *sums("neck", 6, minutes=5), *sums("foot", 28, -1)]
    known.append(DaySum("kind", "stretch", TODAY.isoformat(), 1, 1, Ms(1)))
    assert list(balance(known, TODAY, 7).items()) == [("neck", 300_000), ("calf", 120_000)]
    assert list(balance(known, TODAY)) == ["hip", "neck", "calf"]


def test_an_area_of_ones_own_that_was_not_visited_lately_is_found() -> None:
    known = [*sums("calf", 0), *sums("hip", 14, 20, 181), *sums("neck", 15, 16, 17, 18)]
    assert [(one.area, one.days, one.last) for one in not_visited(known, TODAY)] == [
        ("neck", 4, TODAY - timedelta(days=15)),
        ("hip", 3, TODAY - timedelta(days=14)),
    ]


@pytest.mark.parametrize(
    "days", [(13, 20, 30), (20, 30), (20, 20, 30), (20, 30, 182)], ids=["lately", "twice", "two days", "long ago"]
)
def test_what_was_visited_lately_or_seldom_is_not(days: tuple[int, ...]) -> None:
    assert not_visited([*sums("calf", 0), *sums("hip", *days)], TODAY) == ()


def test_whoever_rests_is_told_of_nothing() -> None:
    assert not_visited(sums("hip", 20, 21, 22), TODAY) == ()


def test_the_whole_body_is_no_area_to_miss() -> None:
    assert not_visited([*sums("calf", 0), *sums("whole-body", 20, 21, 22)], TODAY) == ()


@pytest.mark.parametrize(
    ("sessions", "told", "found"),
    [(9, [], None), (10, [], 10), (11, [10], None), (60, [10], 50), (60, [50], None), (60, [100], None)],
)
def test_a_milestone_is_told_once(sessions: int, told: list[int], found: int | None) -> None:
    assert milestone(sessions, told) == found
