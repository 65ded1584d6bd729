from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.sound.mixer import MOST_VOICES, Mixer


def _clip(*values: int) -> bytes:
    return np.array(values, "<i2").tobytes()


def _values(block: bytes) -> list[int]:
    """What both ears hear."""
    left, right = np.frombuffer(block, "<i2").reshape(-1, 2).T
    assert np.array_equal(left, right)
    return [int(value) for value in left]


def test_a_clip_that_leans_is_louder_on_its_side():
    mixer = Mixer()
    mixer.start(_clip(10_000), delay=0, side="left")
    mixer.start(_clip(0, 10_000), delay=0, side="right")
    first, second = np.frombuffer(mixer.block(2, 1.0), "<i2").reshape(-1, 2).astype(float)
    assert 20 * np.log10(first[0] / first[1]) == pytest.approx(6, abs=0.01)
    assert second.tolist() == first[::-1].tolist()


def test_a_clip_begins_at_its_frame():
    mixer = Mixer()
    mixer.start(_clip(7, 8), delay=3)
    assert _values(mixer.block(6, 1.0)) == [0, 0, 0, 7, 8, 0]


def test_clips_that_overlap_are_added():
    mixer = Mixer()
    mixer.start(_clip(1, 2, 3), delay=0)
    mixer.start(_clip(10, 20), delay=1)
    assert _values(mixer.block(4, 1.0)) == [1, 12, 23, 0]


def test_too_loud_a_sum_is_cut_and_never_wraps_round():
    mixer = Mixer()
    for _ in range(3):
        mixer.start(_clip(30_000, -30_000), delay=0)
    assert _values(mixer.block(2, 1.0)) == [32_767, -32_768]


def test_a_clip_goes_on_in_the_next_block():
    mixer = Mixer()
    mixer.start(_clip(1, 2, 3), delay=1)
    assert [_values(mixer.block(2, 1.0)) for _ in range(3)] == [[0, 1], [2, 3], [0, 0]]


@given(
    clips=st.lists(st.tuples(st.integers(0, 30), st.lists(st.integers(-2_000, 2_000), max_size=20)), max_size=5),
    sizes=st.lists(st.integers(1, 17), min_size=1, max_size=20),
)
def test_what_is_heard_does_not_depend_on_how_it_is_cut_into_blocks(
    clips: list[tuple[int, list[int]]], sizes: list[int]
):
    whole, cut = Mixer(), Mixer()
    expected = np.zeros(sum(sizes) + 60, int)
    for delay, values in clips:
        expected[delay : delay + len(values)] += np.array(values, int)
        whole.start(_clip(*values), delay)
        cut.start(_clip(*values), delay)
    total = sum(sizes)
    blocks = b"".join(cut.block(size, 1.0) for size in sizes)
    assert blocks == whole.block(total, 1.0)
    assert _values(blocks) == expected[:total].tolist()


def test_it_sounds_until_the_last_clip_has_ended():
    mixer = Mixer()
    mixer.start(_clip(1, 2, 3), delay=0)
    mixer.block(2, 1.0)
    still = mixer.sounding
    mixer.block(1, 1.0)
    assert (still, mixer.sounding) == (True, False)


def test_a_change_of_volume_slides_and_does_not_jump():
    mixer = Mixer()
    mixer.start(_clip(*[10_000] * 20_000), delay=0)
    mixer.block(100, 1.0)
    slide = np.array(_values(mixer.block(15_000, 0.0)))
    assert np.max(np.abs(np.diff(slide))) <= 201
    assert (slide[0] > 9_700, slide[3_000] > 4_000, slide[-1]) == (True, True, 0)


def test_the_volume_holds_once_it_is_reached():
    mixer = Mixer()
    mixer.start(_clip(*[10_000] * 20_000), delay=0)
    mixer.block(100, 1.0)
    mixer.block(10_000, 0.5)
    assert set(_values(mixer.block(500, 0.5))) == {5_000}


def test_a_volume_set_in_silence_holds_from_the_first_sample():
    mixer = Mixer()
    mixer.block(100, 1.0)
    mixer.block(100, 0.25)
    mixer.start(_clip(10_000), delay=0)
    assert _values(mixer.block(1, 0.25)) == [2_500]


@pytest.mark.parametrize(("voices", "heard"), [(MOST_VOICES, MOST_VOICES), (MOST_VOICES + 5, MOST_VOICES)])
def test_only_so_many_sound_at_once(voices: int, heard: int):
    mixer = Mixer()
    for _ in range(voices):
        mixer.start(_clip(1), delay=0)
    assert _values(mixer.block(1, 1.0)) == [heard]
