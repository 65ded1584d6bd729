from __future__ import annotations

from pathlib import Path

import pytest
from sound_fakes import FakeProcess

from relief_player.sound.attendant import MOST_DEATHS, MOST_UNANSWERED, OPENING, Attendant
from relief_player.sound.hooks import Hooks
from relief_player.sound.protocol import (
    Alive,
    At,
    Background,
    BadClip,
    Beat,
    Dropped,
    Failed,
    Load,
    Lost,
    NoDevice,
    Open,
    Ready,
    Ring,
    Started,
    Trying,
    Volume,
    Withdraw,
)
from relief_player.sound.status import SoundState

CUE = At(101.0, "start", (1, 1, 0))
READY = Ready("miniaudio", "ALSA, through miniaudio", 0.03)


class Scene:
    """An attendant, the processes it started, and what it told."""

    def __init__(self, wanted: str = "auto", order: tuple[str, ...] = ("miniaudio", "player", "bell")) -> None:
        self.processes: list[FakeProcess] = []
        self.can_start = True
        self.told: list[str] = []
        self.started: list[Started] = []
        self.rings = 0
        self.now = 100.0
        self.attendant = Attendant(
            self.launch,
            order=order,
            wanted=wanted,
            clips={"start": Path("audio/start.wav")},
            volume=80,
            hooks=Hooks(notice=self.told.append, ring=self.ring, started=self.started.append),
        )

    def launch(self) -> FakeProcess:
        if not self.can_start:
            raise FileNotFoundError
        self.processes.append(FakeProcess())
        return self.processes[-1]

    def ring(self) -> None:
        self.rings += 1

    @property
    def process(self) -> FakeProcess:
        return self.processes[-1]

    @property
    def state(self) -> SoundState:
        return self.attendant.status.state

    def begin(self) -> None:
        self.attendant.begin(self.now)

    def work(self) -> None:
        """Start, and have a device that works."""
        self.begin()
        self.attendant.hear(Trying("miniaudio"), self.now)
        self.attendant.hear(READY, self.now)

    def plan(self, generation: int = 0, *cues: At) -> None:
        """One look of the session, a quarter of a second after the last."""
        self.now += 0.25
        self.attendant.plan(generation, cues, self.now)

    def sent(self) -> list[At]:
        return [order for order in self.process.orders if isinstance(order, At)]


@pytest.fixture
def scene() -> Scene:
    return Scene()


# -- beginning ---------------------------------------------------------------------------------------------------------


def test_a_new_process_is_told_the_devices_the_volume_and_the_clips(scene: Scene):
    scene.begin()
    assert scene.process.orders == [
        Open(("miniaudio", "player", "bell")),
        Volume(80),
        Load("start", str(Path("audio/start.wav"))),
    ]


def test_a_new_process_is_told_before_it_opens_a_device_that_a_background_will_lie_under_the_cues(scene: Scene):
    scene.attendant.load(Background("brown", 70))
    scene.begin()
    assert scene.process.orders[0] == Open(("miniaudio", "player", "bell"), steady=True)


def test_sound_works_once_a_device_is_open(scene: Scene):
    scene.work()
    assert scene.attendant.status.sentence == "Sound: ALSA, through miniaudio."
    assert scene.told == []


def test_no_device_is_told_once_and_no_process_is_started_again(scene: Scene):
    scene.begin()
    scene.attendant.hear(NoDevice(), scene.now)
    scene.attendant.gone(scene.now)
    assert scene.told == ["Sound is off: no sound device was found. The session goes on."]
    assert (scene.state, len(scene.processes)) == (SoundState.OFF, 1)


def test_a_process_that_cannot_be_started_is_told(scene: Scene):
    scene.can_start = False
    scene.begin()
    assert scene.told == ["Sound is off: the sound process cannot be started. The session goes on."]


