from __future__ import annotations

from pathlib import Path

import pytest

from relief_player.session.timeline import Cue, CueKind, Edge
from relief_player.settings import MOODS
from relief_player.sound.cues import CLIP_NAMES, clip_files, clip_of
from relief_player.sound.moods import folder_of
from relief_player.units import Ms


@pytest.mark.parametrize("kind", [kind for kind in CueKind if kind is not CueKind.COUNTDOWN])
def test_a_cue_is_heard_as_the_clip_of_its_name(kind: CueKind):
    assert clip_of(Cue(kind, Edge.START, Ms(0))) == kind.value


@pytest.mark.parametrize(("left", "name"), [(10_000, "countdown"), (2_000, "countdown"), (1_000, "countdown-last")])
def test_the_last_beat_of_a_countdown_differs_from_the_others(left: int, name: str):
    assert clip_of(Cue(CueKind.COUNTDOWN, Edge.END, Ms(left))) == name


def test_every_clip_of_every_mood_is_shipped_under_its_name_and_nothing_else_is(clips: Path):
    wanted = [path for mood in MOODS for path in clip_files(folder_of(clips, mood)).values()]
    assert sorted(path for path in clips.rglob("*") if path.is_file()) == sorted(wanted)


def test_every_kind_of_cue_has_a_clip():
    assert {kind.value for kind in CueKind} < set(CLIP_NAMES)
