"""The catalogue: what a moves.toml may hold, a person's own over the shipped, and finding a move."""

from __future__ import annotations

from pathlib import Path

import pytest

from relief_player.routine.model import Dose, Move, Sides
from relief_player.routine.moves import MoveBook, read_move_book, read_moves
from relief_player.units import Ms

SHIPPED = '[[move]]\nid = "a"\nname = "A"\narea = "calf"\n\n[[move]]\nid = "b"\nname = "B"\narea = "back-thigh"\n'


def _told(text: str) -> list[tuple[int | None, int | None, str, str]]:
    _, problems = read_moves(text, file="moves.toml")
    return [(one.line, one.column, one.key, one.message) for one in problems]


def test_every_key_of_a_move_is_read(book: MoveBook):
    assert book.get("calf-wall") == Move(
        id="calf-wall", name="Calf stretch at the wall", area="calf", areas=("calf", "ankle"), muscles=("gastrocnemius",),
        position="standing", instruction="Put your hands on a wall.", feel="A steady pull.",
        mistakes=("Letting the heel lift.",), cautions=("Keep hold of the wall.",), sides=Sides.EACH, equipment=("wall",),
        alternatives=("slow-walk",),
        dose=Dose(hold_min=Ms(10_000), hold_max=Ms(30_000), reps_min=1, reps_max=4, text="15-30 s x2-4"),
        sources=("mayo_basic",), prudence=("mistakes",), duration=None,
    )  # fmt: skip


def test_a_move_needs_only_its_id_and_name():
    moves, problems = read_moves('[[move]]\nid = "a"\nname = "A"', file="x")
    assert not problems
    assert moves == {"a": Move(id="a", name="A")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [(1, 1, "move", "move is missing: the moves")]),
        ("move = 5", [(1, 8, "move", "found 5, expected moves")]),
        ("move = [5]", [(1, 9, "move[0]", "found 5, expected the table of a move")]),
        ("[[move]]\nname = 'A'", [(1, 1, "move[0].id", "id is missing: what steps call it")]),
        ("[[move]]\nid = 'a'", [(1, 1, "move[0].name", "name is missing: what people call it")]),
        ("[[move]]\nid = 'a'\nname = 'A'\nnmae = 'B'", [(4, 1, "move[0].nmae", "nmae is not a known key")]),
        (
            "[[move]]\nid = 'a'\nname = 'A'\nduration = 0",
            [(4, 12, "move[0].duration", "found 0, expected more than nothing")],
        ),
        (
            "[[move]]\nid = 'a'\nname = 'A'\n[[move]]\nid = 'a'\nname = 'B'",
            [(5, 6, "move[1].id", 'found "a" a second time, expected each id once')],
        ),
        (
            "[[move]]\nid = 'a'\nname = 'A'\nalternatives = ['a', 'b']",
            [(4, 22, "move[0].alternatives[1]", 'found "b", expected a move of the catalogue')],
        ),
        (
            "[[move]]\nid = 'a'\nname = 'A'\ndose = { hold_min = 5, hold_max = 4 }",
            [(4, 21, "move[0].dose.hold_min", "hold_min is more than hold_max")],
        ),
        (
            "[[move]]\nid = 'a'\nname = 'A'\ndose = { reps_min = 'x' }",
            [(4, 21, "move[0].dose.reps_min", 'found "x", expected a whole number from 1 to 10,000')],
        ),
        ("[[move]", [(1, 7, "", "not TOML: expected ']]' at the end of an array declaration")]),
    ],
)
def test_a_mistake_is_told_in_its_place(text: str, told: list):
    assert _told(text) == told


def test_a_move_with_a_mistake_is_left_out_and_the_others_stay():
    text = "[[move]]\nid = 'a'\nname = 5\n[[move]]\nid = 'b'\nname = 'B'\n[[move]]\nid = 'c'\nname = 'C'\nzzz = 1"
    moves, problems = read_moves(text, file="x")
    assert list(moves) == ["b"]
    assert len(problems) == 2


