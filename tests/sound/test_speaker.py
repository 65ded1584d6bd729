from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import pytest
from session_stage import step, timeline_of
from sound_fakes import program

from relief_player.session.clock import SystemClock
from relief_player.session.conductor import Conductor
from relief_player.session.events import CueGiven, RecountBeat
from relief_player.session.ports import DueCue
from relief_player.session.state import Command
from relief_player.session.timeline import Cue, CueKind, Edge, Role, Timeline
from relief_player.settings import SoundSettings
from relief_player.sound import instant
from relief_player.sound.parts import tone_at
from relief_player.sound.protocol import Load, Started
from relief_player.sound.speaker import MOST_WAITING, Speaker
from relief_player.sound.status import SoundState
from relief_player.units import Ms

SILENT = SoundSettings(device="silent")
START = Cue(CueKind.START, Edge.START, Ms(0))
DEAD = program("raise SystemExit(3)")
NEVER_READY = program("import sys; sys.stdin.read()")
STUCK = program("""
    import sys, threading
    print('{"is":"ready","device":"silent","words":"stuck","latency":0}', flush=True)
    threading.Event().wait()
""")
"""A process that opens its device and then hangs for ever."""


class Ears:
    """Speakers that are closed when the test is over, and what they told."""

    def __init__(self, clips: Path) -> None:
        self._clips = clips
        self._open: list[Speaker] = []
        self.told: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.started: queue.SimpleQueue[Started] = queue.SimpleQueue()
        self.rings: queue.SimpleQueue[str] = queue.SimpleQueue()

    def open(
        self,
        settings: SoundSettings = SILENT,
        *,
        start: Sequence[str] | None = None,
        environment: dict[str, str] | None = None,
        bell: bool = False,
        timeline: Timeline | None = None,
    ) -> Speaker:
        speaker = Speaker(
            self._clips,
            settings,
            timeline=timeline,
            notice=self.told.put,
            ring=(lambda: self.rings.put("ding")) if bell else None,
            on_started=self.started.put,
            start=start,
            environment=environment,
        )
        self._open.append(speaker)
        return speaker

    def working(self) -> Speaker:
        speaker = self.open()
        assert speaker.wait_known(10)
        return speaker

    def next(self) -> Started:
        return self.started.get(timeout=5)

    def close(self) -> None:
        for speaker in self._open:
            speaker.close()


@pytest.fixture
def ears(clips: Path) -> Iterator[Ears]:
    made = Ears(clips)
    yield made
    made.close()


def _soon(seconds: float = 0.1, number: int = 1) -> DueCue:
    return DueCue((number, 1, 0), START, instant.now() + seconds)


def test_a_planned_cue_is_heard_when_it_is_due(ears: Ears):
    speaker, cue = ears.working(), _soon()
    speaker.plan(0, [cue])
    began = ears.next()
    assert (began.key, began.name) == ((1, 1, 0), "start")
    assert abs(began.when - cue.due) < 0.05


def test_a_cue_that_is_planned_at_every_look_is_heard_once(ears: Ears):
    speaker, cue = ears.working(), _soon()
    for _ in range(20):
        speaker.plan(0, [cue])
    ears.next()
    speaker.plan(0, [cue])
    with pytest.raises(queue.Empty):
        ears.started.get(timeout=0.2)


def test_a_higher_generation_withdraws_what_has_not_sounded(ears: Ears):
    speaker = ears.working()
    speaker.plan(0, [_soon(0.2, number=1)])
    speaker.plan(1, [_soon(0.25, number=2)])
    assert ears.next().key == (2, 1, 0)


def test_a_sound_can_be_asked_for_at_once(ears: Ears):
    ears.working().play_now(CueKind.FINISH)
    assert ears.next().name == "finish"


def test_nothing_is_heard_while_it_is_muted_and_all_again_afterwards(ears: Ears):
    speaker = ears.working()
    speaker.muted = True
    speaker.plan(0, [_soon(0.05, number=1)])
    speaker.play_now(CueKind.FINISH)
    speaker.muted = False
    speaker.plan(0, [_soon(0.1, number=2)])
    assert ears.next().key == (2, 1, 0)


def test_faces_see_what_they_set(ears: Ears):
    speaker = ears.working()
    speaker.muted = True
    speaker.volume = 30
    speaker.plan(0, [])
    speaker.close()
    assert (speaker.muted, speaker.volume) == (True, 30)