def test_another_device_than_the_wanted_one_is_told_with_the_reason():
    scene = Scene(wanted="simpleaudio", order=("simpleaudio", "miniaudio"))
    scene.begin()
    scene.attendant.hear(Failed("simpleaudio", "simpleaudio is not installed"), scene.now)
    scene.attendant.hear(READY, scene.now)
    assert scene.told == [
        "Sound comes from ALSA, through miniaudio: simpleaudio cannot be used, simpleaudio is not installed."
    ]


def test_a_bell_that_stands_in_is_told(scene: Scene):
    scene.begin()
    scene.attendant.hear(Ready("bell", "the terminal's bell", 0.0), scene.now)
    assert scene.told == ["The terminal's bell stands in for the sounds: no sound device was found."]


def test_a_bell_that_was_wanted_is_not():
    scene = Scene(wanted="bell", order=("bell", "miniaudio"))
    scene.begin()
    scene.attendant.hear(Ready("bell", "the terminal's bell", 0.0), scene.now)
    assert scene.told == []


def test_a_clip_that_cannot_be_read_is_told_once(scene: Scene):
    scene.work()
    for _ in range(2):
        scene.attendant.hear(BadClip("start", "start.wav cannot be read: no such file"), scene.now)
    assert scene.told == ["A sound will be missing: start.wav cannot be read: no such file."]


# -- cues --------------------------------------------------------------------------------------------------------------


def test_a_cue_is_sent_ahead_once_however_often_it_is_planned(scene: Scene):
    scene.work()
    scene.plan(0, CUE)
    scene.plan(0, CUE)
    assert scene.sent() == [CUE]


@pytest.mark.parametrize("planned", [True, False])
def test_a_beat_goes_before_what_is_to_be_held(scene: Scene, planned: bool):
    scene.work()
    if planned:
        scene.plan(0, CUE)
    else:
        scene.attendant.sound(CUE, scene.now)
    assert scene.process.orders[-2:] == [Beat(), CUE]


def test_cues_are_sent_while_the_device_is_still_being_opened(scene: Scene):
    scene.begin()
    scene.plan(0, CUE)
    assert scene.sent() == [CUE]


def test_a_higher_generation_withdraws_and_sends_what_still_holds(scene: Scene):
    scene.work()
    scene.plan(3, CUE)
    scene.plan(4, CUE)
    first, second = scene.sent()
    assert scene.process.of(Withdraw)[-1] == Withdraw(second.generation)
    assert first.generation < second.generation


def test_a_lower_generation_is_out_of_date_and_nothing_of_it_is_sent(scene: Scene):
    scene.work()
    scene.plan(4)
    scene.plan(3, CUE)
    assert scene.sent() == []


def test_a_cue_that_the_process_dropped_is_sent_again(scene: Scene):
    scene.work()
    scene.plan(0, CUE)
    scene.attendant.hear(Dropped(CUE.key, CUE.name, CUE.due), scene.now)
    scene.plan(0, CUE)
    assert (len(scene.sent()), scene.attendant.status.dropped) == (2, 1)


def test_a_cue_there_is_no_room_for_is_counted_and_tried_again(scene: Scene):
    scene.work()
    scene.process.room = 0
    scene.plan(0, CUE)
    scene.process.room = 100
    scene.plan(0, CUE)
    assert (scene.attendant.status.dropped, len(scene.sent())) == (1, 1)


def test_plans_that_never_arrived_are_counted(scene: Scene):
    scene.work()
    scene.attendant.plan(0, [], scene.now, refused=5)
    assert scene.attendant.status.dropped == 5


def test_what_sounds_is_counted_and_passed_on(scene: Scene):
    scene.work()
    began = Started(CUE.key, "start", 101.0, 101.001)
    scene.attendant.hear(began, scene.now)
    assert (scene.attendant.status.started, scene.started) == (1, [began])


def test_the_bell_is_rung_by_whoever_owns_the_terminal(scene: Scene):
    scene.begin()
    scene.attendant.hear(Ring(), scene.now)
    assert scene.rings == 1


# -- muting and volume -------------------------------------------------------------------------------------------------


