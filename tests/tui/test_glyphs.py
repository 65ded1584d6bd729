"""Figures of every size."""

from __future__ import annotations

import itertools

import pytest

from relief_player.tui.glyphs import FACES, Face, face_for

DIGITS = "0123456789:"


@pytest.mark.parametrize("face", FACES, ids=str)
def test_a_face_draws_all_figures_equally_high(face: Face):
    assert {len(face.draw(digit)) for digit in DIGITS} == {face.rows}


@pytest.mark.parametrize(("face", "digit"), list(itertools.product(FACES, DIGITS)), ids=str)
def test_all_rows_of_a_figure_are_equally_wide(face: Face, digit: str):
    assert len({len(row) for row in face.draw(digit)}) == 1


@pytest.mark.parametrize("face", FACES, ids=str)
def test_all_digits_are_equally_wide_so_that_a_countdown_does_not_dance(face: Face):
    assert len({face.width(digit) for digit in DIGITS[:-1]}) == 1


@pytest.mark.parametrize("face", FACES, ids=str)
def test_no_two_figures_look_the_same(face: Face):
    assert len({face.draw(digit) for digit in DIGITS}) == len(DIGITS)


def test_the_faces_are_sorted_from_large_to_small():
    heights = [face.rows for face in FACES]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize(
    ("columns", "rows", "face"),
    [
        (70, 7, Face("fine", 2)),
        (70, 5, Face("small", 2)),
        (40, 3, Face("lines")),
        (4, 1, Face("text")),
        (0, 0, Face("text")),
    ],
)
def test_the_largest_face_that_fits_is_chosen(columns: int, rows: int, face: Face):
    assert face_for("0:22", columns, rows) == face


def test_a_chosen_face_fits():
    for columns, rows in itertools.product(range(0, 130, 7), range(1, 25)):
        face = face_for("1:02:03", columns, rows)
        assert face.shape == "text" or (face.width("1:02:03") <= columns and face.rows <= rows)


def test_what_is_no_figure_is_drawn_as_a_gap():
    assert set("".join(Face("fine", 2).draw("x"))) == {" "}
