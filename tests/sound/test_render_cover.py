from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from session_stage import pause, step, timeline_of

from relief_player.session.timeline import Timeline
from relief_player.sound.render.cover import GROUND, SIZE, cover
from relief_player.sound.render.png import Picture


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        content = png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length)[0] == zlib.crc32(name + content)
        yield name, content
        at += length + 12


def _points(png: bytes) -> NDArray[np.uint8]:
    """The colour of each point, as a reader of PNG files makes it out."""
    parts = dict(_chunks(png))
    width, height, *rest = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert rest == [8, 3, 0, 0, 0]
    rows = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(height, width + 1)
    assert not rows[:, 0].any()
    palette = np.frombuffer(parts[b"PLTE"], np.uint8).reshape(-1, 3)
    return palette[rows[:, 1:]]


def _drawn(timeline: Timeline) -> NDArray[np.bool_]:
    """Which points are not ground."""
    return np.any(_points(cover(timeline).png()) != np.array(GROUND), axis=2)


def test_a_picture_is_a_png_that_a_reader_can_read():
    picture = Picture(4, 3, [(1, 2, 3), (200, 100, 50)])
    picture.fill(1, 1, 3, 2, 1)
    points = _points(picture.png())
    assert points.shape == (3, 4, 3)
    assert [tuple(points[1, x]) for x in range(4)] == [(1, 2, 3), (200, 100, 50), (200, 100, 50), (1, 2, 3)]
    assert (points[[0, 2]] == (1, 2, 3)).all()


@pytest.mark.parametrize("place", [(-5, -5, 9, 9), (0, 0, 4, 3)])
def test_what_is_drawn_outside_is_cut(place: tuple[int, int, int, int]):
    picture = Picture(4, 3, [(0, 0, 0), (9, 9, 9)])
    picture.fill(*place, 1)
    assert (_points(picture.png()) == 9).all()


def test_a_cover_is_a_square_with_a_margin():
    drawn = _drawn(timeline_of(step(600, name="A"), get_ready=10))
    assert drawn.shape == (SIZE, SIZE)
    assert not drawn[:50].any()
    assert not drawn[-50:].any()
    assert not drawn[:, :50].any()
    assert not drawn[:, -50:].any()


def test_a_step_fills_as_many_lines_as_its_part_of_the_session():
    drawn = _drawn(timeline_of(step(300, name="A"), step(300, kind="move", name="B"), get_ready=0, transition=0))
    lines = drawn.any(axis=1)
    begins = np.flatnonzero(np.diff(lines.astype(int)) == 1)
    assert len(begins) == 8
    points = _points(cover(timeline_of(step(300, name="A"), step(300, kind="move", name="B"), transition=0)).png())
    assert len({tuple(colour) for colour in points.reshape(-1, 3)}) == 4


def test_a_rest_is_low_and_work_is_tall():
    drawn = _drawn(timeline_of(step(60, name="A"), pause(60), step(60, name="B"), get_ready=0, transition=0))
    heights = {int(column.sum()) for column in drawn[:130].T}
    assert {0, 38} <= heights
    assert 6 in {int(column.sum()) for column in drawn[180:310].T}


def test_a_left_side_stands_up_and_a_right_side_hangs_down():
    drawn = _drawn(timeline_of(step(60, name="A", sides="each"), get_ready=0, switch=0))
    first, last = drawn[70:115], drawn[485:535]
    above, below = first.sum(axis=1), last.sum(axis=1)
    assert above[: len(above) // 2].sum() > 3 * above[len(above) // 2 :].sum()
    assert below[len(below) // 2 :].sum() > 3 * below[: len(below) // 2].sum()


def test_a_session_of_no_length_has_an_empty_cover():
    assert not _drawn(timeline_of(step(None, name="A", until="ready"), get_ready=0)).any()


def test_the_same_session_has_the_same_cover():
    timeline = timeline_of(step(60, name="A", sides="each"))
    assert cover(timeline).png() == cover(timeline).png()
