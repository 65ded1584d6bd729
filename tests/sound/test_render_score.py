from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from rendered import timeline_of

from relief_player.session.timeline import Role
from relief_player.sound.breath import swell
from relief_player.sound.clips import read_clip
from relief_player.sound.cues import clip_of
from relief_player.sound.mixer import Mixer
from relief_player.sound.protocol import SWELL
from relief_player.sound.render.mixdown import LONGEST_TAIL, RATE, Mixing
from relief_player.sound.render.score import Sounding, score
from relief_player.sound.shape import frame_of
from relief_player.units import Ms

Clip = Callable[[str], bytes]


def _of(level: int, frames: int) -> bytes:
    return np.full(frames, level, "<i2").tobytes()


def _mixed(soundings: list[Sounding], clip: Clip, length: int) -> NDArray[np.int16]:
    return np.frombuffer(b"".join(Mixing(clip, length).blocks(soundings)), "<i2")


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
    tones = [one for one in score(timeline) if not one.clip.startswith(SWELL)]
    assert sorted((one.frame, one.clip) for one in tones) == sorted(expected)


def test_every_breath_in_and_out_has_a_swell_as_long_as_it_is_and_a_hold_has_none():
    text = 'name = "x"\n[[step]]\nkind = "breathe"\npattern = [2, 1, 3.5, 0.5]\nbreaths = 2\n'
    timeline = timeline_of(text)
    begins = next(item.at for item in timeline.items if item.role is Role.WORK)
    swells = [(one.frame, one.clip) for one in score(timeline) if one.clip.startswith(SWELL)]
    assert swells == [
        (frame_of(Ms(begins + at)), name)
        for breath in (0, 7_000)
        for at, name in ((breath, "swell-breathe-in-2000"), (breath + 3_000, "swell-breathe-out-3500"))
    ]


def test_what_belongs_to_a_side_leans_to_it_and_the_end_of_the_session_to_none():
    timeline = timeline_of('name = "x"\n[[step]]\nkind = "stretch"\nname = "A"\nduration = "9s"\nsides = "each"\n')
    sides = {(one.clip, one.side) for one in score(timeline)}
    assert {("start", "left"), ("start", "right"), ("switch", "right"), ("end", "right"), ("finish", "")} <= sides
    assert not {("start", ""), ("switch", "left"), ("finish", "right")} & sides


def test_what_leans_is_at_most_six_decibels_louder_on_its_side_and_as_loud_in_all():
    soundings = [Sounding(0, "a", "left"), Sounding(4, "a", "right"), Sounding(8, "a")]
    mixed = np.frombuffer(b"".join(Mixing(lambda _: _of(10_000, 2), 10, 2).blocks(soundings)), "<i2").reshape(-1, 2)
    left, right, middle = (mixed[at].astype(float) for at in (0, 4, 8))
    assert 20 * np.log10(left[0] / left[1]) == pytest.approx(6, abs=0.01)
    assert left.tolist() == right[::-1].tolist()
    assert middle.tolist() == [10_000, 10_000]
    assert np.sum(left**2) == pytest.approx(np.sum(middle**2), rel=0.001)


def test_a_session_is_mixed_for_a_file_as_it_is_mixed_live(clips: Path):
    timeline = timeline_of()
    soundings = score(timeline)
    clip = lru_cache(lambda name: swell(name) or read_clip(clips / f"{name}.wav"))
    length, block = frame_of(timeline.length), 2_205
    mixer, live = Mixer(), []
    for at in range(0, length, block):
        for one in (one for one in soundings if at <= one.frame < at + block):
            mixer.start(clip(one.clip), one.frame - at, side=one.side)
        live.append(mixer.block(block, 1.0))
    heard = b"".join(live)
    mixed = b"".join(Mixing(clip, length, 2).blocks(soundings))
    size = min(len(heard), length * 4)
    assert size > 60 * RATE
    assert heard[:size] == mixed[:size]


def test_a_background_makes_room_for_a_tone_and_not_for_a_breath():
    told: list[object] = []

    def under(frames: int, heard: object) -> bytes:
        told.append(heard)
        return bytes(2 * frames)

    soundings = [Sounding(2, "swell-breathe-in-2000"), Sounding(4, "start")]
    list(Mixing(lambda _: _of(1, 3), 10).blocks(soundings, under))
    assert told == [[(4, 7)]]


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
    mixed = np.frombuffer(b"".join(Mixing(lambda _: _of(10, 2), 6).blocks([Sounding(2, "a")], under)), "<i2")
    assert mixed.tolist() == [5, 5, 15, 15, 5, 5]