def test_nothing_is_told_where_all_is_well(ears: Ears):
    speaker = ears.working()
    speaker.close()
    assert ears.told.empty()


# -- with a conductor --------------------------------------------------------------------------------------------------


def test_what_a_key_makes_due_at_once_is_heard_though_nobody_could_plan_it(ears: Ears):
    speaker = ears.working()
    conductor = Conductor(
        timeline_of(step(30, name="One"), step(30, name="Two"), get_ready=20, transition=20),
        SystemClock(),
        sinks=[speaker],
        cueing=speaker,
    )
    conductor.begin()
    first = ears.next().name
    conductor.submit(Command.NEXT)
    conductor.look()
    second = ears.next().name
    conductor.submit(Command.NEXT)
    conductor.look()
    third = ears.next().name
    assert (first, second, third) == ("get-ready", "start", "next")


def test_a_recount_is_heard_beat_by_beat(ears: Ears):
    speaker = ears.working()
    for left in (3, 2, 1):
        speaker.hear(RecountBeat(Ms(0), Ms(0), left), 0.0)
    assert [ears.next().name for _ in range(3)] == ["countdown", "countdown", "countdown-last"]


def test_a_cue_that_was_crossed_long_ago_is_not_heard(ears: Ears):
    speaker = ears.working()
    item = timeline_of(step(30)).items[0]
    speaker.hear(CueGiven(Ms(0), Ms(0), item, 1, 0, START), 900.0)
    speaker.plan(0, [_soon(0.1, number=7)])
    assert ears.next().key == (7, 1, 0)


# -- trouble -----------------------------------------------------------------------------------------------------------


def test_planning_never_blocks_whatever_the_sound_process_does(ears: Ears):
    speaker = ears.open(start=STUCK)
    cues = [_soon(2.0, number) for number in range(60)]
    took = []
    for generation in range(MOST_WAITING * 4):
        before = instant.now()
        speaker.plan(generation, cues)
        took.append(instant.now() - before)
    # The machine may stand still once; what would block, blocks from the moment the queue is full.
    assert median(took[MOST_WAITING:]) < 0.05


def test_a_machine_without_sound_is_told_once_and_the_session_is_not_bothered(ears: Ears, no_card: dict[str, str]):
    speaker = ears.open(SoundSettings(), environment=no_card)
    assert ears.told.get(timeout=15) == "Sound is off: no sound device was found. The session goes on."
    for _ in range(5):
        speaker.plan(0, [_soon()])
        speaker.play_now(CueKind.START)
    speaker.close()
    assert (ears.told.empty(), ears.started.empty()) == (True, True)


def test_a_machine_without_sound_has_the_bell(ears: Ears, no_card: dict[str, str]):
    speaker = ears.open(SoundSettings(), environment=no_card, bell=True)
    assert speaker.wait_known(15)
    speaker.play_now(CueKind.START)
    assert ears.rings.get(timeout=5) == "ding"
    assert ears.told.get() == "The terminal's bell stands in for the sounds: no sound device was found."


def test_a_sound_process_that_always_dies_is_given_up_and_told_once(ears: Ears):
    speaker = ears.open(start=DEAD)
    assert ears.told.get(timeout=15) == "Sound is off: the sound process has failed. The session goes on."
    speaker.plan(0, [_soon()])
    assert (speaker.status().state, speaker.status().deaths) == (SoundState.OFF, 3)


def test_a_sound_process_that_is_killed_is_replaced_and_the_cues_are_heard(ears: Ears):
    speaker = ears.working()
    process = speaker._attendant.process
    assert process is not None
    process.kill()
    began = None
    for number in range(100):
        speaker.plan(0, [_soon(0.3, number)])
        with contextlib.suppress(queue.Empty):
            began = ears.started.get(timeout=0.05)
            break
    assert began is not None
    assert (speaker.status().deaths, ears.told.empty()) == (1, True)


def test_a_folder_without_sounds_is_told_and_not_fatal(tmp_path: Path):
    told: queue.SimpleQueue[str] = queue.SimpleQueue()
    speaker = Speaker(tmp_path, SILENT, notice=told.put)
    assert told.get(timeout=10).startswith("A sound will be missing: ")
    assert speaker.wait_known(10)
    speaker.close()
    assert speaker.status().deaths == 0


# -- closing -----------------------------------------------------------------------------------------------------------


