"""What things are called on the screen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from tui_fakes import cramp_now, evening_legs, step

from relief_player.routine.model import Block, Kind, Sides, Technique, Until
from relief_player.session.compile import compile_routine
from relief_player.session.state import Outcome
from relief_player.tui import words
from relief_player.units import Ms

LEGS = compile_routine(evening_legs())


def test_every_kind_and_outcome_has_a_word():
    assert set(words.KIND_WORDS) == set(Kind)
    assert set(words.OUTCOME_WORDS) == set(Outcome)


def test_no_two_tones_share_a_letter_a_word_or_a_colour():
    for part in ("letter", "word", "name"):
        assert len({getattr(tone, part) for tone in words.TONES}) == len(words.TONES)


def test_what_is_done_has_a_capital_and_the_way_there_a_small_letter():
    small = {tone.word for tone in words.TONES if tone.letter.islower()}
    assert small == {"get ready", "position", "switch", "rest"}


def test_a_technique_is_named():
    stretch = step(1, Kind.STRETCH, "Hamstring", technique=Technique.CONTRACT_RELAX)
    assert words.kind_word(stretch) == "Contract-relax stretch"
    assert words.kind_word(step(1, Kind.STRETCH, "Calf", technique=Technique.STATIC)) == "Stretch"


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (2, "Left side · Set 1 of 2"),
        (8, "Right side · Set 2 of 2"),
        (10, "Left side · Swings, round 1 of 3"),
        (1, "Left side · Set 1 of 2"),
        (0, ""),
    ],
)
def test_side_set_and_round_are_told_in_words(item: int, told: str):
    assert words.where_words(LEGS.items[item]) == told


@pytest.mark.parametrize(
    ("lap", "told"), [(1, ""), (2, "2nd time"), (3, "3rd time"), (11, "11th time"), (21, "21st time")]
)
def test_a_repeated_lap_is_told(lap: int, told: str):
    walk = compile_routine(cramp_now()).items[-1]
    assert words.where_words(walk, lap) == told


def test_what_comes_is_told_with_kind_name_place_and_length():
    assert words.coming_words(LEGS.items[1], LEGS.items[2], LEGS)[0] == (
        "Stretch · Calf stretch at the wall, knee straight · Left side · Set 1 of 2 · 0:30"
    )


def test_of_a_step_that_goes_on_only_what_is_new_is_told():
    assert words.coming_words(LEGS.items[2], LEGS.items[4], LEGS) == ("Left side · Set 2 of 2 · 0:30",)


def test_wordings_get_shorter_and_end_with_the_bare_name():
    told = words.coming_words(LEGS.items[0], LEGS.items[2], LEGS)
    assert [len(wording) for wording in told] == sorted(map(len, told), reverse=True)
    assert told[-1] == "Calf stretch at the wall, knee straight"


def test_a_name_that_says_its_kind_is_not_said_twice():
    heat = next(item for item in LEGS.items if item.kind is Kind.HEAT and item.length > 10_000)
    assert words.coming_words(LEGS.items[0], heat, LEGS)[0] == "Heat, calf · 10:00"


def test_after_the_last_step_comes_the_end():
    assert words.coming_words(LEGS.items[-1], None, LEGS) == ("the end",)


def test_the_steps_ahead_are_named_once_each():
    assert words.ahead_words(LEGS, 2, 3) == (
        "Leg swings, front to back, 0:20 each side",
        "Heat, calf, 10:00 (optional)",
        "Sole of the foot, 1:00 each side",
    )


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (step(1, Kind.STRETCH, "A", 30, sets=3, sides=Sides.EACH), "3 x 0:30 each side"),
        (step(1, Kind.MOVE, "A", None, reps=10, until=Until.READY), "10 times at your own pace"),
        (
            step(1, Kind.STRETCH, "A", 30, until=Until.EASED, sides=Sides.ONE),
            "0:30 on the side that needs it until it eases",
        ),
        (step(1, Kind.NOTE, "A", None), "at your own pace"),
    ],
)
def test_a_step_is_told_in_a_line(made, told: str):
    assert words.step_words(made) == told


def test_cautions_come_before_what_to_feel():
    headings = [heading for heading, _ in words.guide_of(LEGS.step_of(LEGS.items[2])).paragraphs]
    assert headings == ["", "Take care", "What to feel"]


def test_a_length_with_waits_says_so():
    assert words.length_words(Ms(760_000), own_pace=True) == "12:40 + your own pace"
    assert words.length_words(Ms(0), own_pace=True) == "at your own pace"
    assert words.length_words(Ms(760_000), own_pace=False) == "12:40"


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (Block(name="Swings", rounds=3), "Swings, 3 rounds"),
        (Block(rounds=2), "2 rounds"),
        (Block(name="A"), "A"),
        (Block(), ""),
    ],
)
def test_a_block_is_told_with_its_rounds(block: Block, told: str):
    assert words.block_words(block) == told


@pytest.mark.parametrize(("letters", "rows"), [(1, 1), (70, 1), (75, 1), (76, 2), (150, 2), (151, 3)])
def test_the_rows_of_the_words_are_counted_with_room_for_a_ragged_edge(letters: int, rows: int):
    steps = (step(1, Kind.STRETCH, "One", 30, note="a" * letters), step(2, Kind.STRETCH, "Two", 30))
    assert words.guide_rows(steps, 80, 9, cell_len) == rows


def test_wide_letters_take_two_columns_of_a_row():
    assert words.guide_rows([step(1, Kind.STRETCH, "One", 30, note="伸" * 76)], 80, 9, cell_len) == 3


def test_no_more_rows_are_counted_than_are_asked_for():
    assert words.guide_rows([step(1, Kind.STRETCH, "One", 30, note="a" * 900)], 80, 4, cell_len) == 4


def test_a_heading_counts_with_its_words_and_no_words_take_no_row():
    assert words.guide_rows([step(1, Kind.STRETCH, "One", 30, cautions=("a" * 66,))], 80, 9, cell_len) == 2
    assert words.guide_rows([step(1, Kind.STRETCH, "One", 30)], 80, 9, cell_len) == 0
