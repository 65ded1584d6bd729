"""The same place gets heat or cold again after two hours, and heat three times a day at most."""

from __future__ import annotations

import pytest

from relief_player.care.repeat import Earlier, check_repeats
from relief_player.routine.checks import Level
from relief_player.routine.model import Kind, Place, Routine, Step
from relief_player.units import HOUR, MINUTE, Ms

NOW = Ms(1_800_000_000_000)
PLACE = Place(line=7, column=1, key="step[0].area")


def routine(kind: Kind, *areas: str) -> Routine:
    step = Step(
        number=1, kind=kind, name="Pack", pass_length=Ms(600_000), areas=areas,
        place=Place(line=5, column=1, key="step[0]"), places=(PLACE,),
    )  # fmt: skip
    return Routine(name="A test", steps=(step,))


def before(kind: Kind, *areas: str, ago: int, session: str = "") -> Earlier:
    return Earlier(session=session or f"{kind}{ago}", kind=kind, areas=areas, ended_at=Ms(NOW - ago))


def rules(found: Routine, *earlier: Earlier) -> list[str]:
    return [finding.rule for finding in check_repeats(found, earlier, NOW)]


@pytest.mark.parametrize("kind", [Kind.HEAT, Kind.COLD])
@pytest.mark.parametrize(("ago", "again"), [(MINUTE, True), (2 * HOUR - 1, True), (2 * HOUR, False)])
def test_the_same_area_within_two_hours_is_told(kind: Kind, ago: int, again: bool):
    assert rules(routine(kind, "calf"), before(kind, "calf", ago=ago)) == ([f"{kind}-again"] if again else [])


def test_another_area_is_no_repeat():
    assert rules(routine(Kind.HEAT, "calf"), before(Kind.HEAT, "low-back", ago=MINUTE)) == []


def test_heat_after_cold_is_no_repeat():
    assert rules(routine(Kind.HEAT, "calf"), before(Kind.COLD, "calf", ago=MINUTE)) == []


def test_kinds_that_are_neither_change_nothing():
    assert rules(routine(Kind.MASSAGE, "calf"), before(Kind.MASSAGE, "calf", ago=MINUTE)) == []


@pytest.mark.parametrize(("one", "other"), [((), ("calf",)), (("calf",), ()), (("whole-body",), ("calf",))])
def test_a_place_that_is_not_named_may_be_the_same(one: tuple[str, ...], other: tuple[str, ...]):
    (finding,) = check_repeats(routine(Kind.COLD, *one), [before(Kind.COLD, *other, ago=MINUTE)], NOW)
    assert finding.message.startswith("This place may have had cold 1 minute ago")


def test_a_clock_that_was_set_back_does_not_hide_a_session():
    assert rules(routine(Kind.HEAT, "calf"), before(Kind.HEAT, "calf", ago=-HOUR)) == ["heat-again"]


@pytest.mark.parametrize(("times", "told"), [(2, []), (3, ["heat-a-day"]), (4, ["heat-a-day"])])
def test_the_fourth_heat_of_a_day_is_told(times: int, told: list[str]):
    earlier = [before(Kind.HEAT, "calf", ago=(3 + 3 * time) * HOUR) for time in range(times)]
    assert rules(routine(Kind.HEAT, "calf"), *earlier) == told


def test_a_day_is_the_last_24_hours():
    earlier = [before(Kind.HEAT, "calf", ago=ago * HOUR) for ago in (5, 10, 24)]
    assert rules(routine(Kind.HEAT, "calf"), *earlier) == []


def test_turns_of_heat_within_one_session_count_once():
    earlier = [before(Kind.HEAT, "hand", ago=5 * HOUR + turn, session="bath") for turn in range(3)]
    assert rules(routine(Kind.HEAT, "hand"), *earlier) == []


def test_cold_is_not_counted_among_the_heats_of_a_day():
    earlier = [before(kind, "calf", ago=ago * HOUR) for kind, ago in ((Kind.HEAT, 3), (Kind.COLD, 6), (Kind.HEAT, 9))]
    assert rules(routine(Kind.HEAT, "calf"), *earlier) == []


def test_cold_has_no_most_of_a_day():
    earlier = [before(Kind.COLD, "calf", ago=(3 + 3 * time) * HOUR) for time in range(5)]
    assert rules(routine(Kind.COLD, "calf"), *earlier) == []


def test_a_finding_is_a_warning_with_its_words_source_and_place():
    earlier = [before(Kind.HEAT, "low-back", "hip", ago=80 * MINUTE), before(Kind.HEAT, "low-back", ago=95 * MINUTE)]
    (finding,) = check_repeats(routine(Kind.HEAT, "low-back", "mid-back"), earlier, NOW)
    assert finding.level is Level.WARN
    assert finding.message == "The low back had heat 1 h 20 min ago; leave the same place alone for at least 2 hours"
    assert (finding.source, finding.line, finding.key) == ("sfh_heatice", 7, "step[0].area")


def test_a_routine_warms_what_nobody_warmed_before_without_a_word(shipped_routines):
    assert all(check_repeats(found, (), NOW) == () for found in shipped_routines.values())


def test_a_shipped_routine_is_told_of_its_own_repeat(shipped_routines):
    earlier = before(Kind.HEAT, "low-back", ago=MINUTE)
    told = {name for name, found in shipped_routines.items() if rules(found, earlier)}
    assert told == {"back-spasm-ease", "heat-and-loosen"}
