"""Which routine helps right now."""

from __future__ import annotations

from relief_player.care.acute import Acute, acute_for, areas_helped, is_acute

CALF = Acute("calf", "Calf", ("calf", "whole-body"))
FOOT = Acute("foot", "Foot", ("foot", "toes", "calf"))
OWN_FOOT = Acute("mine", "Mine", ("calf", "foot"), own=True)


def test_the_routine_that_names_the_part_first_is_taken() -> None:
    assert acute_for(["calf"], [FOOT, CALF]) == CALF
    assert acute_for(["toes"], [FOOT, CALF]) == FOOT


def test_a_persons_own_routine_comes_before_any_other() -> None:
    assert acute_for(["foot"], [FOOT, OWN_FOOT]) == OWN_FOOT


def test_where_nothing_is_for_the_part_there_is_none() -> None:
    assert acute_for(["face"], [FOOT, CALF]) is None


def test_a_group_of_parts_finds_what_is_for_one_of_them() -> None:
    assert acute_for(["ankle", "toes"], [CALF, FOOT]) == FOOT


def test_the_helped_parts_are_listed_from_the_head_down_without_the_whole_body() -> None:
    assert areas_helped([FOOT, CALF]) == ("calf", "foot", "toes")


def test_only_relief_is_for_now() -> None:
    assert is_acute("relief")
    assert not is_acute("habit")
    assert not is_acute(None)
