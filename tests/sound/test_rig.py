"""A session, heard: everything real but the sound card, which is made of software and recorded."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from session_stage import pause, step, timeline_of
from sound_rig import RATE, Recording, Samples, SoundRig

from relief_player.session.clock import SystemClock
from relief_player.session.conductor import Conductor
from relief_player.session.events import CueGiven, Event
from relief_player.session.state import Command
from relief_player.session.timeline import Timeline
from relief_player.settings import SoundSettings
from relief_player.sound.breath import swell
from relief_player.sound.breath_names import swell_name
from relief_player.sound.cues import CLIP_NAMES, breath_of, clip_of
from relief_player.sound.protocol import SWELL
from relief_player.sound.speaker import Speaker

pytestmark = pytest.mark.rig

TOLERANCE = 0.03
"""Seconds; a machine that does much else at the same time is not quiet. `bench/` measures it exactly."""
REACH = 0.2
"""Seconds round the due time in which a cue is looked for: as late as the very first may be."""


class Due:
    """A sink that writes down when each cue was due, by the machine's clock."""

    name = "due"

    def __init__(self, clock: SystemClock) -> None:
        self._clock = clock
        self.cues: list[tuple[float, str]] = []

    def hear(self, event: Event, late: float) -> None:
        if isinstance(event, CueGiven):
            due = self._clock.real(event.due)
            self.cues.append((due, clip_of(event.cue)))
            if name := swell_name(event.cue.kind, breath_of(event.item, event.index)):
                self.cues.append((due, name))


@dataclass
class Heard:
    """A moment at which one or more clips were due, and what of them was found in the recording."""

    names: tuple[str, ...]
    error: float
    """Seconds from when it was due to when it was heard."""
    likeness: float
    """1 where the recording is the clips and nothing else."""


def _clip(folder: Path, name: str) -> Samples:
    if name.startswith(SWELL):
        return _resampled(np.frombuffer(swell(name), "<i2").astype(np.float64) / 32_768, 44_100)
    with wave.open(str(folder / f"{name}.wav")) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float64) / 32_768
        rate = file.getframerate()
    return _resampled(samples, rate)


def _resampled(samples: Samples, rate: int) -> Samples:
    return np.interp(np.arange(0, len(samples) / rate, 1 / RATE), np.arange(len(samples)) / rate, samples)


def _together(clips: Sequence[Samples]) -> Samples:
    whole = np.zeros(max(len(clip) for clip in clips))
    for clip in clips:
        whole[: len(clip)] += clip
    return whole


def _correlated(around: Samples, expected: Samples) -> Samples:
    """How well `expected` fits into `around`, from each sample on where it fits whole."""
    size = len(around) + len(expected)
    product = np.fft.rfft(around, size) * np.conj(np.fft.rfft(expected, size))
    fits: Samples = np.fft.irfft(product, size)[: len(around) - len(expected) + 1]
    return fits


def _find(recording: Recording, folder: Path, cues: list[tuple[float, str]]) -> list[Heard]:
    """Look for each moment's clips round the time it was due."""
    found = []
    for due in sorted({round(due, 3) for due, _ in cues}):
        names = tuple(name for at, name in cues if round(at, 3) == due)
        expected = _together([_clip(folder, name) for name in names])
        around, starts = recording.around(due - REACH, len(expected) / RATE + 2 * REACH)
        fit = _correlated(around, expected)
        at = int(np.argmax(fit))
        heard = around[at : at + len(expected)]
        likeness = fit[at] / (np.linalg.norm(heard) * np.linalg.norm(expected) + 1e-12)
        found.append(Heard(names, starts + at / RATE - due, float(likeness)))
    return found


@dataclass
class Played:
    """A session that was played into the card."""

    heard: list[Heard]
    told: list[str]


