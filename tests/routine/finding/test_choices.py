"""What a shelf can be filtered by, and in which groups it stands."""

from __future__ import annotations

from relief_player.routine.finding.choices import aspects, loosened
from relief_player.routine.finding.finder import Finder
from relief_player.routine.finding.grouping import grouped
from relief_player.routine.finding.query import parse_query, with_filter


def _told(rows, text):
    return {
        aspect.key: {choice.value: choice.count for choice in aspect.choices} for aspect in aspects(Finder(rows), text)
    }


def test_only_what_leaves_something_is_offered(rows):
    told = _told(rows, "")
    assert told["goal"] == {"": 7, "flexibility": 2, "relief": 1, "relax": 1, "desk": 1}
    assert told["<"] == {"": 7, "5m": 3, "10m": 4, "15m": 6, "20m": 6, "30m": 6}
    assert told["with"] == {"": 7, "nothing": 4, "step-or-chair": 1, "wall": 1, "ball": 1}
    assert told["is"] == {"": 7, "mine": 3, "shipped": 4, "broken": 1}


def test_the_counts_hold_with_everything_else_that_was_typed(rows):
    told = _told(rows, "calf goal:flexibility")
    assert told["goal"] == {"": 5, "flexibility": 2, "relief": 1, "relax": 1, "desk": 1}
    assert told["<"] == {"": 2, "10m": 1, "15m": 2, "20m": 2, "30m": 2}


def test_every_count_is_what_choosing_it_finds(rows):
    finder, text = Finder(rows), "calf <15m"
    for aspect in aspects(finder, text):
        for choice in aspect.choices:
            assert choice.count == len(finder.find(parse_query(with_filter(text, aspect.key, choice.value))))


def test_the_present_filter_is_chosen_even_where_it_leaves_nothing(rows):
    goal = aspects(Finder(rows), "goal:habit")[0]
    assert (goal.choices[goal.chosen].value, goal.choices[goal.chosen].count) == ("habit", 0)
    assert aspects(Finder(rows), "with:tow")[4].choices[-1].value == "tow"


def test_rows_stand_in_groups_by_goal_and_broken_files_last(rows):
    assert [(group.name, group.numbers) for group in grouped(rows, range(len(rows)))] == [
        ("flexibility", (2, 3)), ("relief", (1,)), ("relax", (0,)), ("desk", (4,)), ("", (5,)), ("broken", (6,)),
    ]  # fmt: skip


def test_a_group_keeps_the_order_it_was_given(rows):
    assert grouped(rows, (3, 2))[0].numbers == (3, 2)


def test_where_nothing_is_found_each_word_is_told_that_could_go(rows):
    finder = Finder(rows)
    assert loosened(finder, "cramp <1") == (("cramp", 1), ("<1", 1))
    assert loosened(finder, "zzzz") == ()
    assert loosened(finder, "zzzz xxxx neck") == ()