def test_muting_withdraws_and_nothing_is_sent_until_it_ends(scene: Scene):
    scene.work()
    scene.plan(0, CUE)
    scene.attendant.mute(muted=True)
    scene.plan(0, CUE)
    scene.attendant.sound(At(101.0, "countdown"), scene.now)
    assert len(scene.sent()) == 1
    assert (scene.process.of(Volume)[-1], scene.process.of(Withdraw)[-1]) == (Volume(0), Withdraw(1))


def test_after_muting_what_is_still_to_come_is_sent_again(scene: Scene):
    scene.work()
    scene.plan(0, CUE)
    scene.attendant.mute(muted=True)
    scene.attendant.mute(muted=False)
    scene.plan(0, CUE)
    assert len(scene.sent()) == 2
    assert scene.process.of(Volume)[-1] == Volume(80)


def test_a_generation_that_came_while_muted_is_not_forgotten(scene: Scene):
    scene.work()
    scene.attendant.mute(muted=True)
    scene.plan(1)
    scene.attendant.mute(muted=False)
    scene.plan(0, CUE)
    assert scene.sent() == []


@pytest.mark.parametrize(("asked", "set_to"), [(40, 40), (-3, 0), (250, 100)])
def test_the_volume_stays_between_nothing_and_all(scene: Scene, asked: int, set_to: int):
    scene.work()
    scene.attendant.set_volume(asked)
    assert (scene.process.of(Volume)[-1], scene.attendant.status.volume) == (Volume(set_to), set_to)


def test_a_volume_set_while_muted_is_kept_for_later(scene: Scene):
    scene.work()
    scene.attendant.mute(muted=True)
    scene.attendant.set_volume(40)
    silent = scene.process.of(Volume)[-1]
    scene.attendant.mute(muted=False)
    assert (silent, scene.process.of(Volume)[-1]) == (Volume(0), Volume(40))


def test_a_process_that_takes_the_place_of_a_muted_one_is_muted(scene: Scene):
    scene.work()
    scene.attendant.mute(muted=True)
    scene.attendant.gone(scene.now)
    assert scene.process.of(Volume) == [Volume(0)]


# -- trouble -----------------------------------------------------------------------------------------------------------


def test_a_process_that_died_is_replaced_without_a_word_and_told_what_is_to_come(scene: Scene):
    scene.work()
    scene.plan(0, CUE)
    scene.attendant.gone(scene.now)
    scene.plan(0, CUE)
    assert (len(scene.processes), scene.sent(), scene.told) == (2, [CUE], [])
    assert (scene.state, scene.attendant.status.dropped) == (SoundState.STARTING, 0)


def test_a_device_that_worked_is_tried_again_by_the_next_process(scene: Scene):
    scene.work()
    scene.attendant.gone(scene.now)
    assert scene.process.orders[0] == Open(("miniaudio", "player", "bell"))


def test_after_three_deaths_sound_is_given_up_and_told_once(scene: Scene):
    for _ in range(MOST_DEATHS):
        scene.work()
        scene.attendant.gone(scene.now)
    assert scene.told == ["Sound is off: the sound process has failed. The session goes on."]
    assert (scene.state, scene.attendant.status.deaths) == (SoundState.OFF, 3)


def test_a_device_that_kills_the_process_while_it_is_opened_is_left_out_of_the_next(scene: Scene):
    scene.begin()
    scene.attendant.hear(Trying("miniaudio"), scene.now)
    scene.attendant.gone(scene.now)
    assert scene.process.orders[0] == Open(("player", "bell"))


def test_a_device_that_takes_too_long_to_open_costs_the_process_and_the_next_is_tried(scene: Scene):
    scene.begin()
    scene.attendant.hear(Trying("miniaudio"), scene.now)
    scene.attendant.look(scene.now + OPENING - 0.1)
    patient = not scene.process.killed
    scene.attendant.look(scene.now + OPENING)
    killed = scene.process.killed
    scene.attendant.gone(scene.now + OPENING)
    assert (patient, killed, scene.process.orders[0]) == (True, True, Open(("player", "bell")))


