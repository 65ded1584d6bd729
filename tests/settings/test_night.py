"""What counts as night."""

from __future__ import annotations

from datetime import time

import pytest

from relief_player.settings import read_settings
from relief_player.settings.kinds import Clock
from relief_player.settings.night import NightSettings


@pytest.mark.parametrize(
    ("now", "night"),
    [(time(21, 59), False), (time(22, 0), True), (time(3, 0), True), (time(6, 59), True), (time(7, 0), False)],
)
def test_a_night_goes_on_past_midnight(now: time, night: bool) -> None:
    assert NightSettings().holds(now) is night


@pytest.mark.parametrize(("now", "night"), [(time(0, 59), False), (time(1, 0), True), (time(5, 0), False)])
def test_a_night_may_lie_after_midnight(now: time, night: bool) -> None:
    assert NightSettings(begins=time(1), ends=time(5)).holds(now) is night


def test_it_can_be_switched_off() -> None:
    assert not NightSettings(enabled=False).holds(time(3))
    assert not NightSettings(begins=time(3), ends=time(3)).holds(time(3))


@pytest.mark.parametrize("text", ["24:00", "7", "7:5", "seven", "", 7, None])
def test_what_is_no_time_of_day_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="time of day"):
        Clock().read(text)


def test_the_hours_are_read_from_the_settings_file(tmp_path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[night]\nbegins = "21:30"\nends = "6:00"\nvolume = 30\n', encoding="utf-8")
    settings, mistakes = read_settings(path)
    assert mistakes == ()
    assert (settings.night.begins, settings.night.ends, settings.night.volume) == (time(21, 30), time(6), 30)


def test_a_wrong_hour_is_told_with_its_line(tmp_path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[night]\nbegins = "25:00"\n', encoding="utf-8")
    settings, (mistake,) = read_settings(path)
    assert settings.night == NightSettings()
    assert ":2: night.begins:" in mistake
