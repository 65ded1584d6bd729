"""What a search finds, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.routine.finding.finder import Finder
from relief_player.routine.finding.query import Query, parse_query
from relief_player.routine.shelf_rows import ShelfRow

CALF, BED, DESK, FRENCH, CHINESE = (
    "Calf cramp, right now", "Bedtime wind-down", "Desk micro-break", "Étirements du mollet", "小腿拉伸",
)  # fmt: skip


def test_nothing_asked_for_is_everything_in_its_order(found, rows):
    assert found("") == [row.name for row in rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("cramp", [CALF]),
        ("CRAMP, right-now", [CALF]),
        ("wind", [BED]),
        ("sleep", [BED]),
        ("evening", [BED]),
        ("breathe", [BED]),
        ("office neck", [DESK]),
        ("etirements", [FRENCH]),
        ("ÉTIREMENTS", [FRENCH]),
        ("E\u0301tirements", [FRENCH]),
        ("strasse", ["Straße"]),
        ("拉伸", [CHINESE]),
        ("腿", [CHINESE]),
        ("ball", ["Straße"]),
        ("old", ["old.toml"]),
        ("cramp office", []),
    ],
)
def test_all_words_must_be_somewhere(found, text, names):
    assert found(text) == names


def test_a_name_stands_before_an_area_and_an_area_before_a_sentence(found):
    assert found("calf") == [CALF, BED, FRENCH, CHINESE, DESK]


def test_a_common_name_finds_its_areas(found):
    assert found("hamstring") == [BED]


@pytest.mark.parametrize("text", ["clf", "claf", "calx", "calpf", "bdtime", "bdetime"])
def test_where_no_row_holds_a_word_a_near_spelling_is_taken(found, text):
    assert (CALF if "b" not in text else BED) in found(text)


def test_a_near_spelling_is_not_taken_where_the_word_is_there(found):
    assert found("wall") == [FRENCH]
    assert "Straße" not in found("wall"), "ball is spelled nearly so"


def test_a_name_spelled_nearly_so_stands_before_an_area_spelled_so(found):
    assert found("claf")[:2] == [CALF, BED]


def test_a_single_letter_is_the_beginning_of_a_word(found):
    assert found("w") == [BED, FRENCH]


@pytest.mark.parametrize("text", ["zz", "q" * 25, "xyzxyz", "%%%"])
def test_what_is_nowhere_finds_nothing_and_what_is_no_word_everything(found, rows, text):
    assert found(text) == ([] if text.isalpha() else [row.name for row in rows])


# -- whatever is there, and whatever is typed --------------------------------------------------------------------------

TEXTS = st.text(alphabet="abcl fé腿-.:<>10mß\u0301\x1b[", max_size=12)
ROWS = st.lists(
    st.builds(
        ShelfRow,
        id=TEXTS, path=st.just(""), origin=st.sampled_from(["own", "folder", "shipped"]), name=TEXTS, summary=TEXTS,
        goal=st.none() | st.sampled_from(["relief", "relax", "desk"]),
        tags=st.just(()), own_pace=st.booleans(), problems=st.just(()),
        areas=st.lists(st.sampled_from(["calf", "neck", "whole-body"]), max_size=2).map(tuple),
        kinds=st.lists(st.sampled_from(["stretch", "warm-up"]), max_size=2).map(tuple),
        equipment=st.lists(TEXTS, max_size=2).map(tuple), duration_ms=st.none() | st.integers(0, 2_000_000),
    ),
    max_size=8,
)  # fmt: skip
WORDS = st.lists(
    st.sampled_from(["calf", "l", "fe", "abc", "goal:rel", "area:calves", "kind:s", "<10m", ">1:30", "is:mine", "with:a", "10"])
    | TEXTS,
    max_size=4,
)  # fmt: skip


@given(ROWS, WORDS)
def test_what_is_found_are_rows_each_once(rows, words):
    found = Finder(rows).find(parse_query(" ".join(words)))
    assert len(set(found)) == len(found)
    assert set(found) <= set(range(len(rows)))


@given(ROWS, WORDS, TEXTS)
def test_every_word_more_only_narrows(rows, words, more):
    finder = Finder(rows)
    before = finder.find(parse_query(" ".join(words)))
    assert set(finder.find(parse_query(" ".join([*words, more])))) <= set(before)


@given(ROWS, WORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_words_makes_no_difference(rows, words, dice):
    finder = Finder(rows)
    words = " ".join(words).split()
    shuffled = dice.sample(words, len(words))
    assert finder.find(parse_query(" ".join(words))) == finder.find(parse_query(" ".join(shuffled)))


@given(ROWS, WORDS)
def test_the_order_is_stable_and_the_same_every_time(rows, words):
    query = parse_query(" ".join(words))
    finder = Finder(rows)
    first = finder.find(query)
    assert finder.find(query) == Finder(rows).find(query) == first
    if not query.terms:
        assert list(first) == sorted(first)


@given(ROWS, WORDS)
def test_case_makes_no_difference(rows, words):
    finder = Finder(rows)
    # Of other letters there are some that upper case does not lead back from.
    text = " ".join(word for word in words if word.isascii())
    assert finder.find(parse_query(text.upper())) == finder.find(parse_query(text.lower()))


@given(TEXTS, TEXTS)
def test_accents_make_no_difference(name, text):
    def found(one: str, other: str) -> bool:
        return bool(Finder([ShelfRow("", "", "own", one)]).find(parse_query(other)))

    assert found(name, text) == found(name.replace("é", "e"), text.replace("é", "e\u0301"))


def test_what_is_remembered_of_many_words_makes_no_difference(rows):
    finder = Finder(rows)
    for number in range(300):
        finder.find(parse_query(f"word{number} <{number}s"))
    assert finder.find(Query(("calf",))) == Finder(rows).find(Query(("calf",)))