def test_closing_takes_no_time_where_nothing_sounds(ears: Ears):
    speaker = ears.working()
    before = instant.now()
    speaker.close()
    assert instant.now() - before < 0.9


@pytest.mark.parametrize("start", [NEVER_READY, STUCK, DEAD], ids=["never ready", "stuck", "dead"])
def test_closing_takes_about_a_second_whatever_the_process_does(ears: Ears, start: Sequence[str]):
    speaker = ears.open(start=start)
    before = instant.now()
    speaker.close()
    assert instant.now() - before < 2.5


def test_closing_twice_is_closing_once(ears: Ears):
    speaker = ears.working()
    speaker.close()
    speaker.close()
    assert speaker.status().sentence == "Sound is closed."


def test_a_closed_speaker_takes_everything_in_silence(ears: Ears):
    speaker = ears.working()
    speaker.close()
    for _ in range(MOST_WAITING * 2):
        speaker.plan(0, [_soon()])
        speaker.play_now(CueKind.START)
    speaker.muted = True
    assert ears.started.empty()


def test_no_process_is_left_behind(ears: Ears):
    speaker = ears.working()
    link = speaker._attendant.process
    speaker.close()
    assert link is not None
    assert link.process.poll() is not None  # type: ignore[attr-defined]  # the real link has it


def test_the_session_side_loads_no_audio_library(clips: Path):
    code = f"""
import sys
from pathlib import Path
from relief_player.settings import SoundSettings
from relief_player.sound.speaker import Speaker
from relief_player.sound import doctor
speaker = Speaker(Path({str(clips)!r}), SoundSettings(device="silent"))
assert speaker.wait_known(20)
speaker.close()
heavy = {{"pydub", "miniaudio", "simpleaudio", "audioop", "pyaudioop", "wave", "nanotts", "numpy", "textual"}}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")


BREATHS = timeline_of(step(kind="breathe", name="Breath", breath=(0.6, 0.5, 0.7, 0.0)), get_ready=1)
SIDES = timeline_of(step(2.0, name="Calf", sides="each"), get_ready=1)


def test_a_breath_is_heard_as_its_tone_and_a_swell_of_its_length(ears: Ears):
    speaker = ears.open(timeline=BREATHS)
    assert speaker.wait_known(10)
    item = BREATHS.items[-1]
    breaths = [(index, cue) for index, cue in enumerate(item.cues) if cue.kind.value.startswith("breathe")]
    speaker.plan(0, [DueCue((item.index, 1, index), cue, instant.now() + 0.1) for index, cue in breaths[:2]])
    began = {ears.next().name for _ in range(4)}
    assert began == {"breathe-in", "breathe-out", "swell-breathe-in-600", "swell-breathe-out-700"}


def test_a_cue_that_a_key_made_due_leans_to_its_side_and_has_its_swell(ears: Ears):
    item = BREATHS.items[-1]
    index = next(index for index, cue in enumerate(item.cues) if cue.kind is CueKind.BREATHE_IN)
    speaker = ears.open(timeline=BREATHS)
    assert speaker.wait_known(10)
    speaker.hear(CueGiven(Ms(0), Ms(0), item, 1, index, item.cues[index]), 0.0)
    speaker.plan(0, [])
    assert {ears.next().name for _ in range(2)} == {"breathe-in", "swell-breathe-in-600"}


@pytest.mark.parametrize("side", ["left", "right"])
def test_every_cue_of_a_side_leans_to_it(side: str):
    item = next(item for item in SIDES.items if item.role is Role.WORK and item.side == side)
    tones = [tone_at(1.0, item, index, (item.index, 1, index)) for index in range(len(item.cues))]
    assert {tone.side for tone in tones if tone.name != "finish"} == {side}
    assert {tone.side for tone in tones if tone.name == "finish"} <= {""}


@pytest.mark.parametrize(("mood", "folder"), [("soft", "audio"), ("clear", "clear"), ("wood", "wood")])
def test_the_mood_of_the_settings_is_the_one_that_is_heard(mood: str, folder: str, ears: Ears):
    speaker = ears.open(SoundSettings(device="silent", mood=mood))
    loads = [one for one in speaker._attendant._loads.values() if isinstance(one, Load)]
    assert {Path(one.path).parent.name for one in loads} == {folder}
    assert all(Path(one.path).is_file() for one in loads)