def test_each_device_gets_its_own_time_to_open(scene: Scene):
    scene.begin()
    scene.attendant.hear(Trying("miniaudio"), scene.now)
    scene.attendant.hear(Trying("player"), scene.now + 2)
    scene.attendant.look(scene.now + OPENING + 1)
    assert not scene.process.killed


def test_the_only_device_blocking_is_told_as_what_it_is():
    scene = Scene(order=("miniaudio",))
    scene.begin()
    scene.attendant.hear(Trying("miniaudio"), scene.now)
    scene.attendant.look(scene.now + OPENING)
    scene.attendant.gone(scene.now + OPENING)
    assert scene.told == ["Sound is off: the sound device does not answer. The session goes on."]


def test_a_device_that_blocks_is_the_reason_even_if_the_others_merely_fail(scene: Scene):
    scene.begin()
    scene.attendant.hear(Trying("miniaudio"), scene.now)
    scene.attendant.look(scene.now + OPENING)
    scene.attendant.gone(scene.now + OPENING)
    scene.attendant.hear(NoDevice(), scene.now)
    assert scene.told == ["Sound is off: the sound device does not answer. The session goes on."]


def test_a_session_that_was_stopped_while_a_device_was_opened_blames_nobody(scene: Scene):
    scene.begin()
    scene.attendant.hear(Trying("miniaudio"), scene.now)
    scene.attendant.look(scene.now + 3_600)
    assert not scene.process.killed


def test_a_process_that_answers_beats_is_left_alone(scene: Scene):
    scene.work()
    for _ in range(5 * MOST_UNANSWERED):
        scene.plan()
        scene.attendant.hear(Alive(), scene.now)
        scene.attendant.look(scene.now)
    assert not scene.process.killed


def test_a_process_that_answers_no_beat_is_ended_after_about_three_seconds(scene: Scene):
    scene.work()
    began = scene.now
    while not scene.process.killed:
        scene.plan()
        scene.attendant.look(scene.now)
    assert scene.now - began == pytest.approx(3.0)


def test_a_session_that_was_stopped_for_an_hour_blames_nobody(scene: Scene):
    scene.work()
    scene.plan()
    scene.now += 3_600
    scene.plan()
    scene.attendant.look(scene.now)
    assert not scene.process.killed


def test_beats_are_not_sent_faster_than_they_can_be_answered(scene: Scene):
    scene.work()
    for _ in range(100):
        scene.attendant.plan(0, [], scene.now)
    assert len(scene.process.of(Beat)) == 1


def test_a_device_that_goes_away_is_told_once_and_cues_are_not_sent_to_it(scene: Scene):
    scene.work()
    for _ in range(2):
        scene.attendant.hear(Lost("the sound device went away"), scene.now)
    scene.plan(0, CUE)
    assert scene.told == ["Sound has stopped: the sound device went away. The session goes on."]
    assert (scene.state, scene.sent()) == (SoundState.LOST, [])


def test_a_device_that_went_away_and_then_blocks_is_told_once(scene: Scene):
    scene.work()
    scene.attendant.hear(Lost("the sound device went away"), scene.now)
    for _ in range(MOST_DEATHS):
        scene.attendant.gone(scene.now)
    assert (scene.state, len(scene.told)) == (SoundState.OFF, 1)


def test_a_device_that_comes_back_is_told_and_gets_the_cues(scene: Scene):
    scene.work()
    scene.attendant.hear(Lost("the sound device went away"), scene.now)
    scene.attendant.hear(READY, scene.now)
    scene.plan(0, CUE)
    assert (scene.told[-1], scene.sent()) == ("Sound is back.", [CUE])


def test_the_end_of_a_closed_process_is_no_death(scene: Scene):
    scene.work()
    scene.attendant.close()
    scene.attendant.gone(scene.now)
    assert (scene.process.closed, scene.state, scene.attendant.status.deaths) == (True, SoundState.CLOSED, 0)
