"""What goes wrong with sound, and what a session notices of it: nothing but one calm sentence."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from session_stage import step, timeline_of
from sound_rig import SoundRig

from relief_player.session.clock import SystemClock
from relief_player.session.conductor import Conductor
from relief_player.session.events import CueGiven, Event
from relief_player.session.timeline import CueKind, Timeline
from relief_player.settings import SoundSettings
from relief_player.sound import instant
from relief_player.sound.link import Link
from relief_player.sound.protocol import Started
from relief_player.sound.speaker import Speaker
from relief_player.sound.status import SoundState

pytestmark = [
    pytest.mark.rig,
    pytest.mark.skipif(sys.platform == "win32", reason="stops and kills processes by POSIX signals"),
]

MANY_CUES = timeline_of(step(kind="breathe", name="Breath", breath=(0.5, 0.0, 0.5, 0.0), breaths=60), get_ready=0)
"""A minute with a cue every half second."""


class Late:
    """A sink that writes down how late the session itself told each cue, in milliseconds."""

    name = "late"

    def __init__(self) -> None:
        self.by: list[float] = []

    def hear(self, event: Event, late: float) -> None:
        if isinstance(event, CueGiven):
            self.by.append(late)


class Session:
    """A session that is being played into the card."""

    def __init__(self, rig: SoundRig, clips: Path, timeline: Timeline = MANY_CUES) -> None:
        self.told: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.started: queue.SimpleQueue[Started] = queue.SimpleQueue()
        self.late = Late()
        self.speaker = Speaker(
            clips,
            SoundSettings(device="miniaudio"),
            notice=self.told.put,
            on_started=self.started.put,
            environment=rig.environment,
        )
        assert self.speaker.wait_known(15)
        self.conductor = Conductor(timeline, SystemClock(), sinks=[self.speaker, self.late], cueing=self.speaker)
        self.conductor.start()

    @property
    def process(self) -> subprocess.Popen[bytes]:
        link = self.speaker._attendant.process
        assert isinstance(link, Link)
        return link.process

    def hears(self, cues: int = 2) -> None:
        """Wait until more cues have begun."""
        for _ in range(cues):
            self.started.get(timeout=20)

    def forget(self) -> None:
        """Leave out what has begun up to now."""
        with contextlib.suppress(queue.Empty):
            while True:
                self.started.get_nowait()


@pytest.fixture
def session(rig: SoundRig, clips: Path) -> Iterator[Session]:
    made = Session(rig, clips)
    made.hears()
    yield made
    made.speaker.close()


def test_a_sound_process_that_is_killed_is_replaced_in_silence(session: Session):
    first = session.process.pid
    os.kill(first, signal.SIGKILL)
    end = instant.now() + 10
    while session.speaker.status().deaths == 0 and instant.now() < end:
        session.hears(1)
    session.forget()
    session.hears()
    assert session.process.pid != first
    assert session.told.empty()
    assert max(session.late.by) < 200


def test_a_sound_process_that_hangs_is_ended_and_replaced(session: Session):
    first = session.process
    first.send_signal(signal.SIGSTOP)
    session.forget()
    session.hears()
    assert (first.poll(), session.speaker.status().deaths) == (-signal.SIGKILL, 1)
    assert session.told.empty()
    assert max(session.late.by) < 200


def test_a_device_that_vanishes_is_told_once_and_heard_again_when_it_is_back(session: Session, rig: SoundRig):
    rig.kill()
    assert session.told.get(timeout=10) == ("Sound has stopped: the sound device went away. The session goes on.")
    rig.revive()
    assert session.told.get(timeout=10) == "Sound is back."
    session.forget()
    session.hears()
    assert session.told.empty()
    assert max(session.late.by) < 200


def test_a_device_that_freezes_is_told_once_and_the_session_goes_on(session: Session, rig: SoundRig):
    rig.freeze()
    assert session.told.get(timeout=15).startswith("Sound has stopped: ")
    cues = len(session.late.by)
    rig.thaw()
    assert session.told.get(timeout=15) == "Sound is back."
    session.forget()
    session.hears(1)
    assert (len(session.late.by) > cues, max(session.late.by) < 200) == (True, True)


def test_a_device_that_blocks_from_the_start_is_given_up_and_told_once(
    rig: SoundRig, clips: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("relief_player.sound.attendant.OPENING", 0.7)
    rig.freeze()
    told: queue.SimpleQueue[str] = queue.SimpleQueue()
    speaker = Speaker(clips, SoundSettings(), notice=told.put, environment=rig.environment)
    assert told.get(timeout=15) == "Sound is off: the sound device does not answer. The session goes on."
    before = instant.now()
    speaker.close()
    assert (instant.now() - before < 2, told.empty()) == (True, True)


def test_leaving_while_it_sounds_lets_the_last_sound_end_and_takes_no_longer(rig: SoundRig, clips: Path):
    speaker = Speaker(clips, SoundSettings(device="miniaudio"), environment=rig.environment)
    assert speaker.wait_known(15)
    with rig.record() as recording:
        speaker.play_now(CueKind.FINISH)
        before = instant.now()
        speaker.close()
        took = instant.now() - before
        recording.go_on(0.3)
    onset = recording.onsets(quiet=0.2)
    assert (took < 1.3, len(onset)) == (True, 1)
    # The clip lasts 0.72 s, and nothing of it was cut off.
    sounding, _ = recording.around(float(onset[0]), 0.72)
    assert abs(sounding[-4_000:]).max() > 0.004


def test_a_session_that_is_killed_leaves_no_sound_process_behind(rig: SoundRig, clips: Path):
    code = f"""
