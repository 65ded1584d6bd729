"""What the diary prompts: each rule at its edge, with its source, once for each episode."""

from __future__ import annotations

import pytest

from relief_player.care.diary import PRODUCT_CHOICE, Noted, prompts
from relief_player.care.sheet import Level

HOUR = 3_600_000
DAY = 24 * HOUR
MINUTE = 60_000


def noted(name: str = "new", days: float = 100, **others) -> Noted:
    return Noted(**{"id": name, "at": int(days * DAY), "night": int(days), "area": "calf", **others})


def rules(*entries: Noted, told=()) -> list[str]:
    return [one.rule for one in prompts(entries, "new", set(told))]


def test_an_ordinary_cramp_prompts_nothing():
    assert rules(noted(lasted=3 * MINUTE, woke=True)) == []


@pytest.mark.parametrize(
    ("lasted", "going", "told"),
    [
        (10 * MINUTE, True, True),
        (10 * MINUTE - 1, True, False),
        (10 * MINUTE, False, False),
        (10 * MINUTE + 1, False, True),
        (None, True, False),
    ],
)
def test_ten_minutes(lasted, going: bool, told: bool):
    assert (rules(noted(lasted=lasted, going=going)) == ["ten-minutes"]) is told


@pytest.mark.parametrize(
    ("sign", "rule"),
    [
        ("swelling", "swelling-redness"),
        ("redness", "swelling-redness"),
        ("numbness", "numbness-weakness"),
        ("weakness", "numbness-weakness"),
    ],
)
def test_signs(sign: str, rule: str):
    assert rules(noted(signs=frozenset({sign}))) == [rule]


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ({"temperature": 38.0}, ["back-fever"]),
        ({"temperature": 37.9}, []),
        ({"signs": frozenset({"fall"})}, ["back-fall"]),
        ({"since_days": 20}, []),
        ({"since_days": 21}, ["back-three-weeks"]),
        ({"since_days": 41}, ["back-three-weeks"]),
        ({"since_days": 42}, ["back-six-weeks"]),
    ],
)
def test_a_back(others: dict, found: list[str]):
    assert rules(noted(area="low-back", **others)) == found
    assert rules(noted(area="calf", **others)) == []


@pytest.mark.parametrize(
    ("days", "found"),
    [((99, 98), ["three-in-a-week"]), ((99,), []), ((99, 93), []), ((99, 93.01), ["three-in-a-week"])],
)
def test_three_in_seven_days_are_a_count(days, found: list[str]):
    entries = [noted(f"e{number}", day) for number, day in enumerate(days)]
    assert rules(noted(), *entries) == found


def test_the_count_is_said_and_called_a_product_choice():
    entries = [noted(f"e{number}", 99, woke=True) for number in range(4)]
    often, woken = prompts([noted(woke=True), *entries], "new", set())
    assert often.what.startswith("5 cramps in 7 days.")
    assert woken.what.startswith("Cramps woke you in 2 of 7 nights.")
    assert all(PRODUCT_CHOICE in one.why and PRODUCT_CHOICE in one.sources for one in (often, woken))


@pytest.mark.parametrize(("night", "found"), [(100, []), (99, ["two-wakings"]), (94, ["two-wakings"]), (93, [])])
def test_two_nights_of_seven(night: int, found: list[str]):
    assert rules(noted(woke=True), noted("e", 99.9, night=night, woke=True)) == found


def test_a_night_without_waking_does_not_count():
    assert rules(noted(woke=False), noted("a", 99, woke=True), noted("b", 80, woke=True)) == []


def test_what_was_told_in_this_episode_is_not_told_again():
    signs = frozenset({"swelling"})
    first, second = noted("first", 93, signs=signs), noted("second", 96, signs=signs)
    assert rules(noted(signs=signs), first, second, told=[("swelling-redness", "first")]) == []


def test_a_new_episode_is_told_anew():
    signs = frozenset({"swelling"})
    assert rules(noted(signs=signs), noted("old", 92.9, signs=signs), told=[("swelling-redness", "old")]) == [
        "swelling-redness"
    ]


def test_each_long_cramp_is_an_episode_of_its_own():
    long = {"lasted": 11 * MINUTE}
    assert rules(noted(**long), noted("old", 99.9, **long), told=[("ten-minutes", "old")]) == ["ten-minutes"]


def test_telling_one_rule_says_nothing_of_another():
    entry = noted(signs=frozenset({"swelling", "numbness"}))
    assert rules(entry, told=[("swelling-redness", "new")]) == ["numbness-weakness"]


def test_the_gravest_come_first_and_all_have_words_and_sources():
    entries = [noted(f"e{number}", 99, woke=True) for number in range(3)]
    worst = noted(
        area="low-back",
        lasted=11 * MINUTE,
        woke=True,
        temperature=39.0,
        since_days=50,
        signs=frozenset({"swelling", "weakness", "fall"}),
    )
    found = prompts([worst, *entries], "new", set())
    assert len(found) == 8
    levels = [one.level for one in found]
    assert levels == sorted(levels, key=[Level.URGENT, Level.SOON].index)
    assert all(one.what and one.why and one.sources and "!" not in one.what + one.why for one in found)


def test_an_entry_that_is_not_there_prompts_nothing():
    assert prompts([], "new", set()) == ()
