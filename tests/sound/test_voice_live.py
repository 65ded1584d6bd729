from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from rendered import timeline_of
from sound_fakes import FakeProcess, program, write_clip

from relief_player.session.ports import DueCue
from relief_player.session.timeline import Cue, CueKind, Edge, Timeline
from relief_player.sound import instant
from relief_player.sound.agenda import Agenda
from relief_player.sound.attendant import Attendant
from relief_player.sound.clips import read_clip
from relief_player.sound.devices.bell_device import BellDevice
from relief_player.sound.hooks import Hooks
from relief_player.sound.mixer import Mixer
from relief_player.sound.protocol import SPEECH, At, Load, Ring, decode
from relief_player.sound.speaker import Speaker
from relief_player.sound.voice.mouth import FORGIVEN, SLOTS, Mouth
from relief_player.sound.voice.over import ITEMS_AHEAD, Said, VoiceOver
from relief_player.sound.voice.script import SLACK, Trigger
from relief_player.units import Ms

MANY = 'name = "x"\n[timing]\ntransition = "4s"\n' + "".join(
    f'[[step]]\nkind = "move"\nname = "Step {number}"\nduration = "8s"\n' for number in range(60)
)


class FakeOver:
    """A script that a test writes."""

    def __init__(self, known: dict[Trigger, tuple[Said, ...]]) -> None:
        self.known = known
        self.reached: list[int] = []
        self.asides: dict[str, tuple[Path, Ms] | bool] = {}
        self.started = self.closed = False

    def start(self) -> None:
        self.started = True

    def at(self, trigger: Trigger) -> tuple[Said, ...] | None:
        return self.known.get(trigger)

    def reach(self, item: int) -> None:
        self.reached.append(item)

    def want(self, text: str) -> None:
        self.asides.setdefault(text, True)

    def aside(self, text: str) -> tuple[Path, Ms] | bool:
        return self.asides.get(text, False)

    def close(self) -> None:
        self.closed = True


class FakePhrases:
    """Phrases of half a second; from a text on that a test names, they wait for its word."""

    def __init__(self, held_at: str = "nothing") -> None:
        self.held_at = held_at
        self.go = threading.Event()
        self.asked: list[str] = []
        self.seen = threading.Condition()

    def phrase(self, text: str) -> tuple[Path, Ms] | None:
        with self.seen:
            self.asked.append(text)
            self.seen.notify_all()
        if self.held_at in text:
            self.go.wait(10)
        return Path(f"{text}.wav"), Ms(500)

    def length(self, text: str) -> Ms | None:
        found = self.phrase(text)
        return None if found is None else found[1]

    def close(self) -> None:
        self.go.set()


def _said(*delays: int) -> tuple[Said, ...]:
    return tuple(Said(Ms(delay), Path(f"{delay}.wav")) for delay in delays)


def _due(*pairs: tuple[tuple[int, ...], float]) -> Iterable[At]:
    return [At(due, "start", key) for key, due in pairs]


# -- the mouth ------------------------------------------------------------------------------------------------------------


def test_words_follow_their_cue_by_their_delay():
    mouth = Mouth(FakeOver({(0, 1): _said(300, 2_000)}), percent=60)
    loads, words = mouth.speak(1, _due(((0, 0, 1), 102.0)), now=100.0)
    assert [(word.due, word.key) for word in words] == [(102.3, (0, 0, 1, 0)), (104.0, (0, 0, 1, 1))]
    assert loads == [Load(words[0].name, "300.wav", 60), Load(words[1].name, "2000.wav", 60)]
    assert all(word.name.startswith(SPEECH) for word in words)


def test_the_same_cue_has_the_same_words_in_every_lap():
    mouth = Mouth(FakeOver({(0, 1): _said(300)}))
    mouth.speak(1, _due(((0, 0, 1), 102.0)), now=100.0)
    _, words = mouth.speak(1, _due(((0, 1, 1), 110.0)), now=109.0)
    assert [word.key for word in words] == [(0, 1, 1, 0)]


def test_a_phrase_is_loaded_once():
    mouth = Mouth(FakeOver({(0, 1): _said(300)}))
    mouth.speak(1, _due(((0, 0, 1), 102.0)), now=100.0)
    loads, _ = mouth.speak(1, _due(((0, 0, 1), 102.0)), now=100.2)
    assert loads == []


