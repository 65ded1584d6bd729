"""The steps of a routine as rows, right or wrong."""

from __future__ import annotations

import pytest

from relief_player.routine.problems import UNSEEN

ROUTINE = """\
name = "x"
[[step]]
kind = "stretch"
name = "Calf"
duration = "30s"
sets = 2
sides = "each"
[[step]]
name = "Swings"
rounds = 3
[[step.step]]
kind = "warm-up"
name = "Leg"
reps = 10
tempo = "2s"
[[step.step]]
rounds = 1
[[step.step.step]]
kind = "rest"
duration = "1m30s"
[[step]]
kind = "note"
name = "Well?"
"""


def test_each_block_stands_before_its_steps_with_its_depth_and_number(opened):
    rows = [(row.path, row.depth, row.number, row.name) for row in opened(ROUTINE).outline]
    assert rows == [
        ((0,), 0, 1, "Calf"),
        ((1,), 0, None, "Swings"),
        ((1, 0), 1, 2, "Leg"),
        ((1, 1), 1, None, "Block"),
        ((1, 1, 0), 2, 3, "Rest"),
        ((2,), 0, 4, "Well?"),
    ]


def test_what_is_wrong_in_one_step_leaves_the_rows_of_the_others_as_they_were(opened):
    right = [(row.name, row.time) for row in opened(ROUTINE).outline]
    wrong = [(row.name, row.time) for row in opened(ROUTINE.replace('"2s"', '"soon"')).outline]
    assert wrong == [*right[:2], ("Leg", ""), *right[3:]]


def test_a_step_that_is_wrong_is_called_by_its_move(opened):
    text = 'name = "x"\n[[step]]\nkind = "stretch"\nmove = "calf-wall"\nduration = "soon"\n'
    assert opened(text).outline[0].name == "Calf stretch at the wall"
    assert opened(text.replace("calf-wall", "calf-wal")).outline[0].name == "calf-wal"


def test_each_row_says_its_kind_its_line_and_its_time(opened):
    rows = [(row.kind, row.line, row.time) for row in opened(ROUTINE).outline]
    assert rows == [
        ("stretch", 2, "2 x 30s, each side"),
        ("block", 8, "3 rounds"),
        ("warm-up", 11, "10 times"),
        ("block", 16, "1 round"),
        ("rest", 18, "1m30s"),
        ("note", 21, ""),
    ]


@pytest.mark.parametrize(
    ("lines", "time"),
    [
        ('kind = "breathe"\nbreaths = 6', "6 breaths"),
        ('kind = "stretch"\nname = "a"\nuntil = "eased"\nsides = "one"', "one side, until eased"),
        ('kind = "stretch"\nname = "a"\nuntil = "ready"\nsets = 3', "3 sets, until ready"),
        ('kind = "move"\nname = "a"\nreps = 4\nuntil = "ready"\nsides = "alternate"', "4 times, left and right in turn, until ready"),
        ('kind = "relax"\nname = "a"\ntense = 6\nrelease = 30', "36s"),
    ],
)  # fmt: skip
def test_the_time_is_what_the_step_has(opened, lines: str, time: str):
    assert [row.time for row in opened(f'name = "x"\n[[step]]\n{lines}\n').outline] == [time]


def test_problems_count_in_their_step_and_in_the_blocks_around_it(opened):
    draft = opened(ROUTINE.replace('"2s"', '"soon"').replace('"1m30s"', "-3").replace("sets = 2", "set = 2"))
    assert [row.problems for row in draft.outline] == [1, 2, 1, 1, 1, 0]
    assert len(draft.problems) == 3


def test_a_broken_routine_has_its_rows_from_what_is_there(opened):
    draft = opened('[[step]]\nmove = "calf-wall"\nduration = 90\n[[step]]\nkind = 3\n[[step]]\nkind = "heat"\nduration = "ten"\n[[step]]\nrounds = "x"\nstep = [1]\n')  # fmt: skip
    rows = [(row.kind, row.name, row.time, row.is_block) for row in draft.outline]
    assert rows == [
        ("", "Calf stretch at the wall", "1m30s", False),
        ("", "A step without a kind", "", False),
        ("heat", "Heat", "", False),
        ("block", "Block", "", True),
    ]


def test_ten_steps_are_not_taken_for_the_first(opened):
    text = 'name = "x"\n' + '[[step]]\nkind = "rest"\nduration = 3\n' * 10 + '[[step]]\nkind = "rest"\n'
    assert [row.problems for row in opened(text).outline] == [0] * 10 + [1]


def test_a_name_is_safe_to_show(opened):
    (row,) = opened('[[step]]\nkind = "note"\nname = "\\u001b[31m' + "a" * 500 + '"\n').outline
    assert not UNSEEN.search(row.name)
    assert len(row.name) <= 210
