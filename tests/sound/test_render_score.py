from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from rendered import timeline_of

from relief_player.sound.cues import clip_of
from relief_player.sound.render.mixdown import LONGEST_TAIL, RATE, blocks
from relief_player.sound.render.score import Sounding, frame_of, score
from relief_player.units import Ms

Clip = Callable[[str], bytes]


def _of(level: int, frames: int) -> bytes:
    return np.full(frames, level, "<i2").tobytes()


def _mixed(soundings: list[Sounding], clip: Clip, length: int) -> NDArray[np.int16]:
    return np.frombuffer(b"".join(blocks(soundings, clip, length)), "<i2")


@pytest.mark.parametrize(("at", "frame"), [(0, 0), (1, 44), (10, 441), (1000, 44_100), (86_400_000, 3_810_240_000)])
def test_a_moment_has_its_nearest_frame(at: int, frame: int):
    assert frame_of(Ms(at)) == frame


def test_every_cue_of_the_timeline_is_in_the_score_at_its_frame():
    timeline = timeline_of()
    expected = [
        (round((item.at + cue.within(item.length)) * 44.1), clip_of(cue))
        for item in timeline.items
        for cue in item.cues
    ]
    assert sorted((one.frame, one.clip) for one in score(timeline)) == sorted(expected)


def test_the_score_is_in_the_order_of_time():
    frames = [one.frame for one in score(timeline_of())]
    assert frames == sorted(frames)


def test_a_step_that_goes_round_until_it_has_eased_is_there_once():
    text = 'name = "x"\n[[step]]\nkind = "stretch"\nname = "Hold"\nduration = "5s"\nuntil = "eased"\n'
    assert [one.clip for one in score(timeline_of(text))].count("start") == 1


@given(
    length=st.integers(0, 3 * RATE),
    clips=st.lists(st.tuples(st.integers(0, 3 * RATE), st.integers(1, 40_000)), max_size=6),
)
def test_a_mix_is_the_sum_of_its_clips_each_at_its_frame(length: int, clips: list[tuple[int, int]]):
    placed = sorted((min(frame, length), frames) for frame, frames in clips)
    soundings = [Sounding(frame, str(frames)) for frame, frames in placed]
    end = max([length, *(frame + frames for frame, frames in placed)])
    expected = np.zeros(end, int)
    for frame, frames in placed:
        expected[frame : frame + frames] += 100
    mixed = _mixed(soundings, lambda name: _of(100, int(name)), length)
    assert mixed.tolist() == expected.tolist()


def test_a_session_of_no_length_sounds_what_it_has():
    assert _mixed([Sounding(0, "a")], lambda _: _of(100, 3), 0).tolist() == [100] * 3


def test_the_end_may_die_away_for_two_seconds_and_no_longer():
    mixed = _mixed([Sounding(RATE, "long")], lambda _: _of(10_000, 5 * RATE), RATE)
    assert len(mixed) == RATE + LONGEST_TAIL == 3 * RATE
    assert np.max(np.abs(np.diff(mixed[RATE + 1 :].astype(int)))) <= 200
    assert abs(int(mixed[-1])) <= 200


def test_nothing_is_added_behind_a_session_that_ends_in_silence():
    assert len(_mixed([Sounding(0, "short")], lambda _: _of(1, 10), RATE + 7)) == RATE + 7


def test_what_is_too_loud_together_is_cut_and_never_wraps_round():
    mixed = _mixed([Sounding(0, "a"), Sounding(0, "b")], lambda _: _of(30_000, 4), 4)
    assert mixed.tolist() == [32_767] * 4


def test_a_background_lies_under_the_clips():
    under = lambda frames, _heard: _of(5, frames)  # noqa: E731  # one line says it
    mixed = np.frombuffer(b"".join(blocks([Sounding(2, "a")], lambda _: _of(10, 2), 6, under)), "<i2")
    assert mixed.tolist() == [5, 5, 15, 15, 5, 5]