def _play(rig: SoundRig, clips: Path, timeline: Timeline, device: str = "miniaudio") -> Played:
    clock = SystemClock()
    due, told = Due(clock), []
    speaker = Speaker(
        clips, SoundSettings(device=device), timeline=timeline, notice=told.append, environment=rig.environment
    )
    assert speaker.wait_known(15)
    if speaker.status().device != device:
        speaker.close()
        pytest.skip(f"cannot be tried here: {told[0]}")
    conductor = Conductor(timeline, clock, sinks=[speaker, due], cueing=speaker)
    with rig.record() as recording:
        conductor.start()
        assert conductor.join(60)
        speaker.close()
        recording.go_on(0.5)
    return Played(_find(recording, clips, due.cues), told)


# No two moments are so near each other that their clips overlap; cues of one moment sound together.
ROUTINE = timeline_of(
    step(1.75, name="One", sides="each"),
    step(2.0, name="Two"),
    pause(1.75),
    step(kind="breathe", name="Breath", breath=(0.8, 0.8, 0.8, 0.0), transition=0),
    step(kind="relax", name="Fists", tense=0.8, release=0.8, transition=0),
    get_ready=3,
    transition=1.75,
    switch=1.75,
    countdown=2,
    halfway=2,
)


SHORT = timeline_of(step(2.0, name="One"), get_ready=1.0, countdown=1)


def test_every_cue_of_a_routine_is_heard_where_the_timeline_has_it(rig: SoundRig, clips: Path):
    played = _play(rig, clips, ROUTINE)
    first, *others = played.heard
    assert [heard for heard in played.heard if heard.likeness < 0.9] == []
    assert [heard for heard in others if abs(heard.error) > TOLERANCE] == []
    # What is due the moment a session begins cannot be sent ahead: it is late by what the device holds.
    assert (first.names, 0 < first.error < 0.2) == (("get-ready",), True)
    assert played.told == []


def test_every_cue_is_heard_through_simpleaudio_as_well(rig: SoundRig, clips: Path):
    played = _play(rig, clips, SHORT, "simpleaudio")
    # Two cues of one moment are two plays there, which do not begin in the same sample.
    alone = [heard for heard in played.heard if len(heard.names) == 1]
    assert len(alone) >= 2
    assert [heard for heard in alone if heard.likeness < 0.9 or abs(heard.error) > TOLERANCE] == []


def test_a_routine_with_every_kind_of_cue_but_the_rare_ones_was_played():
    named = {clip_of(cue) for item in ROUTINE.items for cue in item.cues}
    assert set(CLIP_NAMES) - named <= {"say", "skin-check"}


SLOW = timeline_of(step(kind="breathe", name="Breath", breath=(6.0, 0.0, 6.0, 0.0)), get_ready=1.0, countdown=0)


@pytest.mark.parametrize("paused", [False, True], ids=["played through", "paused in the middle of a breath"])
def test_a_breath_is_heard_to_its_end_and_ends_when_the_session_is_paused(paused: bool, rig: SoundRig, clips: Path):
    told: list[str] = []
    speaker = Speaker(
        clips, SoundSettings(device="miniaudio"), timeline=SLOW, notice=told.append, environment=rig.environment
    )
    assert speaker.wait_known(15)
    if speaker.status().device != "miniaudio":
        speaker.close()
        pytest.skip(f"cannot be tried here: {told[0]}")
    clock = SystemClock()
    conductor = Conductor(SLOW, clock, sinks=[speaker], cueing=speaker)
    with rig.record() as recording:
        conductor.start()
        begun = clock.real(clock.now())
        recording.go_on(3.0)
        if paused:
            conductor.submit(Command.PAUSE).result(5)
        recording.go_on(1.5)
        conductor.submit(Command.STOP).result(5)
        speaker.close()
    before, after = (np.std(recording.around(begun + start, 0.4)[0]) for start in (2.4, 3.8))
    assert before > 0.003
    assert (after > 0.003) is not paused
    assert told == []