def test_words_that_are_not_ready_in_time_are_not_said():
    over = FakeOver({})
    mouth = Mouth(over)
    mouth.speak(1, _due(((0, 0, 1), 100.0)), now=99.9)
    over.known[(0, 1)] = _said(300)
    assert mouth.speak(1, [], now=100.0 + FORGIVEN + 0.1) == ([], [])


def test_words_that_are_ready_just_in_time_are_said():
    over = FakeOver({})
    mouth = Mouth(over)
    mouth.speak(1, _due(((0, 0, 1), 100.0)), now=99.9)
    over.known[(0, 1)] = _said(300)
    _, words = mouth.speak(1, [], now=100.2)
    assert [word.due for word in words] == [100.3]


@pytest.mark.parametrize(("slack", "begins"), [(700, [100.95]), (500, [])])
def test_words_that_are_late_are_said_where_there_is_still_room(slack: int, begins: list[float]):
    over = FakeOver({})
    mouth = Mouth(over)
    mouth.speak(1, _due(((0, 0, 1), 100.0)), now=99.9)
    over.known[(0, 1)] = (Said(Ms(300), Path("a.wav"), Ms(slack)),)
    _, words = mouth.speak(1, [], now=100.9)
    assert [round(word.due, 3) for word in words] == begins


def test_a_new_generation_owes_nothing_of_the_one_before():
    over = FakeOver({})
    mouth = Mouth(over)
    mouth.speak(1, _due(((0, 0, 1), 100.0)), now=99.9)
    over.known[(0, 1)] = _said(300)
    assert mouth.speak(2, [], now=100.0) == ([], [])


def test_words_lie_in_a_few_clips_and_the_oldest_give_way():
    known = {(number, 0): _said(300 + number) for number in range(SLOTS + 5)}
    mouth = Mouth(FakeOver(known))
    names = [mouth.speak(1, _due(((number, 0, 0), 10.0)), now=1.0)[1][0].name for number in range(SLOTS + 5)]
    assert len(set(names)) == SLOTS
    assert names[SLOTS:] == names[:5]


def test_the_script_is_told_how_far_the_session_is():
    over = FakeOver({})
    Mouth(over).speak(1, _due(((4, 0, 0), 10.0)), now=9.0)
    assert over.reached == [4]


# -- the voice over --------------------------------------------------------------------------------------------------------


def _wait_asked(phrases: FakePhrases, text: str) -> None:
    with phrases.seen:
        assert phrases.seen.wait_for(lambda: any(text in one for one in phrases.asked), 10)


def test_what_is_made_is_known_and_what_is_not_made_yet_is_not():
    phrases = FakePhrases(held_at="Step 2")
    over = VoiceOver(timeline_of(MANY), phrases)
    over.start()
    _wait_asked(phrases, "Step 2")
    first, later = over.at((0, 0)), over.at((20, 0))
    over.close()
    assert first == (Said(Ms(300), Path("Get ready. Step 0.wav"), SLACK, length=Ms(500)),)
    assert later is None


def test_phrases_are_made_only_so_far_ahead():
    timeline = timeline_of(MANY)
    phrases = FakePhrases()
    over = VoiceOver(timeline, phrases)
    over.start()
    far = timeline.items[ITEMS_AHEAD + 4].name
    _wait_asked(phrases, timeline.items[ITEMS_AHEAD].name)
    before = any(far in text for text in phrases.asked)
    over.reach(20)
    _wait_asked(phrases, far)
    over.close()
    assert not before


def test_closing_ends_a_phrase_that_is_being_made():
    phrases = FakePhrases(held_at="Step 0")
    over = VoiceOver(timeline_of(MANY), phrases)
    over.start()
    _wait_asked(phrases, "Step 0")
    over.close()
    assert not over._thread.is_alive()


def test_after_a_swap_what_was_made_before_is_not_said_and_the_new_words_are():
    timeline, phrases = timeline_of(MANY), FakePhrases()
    over = VoiceOver(timeline, phrases)
    over.start()
    over.reach(2)
    _wait_asked(phrases, "Step 3")
    items = tuple(
        replace(item, cues=tuple(replace(cue, text=cue.text.replace("Step", "Easier")) for cue in item.cues))
        for item in timeline.items
    )
    over.reword(Timeline(items, timeline.steps))
    _wait_asked(phrases, "Easier 8")
    known = [said for trigger in ((item.index, 0) for item in items[2:20]) for said in over.at(trigger) or ()]
    over.close()
    assert not [said for said in known if "Step" in said.path.name]
    assert [said for said in known if "Easier" in said.path.name]


