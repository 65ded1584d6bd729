from __future__ import annotations

import io
import queue
from pathlib import Path

import pytest
from sound_fakes import FakeDevice, Hand, write_clip

from relief_player.sound import process
from relief_player.sound.devices.port import DeviceError
from relief_player.sound.process import BEATLESS, LINGER, RETRY, Ears, listen
from relief_player.sound.protocol import (
    Alive,
    At,
    BadClip,
    Beat,
    Dropped,
    Failed,
    Load,
    Lost,
    NoDevice,
    Open,
    Order,
    Quit,
    Ready,
    Reply,
    Ring,
    Trying,
    Volume,
    Withdraw,
    encode,
)

SOON = At(100.5, "start", (1, 1, 0), 1)


class Stage:
    """A sound process with fake devices, by hand: no thread, no pipe, no time."""

    def __init__(self, **failures: str) -> None:
        self.now = Hand(100.0)
        self.replies: list[Reply] = []
        self.devices: list[FakeDevice] = []
        self._failures = failures
        self.inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
        self.ears = Ears(self.inbox, self.replies.append, self._make, self.now)  # type: ignore[arg-type]  # any message

    def _make(self, name: str, _report: object) -> FakeDevice:
        self.devices.append(FakeDevice(name, self._failures.get(name, "")))
        return self.devices[-1]

    def hear(self, *orders: Order | Reply) -> None:
        """Let it take orders, and look once."""
        for order in orders:
            self.ears._take(order)
        self.ears.look()
        while not self.inbox.empty():
            self.ears._take(self.inbox.get())  # type: ignore[arg-type]  # what a device or the agenda reports

    def open(self, *names: str) -> FakeDevice:
        self.hear(Open(names or ("miniaudio",)))
        self.replies.clear()
        return self.devices[-1]

    def due(self, before: float = 200.0) -> list[str]:
        device = self.devices[-1]
        assert device.agenda is not None
        return [cue.name for cue in device.agenda.take(before)]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_the_first_device_that_works_is_opened_and_said(stage: Stage):
    stage.hear(Open(("miniaudio", "player")))
    assert stage.replies == [Trying("miniaudio"), Ready("miniaudio", "a fake miniaudio", 0.01)]


@pytest.mark.parametrize("steady", [False, True])
def test_a_device_knows_when_it_is_opened_whether_there_will_be_a_background(steady: bool, stage: Stage):
    stage.hear(Open(("miniaudio",), steady))
    agenda = stage.devices[-1].agenda
    assert agenda is not None
    assert (agenda.steady, agenda.bed) == (steady, None)


@pytest.mark.parametrize(
    ("device", "steady", "told"), [("player", True, 1), ("player", False, 0), ("miniaudio", True, 0)]
)
def test_a_background_that_the_device_cannot_play_is_told(device: str, steady: bool, told: int, stage: Stage):
    stage.hear(Open((device,), steady))
    missing = BadClip("background", f"no background is heard through a fake {device}")
    assert stage.replies.count(missing) == told


def test_a_device_that_fails_is_said_and_the_next_one_tried():
    stage = Stage(miniaudio="no sound device was found")
    stage.hear(Open(("miniaudio", "player")))
    assert stage.replies == [
        Trying("miniaudio"),
        Failed("miniaudio", "no sound device was found"),
        Trying("player"),
        Ready("player", "a fake player", 0.01),
    ]


def test_where_no_device_works_it_says_so_and_leaves():
    stage = Stage(miniaudio="no sound device was found")
    stage.inbox.put(Open(("miniaudio",)))
    stage.ears.run()
    assert stage.replies[-1] == NoDevice()


def test_a_cue_is_held_for_the_device(stage: Stage):
    stage.open()
    stage.hear(Beat(), SOON)
    assert stage.due() == ["start"]


def test_a_beat_is_answered(stage: Stage):
    stage.open()
    stage.hear(Beat())
    assert stage.replies == [Alive()]


def test_what_is_held_is_dropped_after_a_second_without_a_beat(stage: Stage):
    stage.open()
    stage.hear(Beat(), At(103.0, "end", (1, 1, 3)))
    stage.now.now += BEATLESS + 0.01
    stage.hear()
    assert stage.replies[1:] == [Dropped((1, 1, 3), "end", 103.0)]


def test_what_is_held_stays_while_beats_come(stage: Stage):
    stage.open()
    stage.hear(At(103.0, "end", (1, 1, 3)))
    for _ in range(12):
        stage.now.now += 0.25
        stage.hear(Beat())
    assert stage.due() == ["end"]


def test_a_session_that_goes_on_is_heard_again(stage: Stage):
    stage.open()
    stage.now.now += 60
    stage.hear(Beat(), At(160.5, "start", (2, 1, 0)))
    assert stage.due() == ["start"]


def test_orders_that_waited_while_a_device_was_opened_all_count(stage: Stage):
    # Opening took two seconds: the beat that was sent meanwhile stands behind the cue in the pipe.
    slow = stage._make

    def open_slowly(name: str, report: object) -> FakeDevice:
        stage.now.now += 2
        return slow(name, report)

    stage.ears._make = open_slowly  # type: ignore[assignment]  # the same shape
    for message in (Open(("miniaudio",)), At(102.5, "start", (1, 1, 0)), Beat(), process._End()):
        stage.inbox.put(message)
    stage.ears.run()
    assert not any(isinstance(reply, Dropped) for reply in stage.replies)