def test_a_catalogue_full_of_mistakes_keeps_the_moves_before_them():
    text = "[[move]]\nid = 'a'\nname = 'A'\n" + "[[move]]\n" * 2_000
    moves, problems = read_moves(text, file="x")
    assert list(moves) == ["a"]
    assert "there may be more" in problems[-1].message


# -- a person's own ----------------------------------------------------------------------------------------------------


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    path = tmp_path / "shipped.toml"
    path.write_text(SHIPPED, encoding="utf-8")
    return path


def test_a_persons_own_move_stands_in_place_of_a_shipped_one(shipped: Path, tmp_path: Path):
    own = tmp_path / "moves.toml"
    own.write_text("[[move]]\nid = 'b'\nname = 'My B'\nalternatives = ['a']\n[[move]]\nid = 'c'\nname = 'C'\n")
    book = read_move_book(shipped, own)
    assert [(move.id, move.name) for move in book.moves.values()] == [("a", "A"), ("b", "My B"), ("c", "C")]
    assert book.own == {"b", "c"}
    assert book.problems == ()


def test_a_persons_own_file_with_mistakes_leaves_the_shipped_moves(shipped: Path, tmp_path: Path):
    own = tmp_path / "moves.toml"
    own.write_text("[[move]]\nid = 'b'\nname = 5\n")
    book = read_move_book(shipped, own)
    assert book.moves["b"].name == "B"
    assert [(one.file, one.line) for one in book.problems] == [(str(own), 3)]


def test_without_an_own_file_there_is_no_problem(shipped: Path, tmp_path: Path):
    book = read_move_book(shipped, tmp_path / "moves.toml")
    assert book.ids == ("a", "b")
    assert book.problems == ()


def test_an_own_file_that_is_a_folder_is_told(shipped: Path, tmp_path: Path):
    (tmp_path / "moves.toml").mkdir()
    assert "found a folder" in read_move_book(shipped, tmp_path / "moves.toml").problems[0].message


def test_the_moves_of_a_record_stand_over_the_catalogue(book: MoveBook):
    later = book.with_text("[[move]]\nid = 'slow-walk'\nname = 'Walk'\nduration = 5\n")
    assert later.moves["slow-walk"].duration == 5_000
    assert later.own == {"slow-walk"}
    assert book.with_text("  \n") is book


def test_a_persons_own_moves_come_with_their_alternatives():
    moves = {
        "a": Move(id="a", name="A", alternatives=("b", "shipped")),
        "b": Move(id="b", name="B", alternatives=("a",)),
        "c": Move(id="c", name="C"),
        "shipped": Move(id="shipped", name="S"),
    }
    book = MoveBook(moves, frozenset("abc"))
    assert [move.id for move in book.own_among(["shipped", "a", "a"])] == ["a", "b"]


# -- finding -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "ids"),
    [("calf", ["calf-wall"]), ("ankle", ["calf-wall"]), ("leg", ["calf-wall"]), ("hand", []), ("nowhere", [])],
)
def test_moves_are_found_by_area(book: MoveBook, area: str, ids: list[str]):
    assert [move.id for move in book.for_area(area)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("WALL", ["calf-wall"]),
        ("gastro", ["calf-wall"]),
        ("slow", ["slow-walk", "long-breath"]),
        ("slow walk", ["slow-walk"]),
        ("legs standing", ["calf-wall"]),
        ("zzz", []),
        ("", ["calf-wall", "slow-walk", "long-breath"]),
    ],
)
def test_moves_are_found_by_words(book: MoveBook, text: str, ids: list[str]):
    assert [move.id for move in book.search(text)] == ids


def test_the_shipped_catalogue_has_no_problem():
    path = Path(__file__).resolve().parents[2] / "routines" / "moves.toml"
    book = read_move_book(path)
    assert [str(one) for one in book.problems] == []
    assert len(book.moves) > 50
