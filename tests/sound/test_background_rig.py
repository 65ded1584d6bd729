"""A background, heard: everything real but the sound card, which is made of software and recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from session_stage import step, timeline_of
from sound_rig import Recording, SoundRig

from relief_player.session.clock import SystemClock
from relief_player.session.conductor import Conductor
from relief_player.session.state import Command
from relief_player.session.timeline import Timeline
from relief_player.settings import BackgroundSettings, SoundSettings
from relief_player.sound.background.bed import COMES, DUCKED
from relief_player.sound.speaker import Speaker

pytestmark = pytest.mark.rig

LONG = timeline_of(step(60.0, name="Hold"), get_ready=3.0, countdown=0, halfway=0)
"""A tone at its start and after three seconds; then only the background."""
LOUD = BackgroundSettings(sound="brown", volume=100)
_PIECE = 0.05
"""Seconds over which a level is taken."""


class Played:
    """A session over a background, as it is recorded."""

    def __init__(self, rig: SoundRig, clips: Path, timeline: Timeline, background: BackgroundSettings) -> None:
        self.told: list[str] = []
        self.speaker = Speaker(
            clips,
            SoundSettings(device="miniaudio", volume=100),
            timeline=timeline,
            background=background,
            notice=self.told.append,
            environment=rig.environment,
        )
        assert self.speaker.wait_known(15)
        if self.speaker.status().device != "miniaudio":
            self.speaker.close()
            pytest.skip(f"cannot be tried here: {self.told[0]}")
        self.clock = SystemClock()
        self.conductor = Conductor(timeline, self.clock, sinks=[self.speaker], cueing=self.speaker)

    def begin(self) -> float:
        """Begin; returns the second at which it began."""
        self.conductor.start()
        return self.clock.real(self.clock.now())

    def end(self) -> None:
        """Stop, and let it fade."""
        if not self.conductor.over.is_set():
            self.conductor.submit(Command.STOP).result(5)
        self.speaker.close()


@pytest.fixture
def play(rig: SoundRig, clips: Path) -> Iterator[Callable[..., Played]]:
    made: list[Played] = []

    def begin(timeline: Timeline = LONG, background: BackgroundSettings = LOUD) -> Played:
        made.append(Played(rig, clips, timeline, background))
        return made[-1]

    yield begin
    for one in made:
        one.end()


def _levels(recording: Recording, start: float, seconds: float) -> list[float]:
    """How loud each twentieth of a second was, from a moment on."""
    pieces = int(seconds / _PIECE)
    return [float(np.std(recording.around(start + number * _PIECE, _PIECE)[0])) for number in range(pieces)]


def test_a_background_is_heard_without_a_gap_while_this_process_is_busy_and_fades_away_at_the_end(
    rig: SoundRig, play: Callable[..., Played]
):
    played = play()
    with rig.record() as recording:
        begun = played.begin()
        # A screen that draws, and more: this process's interpreter is busy the whole time.
        ends = begun + 8.0
        while played.clock.real(played.clock.now()) < ends:
            sum(number * number for number in range(2_000))
        played.end()
        recording.go_on(0.8)
    steady = _levels(recording, begun + 5.0, 2.8)
    assert min(steady) > 0.3 * float(np.median(steady)) > 0.003
    assert recording.samples[-1000:].std() < 0.0005
    assert played.told == []


def test_a_background_goes_down_under_a_tone_and_comes_back(rig: SoundRig, play: Callable[..., Played]):
    # The words for it are left out, and so the tone is the only thing that is heard on it.
    played = play(timeline_of(step(20.0, name="Hold"), get_ready=0.0, countdown=0, halfway=8.0))
    with rig.record() as recording:
        begun = played.begin()
        recording.go_on(13.0)
    before = np.median(_levels(recording, begun + COMES + 4.0, 1.5))
    # Over the tail of the tone, which has died away, the background is still down.
    under = np.median(_levels(recording, begun + 10.5, 0.1))
    after = np.median(_levels(recording, begun + 12.0, 0.8))
    assert under < (DUCKED + 1) / 2 * before
    assert after == pytest.approx(before, rel=0.35)


@pytest.mark.parametrize(("in_pause", "least", "most"), [("quiet", 0.1, 0.4), ("stop", 0.0, 0.01)])
def test_in_a_pause_it_is_as_the_settings_say_and_comes_back_with_the_session(
    in_pause: str, least: float, most: float, rig: SoundRig, play: Callable[..., Played]
):
    played = play(background=BackgroundSettings(sound="brown", volume=100, in_pause=in_pause))
    with rig.record() as recording:
        begun = played.begin()
        recording.go_on(6.5)
        played.conductor.submit(Command.PAUSE).result(5)
        paused = played.clock.real(played.clock.now())
        recording.go_on(2.5)
        played.conductor.submit(Command.RESUME).result(5)
        resumed = played.clock.real(played.clock.now())
        recording.go_on(7.0)
    before = np.median(_levels(recording, begun + 5.0, 1.3))
    in_it = np.median(_levels(recording, paused + 1.2, 1.0))
    after = np.median(_levels(recording, resumed + 5.5, 1.0))
    assert least * before <= in_it <= most * before
    assert after == pytest.approx(before, rel=0.35)
