"""What each kind of setting takes, how it is typed, and how it is spelt again."""

from __future__ import annotations

from datetime import time

import pytest

from relief_player.settings.kind import Kind, WrongValueError
from relief_player.settings.kinds import Choice, Clock, Flag, Length, Number, Text, Texts, Whole
from relief_player.settings.standing import all_settings
from relief_player.units import Ms


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Flag(), "yes", True),
        (Flag(), " Off ", False),
        (Choice(("one", "two")), "two", "two"),
        (Whole(0, 100), "60 %", 60),
        (Number(0.5, 2), "1.25", 1.25),
        (Length(), "15", Ms(15_000)),
        (Length(), "1m30s", Ms(90_000)),
        (Clock(), "7:30", time(7, 30)),
        (Text(), " relief-dark ", "relief-dark"),
        (Text(empty=True), "", ""),
        (Texts(), "~/a, b; /c", ("~/a, b", "/c")),
        (Texts(), "", ()),
    ],
)
def test_what_a_person_types_is_understood(kind: Kind, typed: str, value: object):
    assert kind.read(kind.typed(typed)) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Flag(), "1"),
        (Choice(("one", "two")), "three"),
        (Whole(0, 100), "101"),
        (Whole(0, 100), "7.5"),
        (Number(0.5, 2), "nan"),
        (Number(0.5, 2), "fast"),
        (Length(), "2h"),
        (Length(), "-1"),
        (Clock(), "24:00"),
        (Clock(), "7:3"),
        (Text(), ""),
        (Text(), "a\x1b[2J"),
    ],
)
def test_what_is_not_right_is_refused(kind: Kind, typed: str):
    with pytest.raises(WrongValueError):
        kind.read(kind.typed(typed))


@pytest.mark.parametrize("setting", all_settings(), ids=lambda one: one.key)
def test_every_default_is_right_and_can_be_typed_as_it_is_shown(setting):
    kind, default = setting.kind, setting.default
    assert kind.read(kind.plain(default)) == default
    assert kind.read(kind.typed(kind.text(default))) == default


@pytest.mark.parametrize("setting", all_settings(), ids=lambda one: one.key)
def test_every_setting_has_a_sentence_and_a_heading(setting):
    assert setting.help[0].isupper()
    assert setting.help.endswith(".")
    assert setting.group


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("setting", all_settings(), ids=lambda one: one.key)
def test_going_on_from_value_to_value_never_leaves_the_bounds(setting, by: int):
    value = setting.default
    for _ in range(200):
        value = setting.kind.nudged(value, by)
        assert setting.kind.read(setting.kind.plain(value)) == value


@pytest.mark.parametrize(
    ("kind", "value", "by", "then"),
    [
        (Flag(), True, 1, False),
        (Choice(("one", "two")), "two", 1, "one"),
        (Choice(("one", "two")), "one", -1, "two"),
        (Whole(0, 100, 5), 98, 1, 100),
        (Number(0.5, 2), 1.0, 1, 1.1),
        (Length(), Ms(14_000), 1, Ms(15_000)),
        (Length(), Ms(15_000), 1, Ms(20_000)),
        (Length(), Ms(20_000), -1, Ms(15_000)),
        (Length(), Ms(0), -1, Ms(0)),
        (Clock(), time(23, 30), 1, time(0)),
        (Text(), "a", 1, "a"),
    ],
)
def test_one_step_on_is_the_next_sensible_value(kind: Kind, value: object, by: int, then: object):
    assert kind.nudged(value, by) == then