def test_withdrawn_cues_are_not_held(stage: Stage):
    stage.open()
    stage.hear(Beat(), SOON, At(100.6, "end", (1, 1, 1), 2), Withdraw(2))
    assert stage.due() == ["end"]


def test_the_volume_reaches_the_device(stage: Stage):
    device = stage.open()
    stage.hear(Volume(50))
    assert device.agenda is not None
    assert device.agenda.gain == 0.25


def test_a_clip_is_loaded_from_its_file(stage: Stage, tmp_path: Path):
    device = stage.open()
    stage.hear(Load("start", str(write_clip(tmp_path / "start.wav", milliseconds=10))))
    assert device.agenda is not None
    assert len(device.agenda.clip("start")) == 882


def test_a_clip_that_cannot_be_read_is_said(stage: Stage, tmp_path: Path):
    stage.open()
    stage.hear(Load("start", str(tmp_path / "start.wav")))
    assert [type(reply) for reply in stage.replies] == [BadClip]


def test_what_a_device_reports_is_passed_on(stage: Stage):
    stage.open()
    stage.hear(Ring())
    assert stage.replies == [Ring()]


def test_a_device_that_goes_away_is_said_once_and_closed(stage: Stage):
    device = stage.open()
    device.failure = "the sound device went away"
    stage.hear(Beat(), SOON)
    stage.hear(Beat())
    assert [reply for reply in stage.replies if not isinstance(reply, Alive)] == [
        Lost("the sound device went away"),
        Dropped(SOON.key, SOON.name, SOON.due),
    ]
    assert device.closed


def test_a_lost_device_is_tried_again_after_a_while_and_said_when_it_is_back(stage: Stage):
    stage.open().failure = "the sound device went away"
    stage.hear()
    stage.now.now += RETRY - 0.1
    stage.hear()
    before = len(stage.devices)
    stage.now.now += 0.1
    stage.hear()
    assert (before, len(stage.devices)) == (1, 2)
    assert stage.replies[-1] == Ready("miniaudio", "a fake miniaudio", 0.01)


def test_a_device_that_stays_away_is_tried_from_time_to_time_in_silence(stage: Stage):
    stage.open().failure = "the sound device went away"
    stage._failures["miniaudio"] = "no sound device was found"
    for _ in range(20):
        stage.hear()
        stage.now.now += RETRY / 2
    assert [type(reply) for reply in stage.replies] == [Lost]
    assert 9 <= len(stage.devices) <= 11


def test_a_cue_for_a_lost_device_is_dropped(stage: Stage):
    stage.open().failure = "the sound device went away"
    stage.hear()
    stage.hear(Beat(), SOON)
    assert stage.replies[-1] == Dropped(SOON.key, SOON.name, SOON.due)


def test_asked_to_leave_it_leaves_at_once_where_nothing_sounds(stage: Stage):
    device = stage.open()
    stage.hear(At(103.0, "end", (1, 1, 3)), Quit())
    assert (stage.ears._over, device.agenda and device.agenda.holds) == (True, False)


def test_asked_to_leave_it_lets_what_sounds_come_to_its_end(stage: Stage):
    device = stage.open()
    device.sounding = True
    stage.hear(Quit())
    still_there = not stage.ears._over
    device.sounding = False
    stage.hear()
    assert (still_there, stage.ears._over) == (True, True)


def test_asked_to_leave_it_waits_for_no_endless_sound(stage: Stage):
    stage.open().sounding = True
    stage.hear(Quit())
    stage.now.now += LINGER
    stage.hear()
    assert stage.ears._over


def test_the_cue_of_the_very_end_still_sounds_when_asked_to_leave(stage: Stage):
    stage.open()
    stage.hear(At(100.02, "finish", (9, 1, 0)), Quit())
    assert (stage.ears._over, stage.due()) == (False, ["finish"])


def test_the_device_is_closed_whatever_happens(stage: Stage):
    device = stage.open()
    stage.inbox.put(process._End())
    stage.ears.run()
    assert device.closed


def test_an_unknown_device_is_a_failure_like_any_other():
    with pytest.raises(DeviceError, match="no device called trumpet"):
        process.make("trumpet", print)


@pytest.fixture
def pipe_ends(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the process made sure that it will leave."""
    ends: list[str] = []
    monkeypatch.setattr(process, "leave_anyway", lambda: ends.append("leave"))
    return ends


def test_orders_are_taken_from_the_pipe_and_anything_else_is_left(pipe_ends: list[str]):
    inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
    listen(io.BytesIO(encode(Beat()) + b"noise\n" + encode(Alive()) + encode(Volume(3))), inbox)  # type: ignore[arg-type]  # above
    got = [inbox.get_nowait() for _ in range(inbox.qsize())]
    assert got[:2] == [Beat(), Volume(3)]
    assert isinstance(got[2], process._End)


def test_the_end_of_the_pipe_ends_the_process_even_if_its_device_blocks(pipe_ends: list[str]):
    listen(io.BytesIO(b""), queue.SimpleQueue())
    assert pipe_ends == ["leave"]
