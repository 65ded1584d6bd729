"""Words, heard: everything real but the sound card, which is made of software and recorded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from session_stage import step, timeline_of
from sound_rig import SoundRig

from relief_player.session.clock import SystemClock
from relief_player.session.conductor import Conductor
from relief_player.session.state import Command
from relief_player.settings import SoundSettings, VoiceSettings
from relief_player.sound.speaker import Speaker
from relief_player.sound.voice.opening import open_mouth

pytestmark = pytest.mark.rig

WALK = timeline_of(step(1.0, name="Walk along the wall slowly"), get_ready=4.0, countdown=0)


@pytest.mark.parametrize("paused", [False, True], ids=["played through", "paused in the middle of a phrase"])
def test_words_are_heard_after_their_tone_and_end_when_the_session_is_paused(
    paused: bool, rig: SoundRig, clips: Path, tmp_path: Path
):
    pytest.importorskip("py_nanotts")
    told: list[str] = []
    mouth = open_mouth(WALK, VoiceSettings(), tmp_path, first=0, notice=told.append)
    speaker = Speaker(
        clips, SoundSettings(device="miniaudio"), mouth=mouth, notice=told.append, environment=rig.environment
    )
    assert speaker.wait_known(15)
    if speaker.status().device != "miniaudio":
        speaker.close()
        pytest.skip(f"cannot be tried here: {told[0]}")
    clock = SystemClock()
    conductor = Conductor(WALK, clock, sinks=[speaker], cueing=speaker)
    with rig.record() as recording:
        conductor.start()
        begun = clock.real(clock.now())
        recording.go_on(1.5)
        if paused:
            conductor.submit(Command.PAUSE).result(5)
        recording.go_on(2.0)
        conductor.submit(Command.STOP).result(5)
        speaker.close()
    tone_is_over, words_go_on = recording.around(begun + 1.25, 0.25)[0], recording.around(begun + 1.9, 0.4)[0]
    assert np.std(tone_is_over) > 0.01
    assert (np.std(words_go_on) > 0.01) is not paused
    assert told == []