import sys
from pathlib import Path
from relief_player.settings import SoundSettings
from relief_player.sound.speaker import Speaker
speaker = Speaker(Path({str(clips)!r}), SoundSettings(device="miniaudio"))
speaker.wait_known(15)
print(speaker._attendant.process.process.pid, flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, **rig.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    assert _gone(child, 5)


def _gone(process: int, seconds: float) -> bool:
    waiting: queue.SimpleQueue[None] = queue.SimpleQueue()
    end = instant.now() + seconds
    while instant.now() < end:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        with contextlib.suppress(OSError):
            # Whoever adopted it may not have buried it yet; a dead process has no command line.
            if not Path(f"/proc/{process}/cmdline").read_bytes():
                return True
        with contextlib.suppress(queue.Empty):
            waiting.get(timeout=0.05)
    return False


def test_a_session_that_is_stopped_is_silent_after_a_second_and_does_not_blame_the_sound(rig: SoundRig, clips: Path):
    code = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent.parent / "support")!r})
from session_stage import step, timeline_of
from relief_player.session.clock import SystemClock
from relief_player.session.conductor import Conductor
from relief_player.settings import SoundSettings
from relief_player.sound.speaker import Speaker
told = []
speaker = Speaker(Path({str(clips)!r}), SoundSettings(device="miniaudio"), notice=told.append)
speaker.wait_known(15)
breath = step(kind="breathe", name="Breath", breath=(0.5, 0.0, 0.5, 0.0), breaths=60)
conductor = Conductor(timeline_of(breath, get_ready=0), SystemClock(), sinks=[speaker], cueing=speaker)
conductor.start()
print("playing", flush=True)
sys.stdin.readline()
speaker.close()
print(conductor.snapshot().phase, speaker.status().deaths, told, flush=True)
"""
    with (
        rig.record() as recording,
        subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, **rig.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as parent,
    ):
        assert parent.stdout is not None
        assert parent.stdin is not None
        parent.stdout.readline()
        recording.go_on(1.0)
        parent.send_signal(signal.SIGSTOP)
        stopped = instant.now()
        recording.go_on(3.0)
        parent.send_signal(signal.SIGCONT)
        recording.go_on(0.5)
        parent.stdin.write("\n")
        parent.stdin.flush()
        said = parent.stdout.readline()
    heard = recording.onsets(quiet=0.05)
    assert [moment for moment in heard if stopped + 2.1 < moment < stopped + 2.9] == []
    assert said == "paused 0 []\n"


def test_a_machine_without_a_device_plays_the_whole_session(clips: Path, no_card: dict[str, str]):
    told: list[str] = []
    late = Late()
    speaker = Speaker(clips, SoundSettings(), notice=told.append, environment=no_card)
    conductor = Conductor(
        timeline_of(step(1.5), get_ready=0, countdown=1), SystemClock(), sinks=[speaker, late], cueing=speaker
    )
    conductor.start()
    assert conductor.join(20)
    assert speaker.wait_known(15)
    assert told == ["Sound is off: no sound device was found. The session goes on."]
    assert (speaker.status().state, max(late.by) < 200) == (SoundState.OFF, True)
    speaker.close()
