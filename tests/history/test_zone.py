"""The name of a time zone is told only where it is certain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from relief_player.history.zone import zone_name

SUMMER = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
NOWHERE = Path("nowhere")


@pytest.fixture(autouse=True)
def _no_tz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)


def test_a_moment_that_knows_its_zone_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Vienna")
    assert zone_name(datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Tokyo")), NOWHERE) == "Asia/Tokyo"


@pytest.mark.parametrize("value", ["Europe/Vienna", ":Europe/Vienna"])
def test_the_environment_names_the_zone(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TZ", value)
    assert zone_name(SUMMER, NOWHERE) == "Europe/Vienna"


def test_the_system_names_the_zone_by_a_link(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Vienna")
    assert zone_name(SUMMER, link) == "Europe/Vienna"


def test_a_name_whose_offset_is_another_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/London")
    assert zone_name(SUMMER, NOWHERE) == ""


@pytest.mark.parametrize("value", ["", "CET-1CEST", "../../etc/passwd", "No/Such", "/etc/localtime"])
def test_a_name_that_is_none_is_left_out(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TZ", value)
    assert zone_name(SUMMER, NOWHERE) == ""


def test_a_system_that_tells_nothing_leaves_it_open() -> None:
    assert zone_name(datetime(2026, 7, 1, tzinfo=UTC), NOWHERE) == ""


@pytest.mark.skipif(not Path("/etc/localtime").is_symlink(), reason="this system does not say where it is by a link")
@pytest.mark.parametrize("month", [1, 7])
def test_this_system_is_taken_at_its_word_for_its_own_time_as_a_comparison_would(month: int) -> None:
    here = datetime(2026, month, 1, 12, tzinfo=UTC).astimezone()
    assert zone_name(here) == zone_name(here, Path("/etc/localtime")) != ""


def test_this_systems_name_is_left_out_where_its_time_is_another() -> None:
    there = timezone(datetime.now(UTC).astimezone().utcoffset() + timedelta(minutes=17))
    assert zone_name(datetime(2026, 7, 1, 12, tzinfo=there)) == ""