def test_words_that_change_before_anything_is_made_are_those_that_are_made():
    timeline, phrases = timeline_of(MANY), FakePhrases()
    over = VoiceOver(timeline, phrases)
    over.reword(timeline)
    assert over._lines is None
    over.close()


# -- the sound process -----------------------------------------------------------------------------------------------------


def test_words_end_when_what_was_sent_is_withdrawn_and_tones_do_not():
    mixer = Mixer()
    words, tone = np.full(20_000, 1_000, "<i2").tobytes(), np.full(20_000, 10, "<i2").tobytes()
    mixer.start(words, delay=0, passing=True)
    mixer.start(tone, delay=0)
    mixer.block(1_000, 1.0)
    mixer.hush()
    after = np.frombuffer(mixer.block(5_000, 1.0), "<i2")[::2].astype(int)
    assert after[3_000:].tolist() == [10] * 2_000
    assert np.max(np.abs(np.diff(after))) <= 70


def test_words_that_have_not_begun_when_they_are_hushed_are_never_heard_in_full():
    mixer = Mixer()
    mixer.start(np.full(20_000, 1_000, "<i2").tobytes(), delay=500, passing=True)
    mixer.hush()
    assert not np.frombuffer(mixer.block(20_000, 1.0), "<i2")[8_000:].any()


def test_a_withdrawal_is_counted_for_who_mixes():
    agenda = Agenda(lambda _: None)
    agenda.withdraw(3)
    assert agenda.withdrawals == 1


@pytest.mark.parametrize(("percent", "level"), [(100, 8_000), (50, 2_000), (0, 0)])
def test_a_clip_is_as_loud_as_it_was_asked_for(percent: int, level: int, tmp_path: Path):
    agenda = Agenda(lambda _: None)
    agenda.load("say-0", read_clip(write_clip(tmp_path / "a.wav", level=8_000)), percent)
    assert np.frombuffer(agenda.clip("say-0"), "<i2")[0] == level


def test_the_bell_does_not_ring_for_words():
    rung: list[object] = []
    bell = BellDevice(rung.append)
    bell._ring(At(1.0, f"{SPEECH}0"))
    bell._ring(At(2.0, "start"))
    assert rung == [Ring()]


def test_a_process_that_takes_the_place_of_another_is_given_the_words_too():
    processes: list[FakeProcess] = []

    def launch() -> FakeProcess:
        processes.append(FakeProcess())
        return processes[-1]

    attendant = Attendant(launch, order=["a"], wanted="auto", clips={}, volume=80, hooks=Hooks(notice=lambda _: None))
    attendant.begin(1.0)
    attendant.load(Load("say-0", "a.wav", 70))
    attendant.gone(2.0)
    assert Load("say-0", "a.wav", 70) in processes[1].of(Load)


# -- the session's side ----------------------------------------------------------------------------------------------------

KEEPS = """
    import sys
    print('{{"is":"ready","device":"silent","words":"a list","latency":0}}', flush=True)
    with open({path!r}, "wb", buffering=0) as file:
        for line in sys.stdin.buffer:
            file.write(line)
            print('{{"is":"alive"}}', flush=True)
"""


def test_the_speaker_has_words_loaded_and_sounded_after_their_cue(clips: Path, tmp_path: Path):
    orders = tmp_path / "orders"
    over = FakeOver({(0, 0): _said(300)})
    speaker = Speaker(clips, mouth=Mouth(over, 70), start=program(KEEPS.format(path=str(orders))))
    assert speaker.wait_known(10)
    due = instant.now() + 2
    speaker.plan(1, [DueCue((0, 0, 0), Cue(CueKind.START, Edge.START, Ms(0)), due)])
    speaker.close()
    sent = [decode(line) for line in orders.read_bytes().splitlines()]
    words = [one for one in sent if isinstance(one, At) and one.name.startswith(SPEECH)]
    assert [(one.due, one.key) for one in words] == [(due + 0.3, (0, 0, 0, 0))]
    assert sent.index(Load(words[0].name, "300.wav", 70)) < sent.index(words[0])
    assert (over.started, over.closed) == (True, True)


def test_the_session_side_of_the_voice_loads_no_audio_library():
    code = """
import sys
import relief_player.sound.speaker, relief_player.sound.voice.opening
heavy = {"pydub", "miniaudio", "simpleaudio", "audioop", "wave", "py_nanotts", "numpy", "textual"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
