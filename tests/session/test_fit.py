"""Fitting a routine to the minutes a person has."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from relief_player.errors import RefusedError
from relief_player.routine.checks import Level, check_routine
from relief_player.routine.model import Block, Dose, Kind, Move, Phase, Routine, Side, Sides, Step
from relief_player.routine.moves import read_move_book
from relief_player.routine.reader import read_routine_file
from relief_player.session.compile import compile_routine, passes_of
from relief_player.session.fit import bounds_of, fit
from relief_player.units import MINUTE, SECOND, Ms

SHIPPED = Path(__file__).resolve().parents[2] / "routines"
BOOK = read_move_book(SHIPPED / "moves.toml")
ROUTINES = sorted(path.stem for path in SHIPPED.glob("*.toml") if path.stem not in ("moves", "sources"))


def shipped(name: str) -> Routine:
    routine = read_routine_file(SHIPPED / f"{name}.toml", BOOK).routine
    assert routine is not None
    return routine


def hold(number: int, seconds: int = 30, **keys: object) -> Step:
    keys = {"min": Ms(10 * SECOND), "max": Ms(60 * SECOND)} | keys
    return Step(number=number, kind=Kind.STRETCH, name=f"Hold {number}", pass_length=Ms(seconds * SECOND), **keys)


def routine(*steps: Step | Block) -> Routine:
    return Routine(name="A test", steps=steps)


def lengths(fitted: Routine) -> list[int]:
    return [(step.pass_length or 0) // SECOND for step in fitted.leaves]


def total(one: Routine) -> Ms:
    return compile_routine(one).length


def test_a_routine_that_fits_as_it_is_is_left_alone() -> None:
    one = routine(hold(1), hold(2))
    assert fit(one, total(one)).routine == one


def test_holds_are_made_shorter_alike_and_never_below_their_bound() -> None:
    fitted = fit(routine(hold(1), hold(2)), Ms(55 * SECOND))
    assert lengths(fitted.routine) == [20, 20]
    assert fitted.length == 55 * SECOND


def test_with_more_time_holds_are_made_longer_up_to_their_bound() -> None:
    assert lengths(fit(routine(hold(1), hold(2)), Ms(60 * MINUTE)).routine) == [60, 60]


def test_optional_steps_are_left_out_last_first_and_only_as_many_as_needed() -> None:
    one = routine(hold(1), hold(2, optional=True), hold(3, optional=True))
    fitted = fit(one, Ms(40 * SECOND))
    assert [step.number for step in fitted.routine.leaves] == [1, 2]
    assert "1 optional step left out" in fitted.told


def test_what_is_left_out_always_leaves_something_to_play() -> None:
    one = routine(hold(1, optional=True), Step(number=2, kind=Kind.REST, name="Rest", pass_length=Ms(0)))
    with pytest.raises(RefusedError, match="shortest safe version"):
        fit(one, Ms(5 * SECOND))


def test_a_step_left_out_makes_room_for_longer_holds_again() -> None:
    one = routine(hold(1), hold(2, optional=True, min=None, max=None))
    fitted = fit(one, Ms(40 * SECOND))
    assert lengths(fitted.routine) == [30]


def test_sets_are_taken_away_last_first_when_nothing_else_helps() -> None:
    one = routine(hold(1, 30, sets=2, min=None, max=None), hold(2, 30, sets=2, min=None, max=None))
    fitted = fit(one, Ms(110 * SECOND))
    assert [step.sets for step in fitted.routine.leaves] == [2, 1]
    assert "1 set fewer" in fitted.told


def test_what_cannot_be_made_short_enough_is_refused_with_the_shortest_length() -> None:
    with pytest.raises(RefusedError, match="cannot be made that short") as refused:
        fit(routine(hold(1)), Ms(15 * SECOND))
    assert "0:20" in refused.value.message


def test_steps_keep_the_numbers_of_their_file() -> None:
    one = routine(hold(1, optional=True), hold(2))
    fitted = fit(one, Ms(30 * SECOND))
    assert [item.step for item in compile_routine(fitted.routine).items] == [2, 2]


def test_an_optional_block_is_left_out_as_a_whole() -> None:
    block = Block(optional=True, rounds=2, steps=(hold(2), hold(3)))
    fitted = fit(routine(hold(1), block), Ms(30 * SECOND))
    assert [step.number for step in fitted.routine.leaves] == [1]


def test_a_warm_up_that_a_limit_asks_for_is_not_left_out() -> None:
    walk = Step(number=1, kind=Kind.MOVE, name="Walk", pass_length=Ms(5 * MINUTE), optional=True, phase=Phase.RAISE)
    from relief_player.routine.model import Goal  # noqa: PLC0415  # only here

    one = replace(routine(walk, hold(2)), goal=Goal.FLEXIBILITY)
    with pytest.raises(RefusedError):
        fit(one, Ms(MINUTE))


def test_the_bounds_of_a_step_come_from_itself_then_from_its_move() -> None:
    move = Move(id="m", name="M", dose=Dose(hold_min=Ms(15 * SECOND), hold_max=Ms(45 * SECOND)))
    own = hold(1, move=move, min=Ms(20 * SECOND), max=None)
    assert bounds_of(own) == (20 * SECOND, 45 * SECOND)
    assert bounds_of(replace(own, min=None)) == (15 * SECOND, 45 * SECOND)


def test_what_has_no_bounds_stays_as_it_is() -> None:
    assert bounds_of(hold(1, min=None, max=None)) == (30 * SECOND, 30 * SECOND)


def test_the_same_routine_and_time_give_the_same_result() -> None:
    one = shipped("full-body-stretch")
    assert fit(one, Ms(15 * MINUTE)) == fit(one, Ms(15 * MINUTE))


@pytest.mark.parametrize("name", ROUTINES)
@pytest.mark.parametrize("minutes", [2, 7, 12, 30])
def test_a_fitted_routine_is_within_the_time_the_bounds_and_the_limits(name: str, minutes: int) -> None:
    one = shipped(name)
    try:
        fitted = fit(one, Ms(minutes * MINUTE))
    except RefusedError:
        return
    assert fitted.length <= minutes * MINUTE
    assert fitted.length == total(fitted.routine)
    before = {step.number: step for step in one.leaves}
    for step in fitted.routine.leaves:
        shortest, longest = bounds_of(before[step.number])
        assert shortest <= (step.pass_length or 0) <= longest
    grave = [one for one in check_routine(fitted.routine, fitted.length) if one.level is not Level.NOTE]
    assert grave == []


@pytest.mark.parametrize("minutes", range(8, 24, 3))
def test_both_sides_always_get_the_same(minutes: int) -> None:
    try:
        fitted = fit(shipped("full-body-stretch"), Ms(minutes * MINUTE)).routine
    except RefusedError:
        return
    for step in fitted.leaves:
        if step.sides in (Sides.EACH, Sides.ALTERNATE):
            sides = [side for side, _ in passes_of(step)]
            assert sides.count(Side.LEFT) == sides.count(Side.RIGHT)
